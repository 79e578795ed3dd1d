package ai.openclaw.core.secrets.internal.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.openclaw.core.secrets.Diagnostic;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthProfilesTest {
  private static final String REF = "{source: 'env', provider: 'default', id: 'A'}";

  @TempDir Path state;

  private StoreProfiles read(String config) {
    return new AuthProfiles(state).read(Configs.snapshot(config, Map.of()));
  }

  private void store(String agent, String profiles) throws IOException {
    Path folder = Files.createDirectories(state.resolve("agents").resolve(agent).resolve("agent"));
    Files.writeString(
        folder.resolve("auth-profiles.json"),
        Configs.tree("{version: 1, profiles: " + profiles.replace("REF", REF) + "}").toString());
  }

  private static List<String> paths(List<Slot> slots) {
    return slots.stream().map(Slot::text).toList();
  }

  @Test
  void findsReferencesBesideAndInsideTheFieldOfTheRightType() throws Exception {
    store(
        "main",
        "{a: {type: 'api_key', provider: 'p', keyRef: REF, key: 'old', tokenRef: REF},"
            + " b: {mode: 'token', provider: 'p', token: {source: 'env', id: 'A'}},"
            + " c: {type: 'api_key', provider: 'p', key: '${A_KEY}'},"
            + " d: {type: 'api_key', provider: 'p', key: 'plain'}}");
    StoreProfiles found = read("{secrets: {defaults: {env: 'mine'}}}");
    assertEquals(
        List.of(
            "auth-profiles.main.profiles.a.key",
            "auth-profiles.main.profiles.b.token",
            "auth-profiles.main.profiles.c.key"),
        paths(found.slots()));
    assertEquals("env:mine:A", found.slots().get(1).ref().toString());
    assertEquals(
        Set.of("auth-profiles.main.profiles.a.key", "auth-profiles.main.profiles.d.key"),
        found.plain().keySet());
    assertEquals(
        List.of("auth-profiles a"), found.diagnostics().stream().map(Diagnostic::path).toList());
    assertEquals("auth-profiles.main.profiles.a", found.slots().get(0).owner());
  }

  @Test
  void readsTheStoresOfConfiguredAgentsOnly() throws Exception {
    store("main", "{a: {type: 'api_key', provider: 'p', keyRef: REF}}");
    store("ghost", "{a: {type: 'api_key', provider: 'p', keyRef: REF}}");
    store("work", "{a: {type: 'api_key', provider: 'p', keyRef: REF}}");
    assertEquals(
        List.of("auth-profiles.work.profiles.a.key"),
        paths(read("{agents: {list: [{id: 'work'}]}}").slots()));
  }

  @Test
  void forbidsReferencesInOauthProfiles() throws Exception {
    store(
        "main",
        "{a: {type: 'oauth', provider: 'p', access: REF, refresh: '${R}', key: 'plain'},"
            + " b: {type: 'api_key', provider: 'p', keyRef: REF},"
            + " c: {type: 'token', provider: 'p', token: 'plain'}}");
    StoreProfiles found = read("{auth: {profiles: {b: {mode: 'oauth'}, c: {mode: 'oauth'}}}}");
    assertEquals(
        List.of(
            "auth-profiles.main.profiles.a.access",
            "auth-profiles.main.profiles.a.refresh",
            "auth-profiles.main.profiles.b.key"),
        paths(found.forbidden()));
    assertEquals(List.of(), found.slots());
  }

  @Test
  void warnsOfABrokenStoreWithoutQuotingIt() throws Exception {
    Path folder = Files.createDirectories(state.resolve("agents/main/agent"));
    Files.writeString(folder.resolve("auth-profiles.json"), "{\"key\": s3cr3t}");
    Diagnostic diagnostic = read("{}").diagnostics().get(0);
    assertEquals("AUTH_PROFILES_UNREADABLE", diagnostic.code());
    assertFalse(diagnostic.message().contains("s3cr3t"));
  }
}
