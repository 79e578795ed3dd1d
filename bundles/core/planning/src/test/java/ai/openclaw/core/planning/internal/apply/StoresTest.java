package ai.openclaw.core.planning.internal.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.planning.PlanRefusedException;
import ai.openclaw.core.planning.StoredProfile;
import ai.openclaw.core.secrets.SecretContent;
import ai.openclaw.core.secrets.internal.surface.RegisteredTargets;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {
  @TempDir Path state;

  private Stores stores = stores(Path.of("none"));

  @BeforeEach
  void lookAtTheFolder() {
    stores = stores(state);
  }

  @Test
  void takesTheAgentThatIsMarkedElseTheFirstElseMain() throws Exception {
    assertEquals("main", stores.defaultAgent(config("{}")));
    assertEquals("a", stores.defaultAgent(config("{'agents':{'list':[{'id':'a'},{'id':'b'}]}}")));
    assertEquals(
        "b",
        stores.defaultAgent(config("{'agents':{'list':[{'id':'a'},{'id':'b','default':true}]}}")));
  }

  @Test
  void findsAgentsByTheConfigurationOrByTheirFolderAndNoOther() throws Exception {
    ConfigSnapshot config = config("{'agents':{'list':[{'id':'Ops'}]}}");
    Files.createDirectories(state.resolve("agents/ghost"));
    assertEquals(Optional.of("Ops"), stores.find("ops", config));
    assertEquals(Optional.of("ghost"), stores.find("ghost", config));
    assertEquals(Optional.empty(), stores.find("nobody", config));
    assertEquals(Optional.empty(), stores.find("../agents/ghost", config));
  }

  @Test
  void readsProfilesWithoutTheirValuesAndAReferenceBesideAFieldFirst() throws Exception {
    store(
        "{'profiles':{'b':{'type':'api_key','provider':'zai','key':'plain','keyRef':"
            + "{'source':'env','id':'K'}},'a':{'type':'token','token':'plain'}}}");
    List<StoredProfile> profiles = stores.profiles("main", config("{}"));
    assertEquals(
        List.of(
            new StoredProfile(
                "b",
                "api_key",
                "zai",
                new SecretContent.Reference(new SecretRef("env", "default", "K")),
                new SecretContent.Absent()),
            new StoredProfile(
                "a", "token", "", new SecretContent.Absent(), new SecretContent.Plain())),
        profiles);
    assertEquals(List.of(), stores.profiles("nobody", config("{}")));
  }

  @Test
  void namesAStoreThatCannotBeRead() throws Exception {
    Path file = store("{'profiles':");
    PlanRefusedException refused =
        assertThrows(PlanRefusedException.class, () -> stores.profiles("main", config("{}")));
    assertTrue(refused.failure().message().contains(file.toString()), refused.failure().message());
  }

  private static Stores stores(Path state) {
    return new Stores(new Places(state), new RegisteredTargets());
  }

  private Path store(String content) throws Exception {
    Path file = state.resolve("agents/main/agent/auth-profiles.json");
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, content.replace('\'', '"'));
  }

  private static ConfigSnapshot config(String text) throws Exception {
    ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    return new ConfigSnapshot(
        "r", Path.of("openclaw.json"), true, tree, tree, name -> Optional.empty(), List.of());
  }
}
