package ai.openclaw.core.secrets.internal.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.secrets.ReloadOutcome;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.profile.AuthProfiles;
import ai.openclaw.core.secrets.internal.shield.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthPolicyTest {
  private static final String REF = "{source: 'demo', provider: 'p', id: 'one'}";

  @TempDir Path state;
  private final Fixture fixture = new Fixture();

  @BeforeEach
  void folder() throws IOException {
    Files.createDirectories(state.resolve("agents/main/agent"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"keyRef", "tokenRef", "key", "token", "access", "refresh"})
  void referenceInAnyFieldOfAnOauthProfileStopsTheStart(String field) throws Exception {
    for (String kind : List.of("type", "mode")) {
      for (String value :
          List.of(
              REF,
              "'${A_NAME}'",
              "{source: 'demo', id: 'one'}",
              "{source: 'demo', provider: 'p', id: 'one', extra: 1}",
              "'secretref-env:A_NAME'")) {
        store("{a: {%s: 'oauth', provider: 'x', %s: %s}}".formatted(kind, field, value));

        String text = refused("{}");

        assertTrue(
            text.contains(
                "auth-profiles "
                    + state.resolve("agents/main/agent")
                    + " policy validation failed: OAuth + SecretRef is not supported."),
            text);
        assertTrue(text.contains("\n- profiles.a." + field + ": "), text);
        assertTrue(text.contains("(OAuth credentials are runtime-mutable)."), text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"api_key key", "token token"})
  void referenceUnderModeOauthStopsTheStart(String typeAndField) throws Exception {
    String type = typeAndField.split(" ", -1)[0];
    String field = typeAndField.split(" ", -1)[1];
    for (String credential :
        List.of(
            field + "Ref: " + REF,
            field + ": " + REF,
            field + ": '${A_NAME}'",
            field + "Ref: " + REF + ", " + field + ": 'plain'")) {
      store("{a: {type: '%s', provider: 'x', %s}}".formatted(type, credential));

      String text = refused("{auth: {profiles: {a: {mode: 'oauth'}}}}");

      assertTrue(text.contains("\n- profiles.a." + field + ": "), text);
      assertTrue(text.contains("auth.profiles.a.mode is oauth"), text);
    }
  }

  @Test
  void plainValuesAndOtherProfilesPass() throws Exception {
    store(
        "{a: {type: 'oauth', provider: 'x', access: 'plain', refresh: 'plain', key: ''},"
            + " b: {type: 'api_key', provider: 'x', key: 'plain'},"
            + " c: {type: 'api_key', provider: 'x', keyRef: %s},".formatted(REF)
            + " d: {type: 'token', provider: 'x', keyRef: %s, token: 'plain'}}".formatted(REF));

    assertTrue(
        run("{auth: {profiles: {b: {mode: 'oauth'}, d: {mode: 'oauth'}, c: {mode: 'api_key'}}}}")
            instanceof PassResult.Good);
  }

  @Test
  void everyViolationOfEveryAgentIsListed() throws Exception {
    store(
        "{a: {type: 'oauth', provider: 'x', access: %s, refresh: %s},".formatted(REF, REF)
            + " b: {type: 'api_key', provider: 'x', keyRef: %s}}".formatted(REF));
    Path other = Files.createDirectories(state.resolve("own"));
    Files.copy(
        state.resolve("agents/main/agent/auth-profiles.json"), other.resolve("auth-profiles.json"));

    String text =
        refused(
            "{agents: {list: [{id: 'main'}, {id: 'two', agentDir: '"
                + other
                + "'}]}, auth: {profiles: {b: {mode: 'oauth'}}}}");

    assertEquals(6, text.lines().filter(line -> line.startsWith("- profiles.")).count(), text);
    assertTrue(text.contains("auth-profiles " + other + " policy"), text);
    assertFalse(text.contains("set the variable"), text);
  }

  @Test
  void reloadIsRefusedAndTheLastGoodSnapshotStays() throws Exception {
    store("{}");
    LiveSecrets live = fixture.start(Fixture.config("strict"), state);
    store("{a: {type: 'oauth', provider: 'x', access: %s}}".formatted(REF));
    fixture.provider.put("one", "one-2");

    ReloadOutcome outcome = live.reload();

    ReloadOutcome.Kept kept = (ReloadOutcome.Kept) outcome;
    assertEquals(OAuthPolicy.CODE, kept.failure().code());
    assertTrue(kept.failure().message().startsWith("auth-profiles "), kept.failure().message());
    assertEquals(1, live.current().number());
    assertEquals(
        "one-1", live.current().value("models.providers.one.apiKey").orElseThrow().revealText());
    assertTrue(live.health().degraded().isPresent());
  }

  private void store(String profiles) throws IOException {
    Files.writeString(
        state.resolve("agents/main/agent/auth-profiles.json"),
        Configs.tree("{version: 1, profiles: " + profiles + "}").toString());
  }

  private PassResult run(String config) throws InterruptedException {
    ConfigSnapshot snapshot =
        Configs.snapshot(
            "{secrets: {providers: {p: {source: 'demo'}}}"
                + (config.equals("{}") ? "" : ",")
                + config.substring(1),
            Map.of());
    return fixture
        .pass(new AuthProfiles(state))
        .run(snapshot, Optional.empty(), PassScope.all(Trigger.RELOAD));
  }

  private String refused(String config) throws InterruptedException {
    return ((PassResult.Bad) run(config)).failure().startText(Path.of("openclaw.json"));
  }
}
