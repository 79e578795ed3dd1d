package ai.openclaw.core.secrets.internal.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.credential.CredentialSurface;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.WatchedCalls;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of plugins, on the surfaces that ship. */
class PluginActivationTest {
  private static final String REF = "{source: 'env', provider: 'default', id: 'A'}";

  private final WatchedCalls calls = new WatchedCalls();
  private final Claims<CredentialSurface> claims =
      new Claims<>("the surface owner", Set.of(), name -> true);
  private final Surfaces surfaces = new Surfaces(claims, calls);

  PluginActivationTest() {
    new Declared(claims).all();
  }

  @AfterEach
  void stop() {
    calls.close();
  }

  private Collected collect(String config) {
    return Collector.collect(surfaces, Configs.snapshot(config.replace("REF", REF), Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "entries: {voice-call: {config: {twilio: {authToken: REF}}}}"
            + "|the plugin voice-call is disabled by default;"
            + " plugins.entries.voice-call.enabled is not true",
        "entries: {voice-call: {enabled: true, config: {twilio: {authToken: REF}}}}|",
        "entries: {voice-call: {enabled: false, config: {twilio: {authToken: REF}}}}"
            + "|the plugin voice-call is disabled",
        "deny: ['voice-call'], entries: {voice-call: {enabled: true,"
            + " config: {twilio: {authToken: REF}}}}|the plugin voice-call is in plugins.deny",
        "allow: ['acpx'], entries: {voice-call: {enabled: true,"
            + " config: {twilio: {authToken: REF}}}}|the plugin voice-call is not in plugins.allow",
        "allow: ['voice-call'], entries: {voice-call: {enabled: true,"
            + " config: {twilio: {authToken: REF}}}}|",
        "allow: [], entries: {voice-call: {enabled: true, config: {twilio: {authToken: REF}}}}|",
        "enabled: false, entries: {voice-call: {enabled: true,"
            + " config: {twilio: {authToken: REF}}}}|plugins are disabled",
        "entries: {acpx: {enabled: true, config: {mcpServers: {m: {env: {KEY: REF}}}}}}|",
        "entries: {acpx: {enabled: false, config: {mcpServers: {m: {env: {KEY: REF}}}}}}"
            + "|the plugin acpx is disabled"
      })
  void resolvesOnlyWhatAPluginThatRunsNeeds(String plugins, String reason) {
    Collected collected =
        collect("{plugins: {" + plugins.replace("voice-call:", "'voice-call':") + "}}");
    assertEquals(
        reason == null ? 1 : 0, collected.active().size(), () -> "" + collected.inactive());
    assertEquals(
        reason == null ? List.of() : List.of(reason),
        collected.inactive().stream().map(Collected.Idle::reason).toList());
  }

  @Test
  void resolvesEveryCredentialOfVoiceCallsWhateverProviderIsChosen() {
    assertEquals(
        4,
        collect(
                "{plugins: {entries: {'voice-call': {enabled: true, config: {enabled: false,"
                    + " twilio: {authToken: REF}, tts: {providers: {p: {apiKey: REF}}},"
                    + " streaming: {providers: {p: {apiKey: REF}}},"
                    + " realtime: {providers: {p: {apiKey: REF}}}}}}}}")
            .active()
            .size());
  }
}
