package ai.openclaw.core.planning.internal.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.planning.internal.plan.Plan;
import ai.openclaw.core.planning.internal.plan.PlanTarget;
import ai.openclaw.core.planning.internal.store.KnownNames;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.core.secrets.SecretTarget;
import ai.openclaw.core.secrets.internal.surface.RegisteredTargets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrubsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecretRef REF = new SecretRef("env", "default", "NEW_KEY");

  @TempDir Path state;

  private final RegisteredTargets targets = new RegisteredTargets();
  private final StoreDrafts drafts = new StoreDrafts();
  private final Migrated migrated = new Migrated();
  private final Set<String> warnings = new LinkedHashSet<>();
  private StateFiles files = new StateFiles(new Places(Path.of("none")));
  private Scrubs scrubs = scrubs();

  @BeforeEach
  void lookAtTheFolder() {
    files = new StateFiles(new Places(state));
    scrubs = scrubs();
  }

  @Test
  void takesPlaintextOfTheTargetedProviderOutOfEveryStore() throws Exception {
    Path main = store("main", "{'a:d':{'type':'api_key','provider':'Z.AI','key':'old'}}");
    Path ghost = store("ghost", "{'a:t':{'type':'token','provider':'zai','token':'old-2'}}");
    Path other = store("other", "{'b':{'type':'token','provider':'beta','token':'keep'}}");

    scrub(plan(true, false, target("zai")));

    assertEquals("{\"type\":\"api_key\",\"provider\":\"Z.AI\"}", profile(main, "a:d"));
    assertEquals("{\"type\":\"token\",\"provider\":\"zai\"}", profile(ghost, "a:t"));
    assertEquals(Set.of(main, ghost), drafts.changes().keySet());
    assertTrue(migrated.contains("old") && migrated.contains("old-2"));
    assertFalse(migrated.contains("keep") || drafts.changes().containsKey(other));
    assertEquals(Set.of(), warnings);
  }

  @Test
  void keepsReferencesAndWarnsOfEach() throws Exception {
    String ref = "{'source':'env','provider':'default','id':'OWN'}";
    Path store =
        store(
            "main",
            "{'one':{'type':'api_key','provider':'zai','key':'old','keyRef':"
                + ref
                + "},'two':{'type':'token','provider':'zai','token':'${OWN}'}}");

    scrub(plan(true, false, target("zai")));

    assertTrue(profile(store, "one").contains("keyRef"));
    assertFalse(profile(store, "one").contains("old"));
    assertTrue(profile(store, "two").contains("${OWN}"));
    assertEquals(2, warnings.size());
  }

  @Test
  void removesReferencesOnlyWhenAskedTo() throws Exception {
    Path store =
        store("main", "{'one':{'type':'token','provider':'zai','tokenRef':{'source':'env'}}}");

    scrub(plan(true, true, target("zai")));

    assertEquals("{\"type\":\"token\",\"provider\":\"zai\"}", profile(store, "one"));
    assertEquals(Set.of(), warnings);
  }

  @Test
  void leavesProfilesAloneThatTheSamePlanWrites() throws Exception {
    Path store = store("main", "{'one':{'type':'api_key','provider':'zai','key':'x'}}");
    SecretTarget key = known("auth-profiles.api_key.key");
    var profile =
        new PlanTarget(
            1, key, List.of("profiles", "one", "key"), REF, Optional.of("main"), Optional.empty());
    Plan plan = plan(true, true, target("zai"), profile);
    changes().apply(plan);

    scrub(plan);

    assertTrue(profile(store, "one").contains("NEW_KEY"));
    assertEquals(Set.of(), warnings);
  }

  @Test
  void warnsOfOauthCredentialsAndTouchesNone() throws Exception {
    store("main", "{'o':{'type':'oauth','provider':'zai','access':'a'}}");

    scrub(plan(true, true, target("zai")));

    assertEquals(1, warnings.size());
    assertEquals(Map.of(), drafts.changes());
  }

  @Test
  void doesNothingWithoutATargetOfAProviderKey() throws Exception {
    store("main", "{'a':{'type':'api_key','provider':'gateway','key':'x'}}");
    var gateway =
        new PlanTarget(
            0,
            known("gateway.auth.token"),
            List.of("gateway", "auth", "token"),
            REF,
            Optional.empty(),
            Optional.empty());

    scrub(plan(true, false, gateway));

    assertEquals(Map.of(), drafts.changes());
  }

  @Test
  void emptiesOldStoresOfKeysOfEveryProvider() throws Exception {
    Path file = Files.createDirectories(state.resolve("agents/main/agent")).resolve("auth.json");
    Files.writeString(file, json("{'a':{'type':'api_key','key':'x'},'b':{'type':'oauth'}}"));
    Path broken = Files.createDirectories(state.resolve("agents/b/agent")).resolve("auth.json");
    Files.writeString(broken, "{ nonsense");

    scrubs.legacyStores();

    assertEquals(Set.of(file), drafts.changes().keySet());
    assertEquals(1, warnings.size());
    assertTrue(warnings.iterator().next().contains(broken + " stays as it is: it is not JSON"));
    assertEquals("{\"b\":{\"type\":\"oauth\"}}", drafts.open(file).tree().toString());
  }

  @Test
  void takesOnlyKnownVariablesWithAMovedValueOutOfTheVariables() throws Exception {
    migrated.add(TextNode.valueOf("old"));
    Path file =
        Files.writeString(
            state.resolve(".env"),
            "# head\nOPENAI_API_KEY=old\nMINE=old\nexport GROQ_API_KEY=\"old\"\nXAI_API_KEY=other\n");

    scrubs.dotEnv(Set.of());

    assertEquals("# head\nMINE=old\nXAI_API_KEY=other\n", text(file));
  }

  @Test
  void findsTheMovedValueInEveryFormThatAnAssignmentHas() throws Exception {
    migrated.add(TextNode.valueOf("old"));
    Path file =
        Files.writeString(
            state.resolve(".env"),
            String.join(
                "\r\n",
                "\uFEFFOPENAI_API_KEY='old'",
                "export GROQ_API_KEY = `old` # why",
                "OPENAI_API_KEY=other",
                "XAI_API_KEY=old # note",
                "GEMINI_API_KEY='o",
                "ld'",
                "OPENAI_API_KEY=\"old\""));

    scrubs.dotEnv(Set.of());

    assertEquals("OPENAI_API_KEY=other\r\nGEMINI_API_KEY='o\r\nld'\r\n", text(file));
  }

  @Test
  void leavesAStoreOverTheLimitAloneAndSaysSo() throws Exception {
    Path store = store("main", "{'a:d':{'type':'api_key','provider':'zai','key':'old'}}");
    try (var large = new RandomAccessFile(store.toFile(), "rw")) {
      large.setLength(100L << 20);
    }

    scrub(plan(true, false, target("zai")));

    assertEquals(Map.of(), drafts.changes());
    assertTrue(warnings.iterator().next().contains("has 104857600 bytes, more than the 5242880"));
  }

  @Test
  void passesOverProfilesOfUnknownTypesAndShapes() throws Exception {
    Path store =
        store(
            "main",
            "{'a':{'type':'passkey','provider':'zai','key':'keep'},'b':7,'c':null,'d':['x'],"
                + "'e':{'type':5,'provider':'zai','key':'keep'},'f':{'type':'api_key','provider':[]},"
                + "'g':{'type':'api_key','provider':'zai','key':{'a':1}}}");
    String before = Files.readString(store);

    scrub(plan(true, false, target("zai")));

    assertEquals(before, Files.readString(store));
    assertEquals(Map.of(), drafts.changes());
  }

  @Test
  void keepsAVariableThatAReferenceNeedsAndSaysSo() throws Exception {
    migrated.add(TextNode.valueOf("old"));
    Files.writeString(state.resolve(".env"), "OPENAI_API_KEY=old\n");

    scrubs.dotEnv(Set.of("OPENAI_API_KEY"));

    assertEquals(Map.of(), drafts.changes());
    assertEquals(1, warnings.size());
    assertFalse(warnings.toString().contains("old"));
  }

  @Test
  void leavesALineEndInFilesThatBecomeEmpty() throws Exception {
    migrated.add(TextNode.valueOf("old"));
    Path file = Files.writeString(state.resolve(".env"), "OPENAI_API_KEY=old");

    scrubs.dotEnv(Set.of());

    assertEquals("\n", text(file));
  }

  private Scrubs scrubs() {
    return new Scrubs(files, KnownNames.load(), targets, drafts, migrated, warnings);
  }

  private void scrub(Plan plan) throws Exception {
    scrubs.profiles(plan, config(), changes());
  }

  private ProfileChanges changes() {
    return new ProfileChanges(config(), files, targets, drafts, migrated);
  }

  private ConfigSnapshot config() {
    ObjectNode empty = JSON.createObjectNode();
    return new ConfigSnapshot(
        "0", files.config(), false, empty, empty, name -> Optional.empty(), List.of());
  }

  private PlanTarget target(String provider) {
    List<String> path = List.of("models", "providers", provider, "apiKey");
    return new PlanTarget(
        0, known("models.providers.*.apiKey"), path, REF, Optional.empty(), Optional.empty());
  }

  private SecretTarget known(String id) {
    return targets.all().stream()
        .filter(target -> target.field().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Plan plan(boolean profiles, boolean refs, PlanTarget... targets) {
    return new Plan(
        List.of(targets), Map.of(), List.of(), new Plan.Options(true, profiles, refs, true));
  }

  private Path store(String agent, String profiles) throws IOException {
    Path folder = Files.createDirectories(state.resolve("agents/" + agent + "/agent"));
    return Files.writeString(
        folder.resolve("auth-profiles.json"), json("{'version':1,'profiles':" + profiles + "}"));
  }

  private String profile(Path file, String id) throws IOException {
    JsonNode profile = drafts.open(file).tree().path("profiles").path(id);
    return profile.toString();
  }

  private String text(Path file) {
    return new String(
        Optional.ofNullable(drafts.changes().get(file)).orElseThrow(), StandardCharsets.UTF_8);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
