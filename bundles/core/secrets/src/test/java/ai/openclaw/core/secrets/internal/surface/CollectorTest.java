package ai.openclaw.core.secrets.internal.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.credential.Activity;
import ai.openclaw.api.credential.CredentialSurface;
import ai.openclaw.api.credential.CredentialTarget;
import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.credential.PathPattern;
import ai.openclaw.core.secrets.Diagnostic;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.TestHandle;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.WatchedCalls;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectorTest {
  private static final String REF = "{source: 'env', provider: 'default', id: 'A'}";

  private final WatchedCalls calls = new WatchedCalls();
  private final Claims<CredentialSurface> claims =
      new Claims<>("the surface owner", Set.of(), name -> true);
  private final Surfaces surfaces = new Surfaces(claims, calls);

  @AfterEach
  void stop() {
    calls.close();
  }

  private Collected collect(String config, Map<String, String> variables) {
    return Collector.collect(surfaces, Configs.snapshot(config.replace("REF", REF), variables));
  }

  private List<String> active(String config) {
    return collect(config, Map.of()).active().stream().map(Slot::text).toList();
  }

  @Test
  void collectsInTheOrderOfTheRegistryWhateverTheOrderOfTheFile() {
    assertEquals(
        List.of(
            "models.providers.b.apiKey",
            "models.providers.a.headers.X-Key",
            "skills.entries.s.apiKey",
            "agents.defaults.memorySearch.remote.apiKey",
            "cron.webhookToken"),
        active(
            "{cron: {webhookToken: REF, enabled: false}, skills: {entries: {s: {apiKey: REF}}},"
                + " agents: {defaults: {memorySearch: {remote: {apiKey: REF}}}},"
                + " models: {providers: {b: {apiKey: REF}, a: {headers: {'X-Key': REF}}}}}"));
  }

  @Test
  void takesTemplatesOfTheSourceTreeAsReferences() {
    Collected collected =
        collect("{models: {providers: {a: {apiKey: '${KEY}'}, b: {apiKey: '$${KEY}'}}}}", Map.of());
    assertEquals("env:default:KEY", collected.active().get(0).ref().toString());
    assertEquals(Set.of("models.providers.b.apiKey"), collected.plain().keySet());
  }

  @Test
  void leavesADisabledSkillAlone() {
    Collected collected =
        collect("{skills: {entries: {off: {enabled: false, apiKey: REF}}}}", Map.of());
    assertEquals(List.of(), collected.active());
    Diagnostic diagnostic = collected.diagnostics().get(0);
    assertEquals("SECRETS_REF_IGNORED_INACTIVE_SURFACE", diagnostic.code());
    assertEquals("skills.entries.off.apiKey", diagnostic.path());
    assertTrue(diagnostic.warning());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{defaults: {memorySearch: {remote: {apiKey: REF}}}}|1",
        "{defaults: {memorySearch: {enabled: false, remote: {apiKey: REF}}}}|0",
        "{defaults: {memorySearch: {enabled: false, remote: {apiKey: REF}}},"
            + " list: [{memorySearch: {enabled: true}}]}|0",
        "{defaults: {memorySearch: {remote: {apiKey: REF}}},"
            + " list: [{memorySearch: {remote: {apiKey: REF}}}]}|1",
        "{defaults: {memorySearch: {remote: {apiKey: REF}}},"
            + " list: [{memorySearch: {remote: {apiKey: REF}}}, {}]}|2",
        "{defaults: {memorySearch: {remote: {apiKey: REF}}}, list: [{memorySearch: {enabled:"
            + " false}}]}|0",
        "{defaults: {memorySearch: {enabled: false}},"
            + " list: [{memorySearch: {remote: {apiKey: REF}}}]}|1",
        "{list: [{memorySearch: {enabled: false, remote: {apiKey: REF}}}]}|0"
      })
  void weighsMemoryKeysOfDefaultsAndAgents(String agents, int active) {
    assertEquals(active, active("{agents: " + agents + "}").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{defaults: {sandbox: {backend: 'ssh', ssh: {identityData: REF}}}}|1",
        "{defaults: {sandbox: {backend: 'ssh', mode: 'off', ssh: {identityData: REF}}}}|0",
        "{defaults: {sandbox: {ssh: {identityData: REF}}}}|0",
        "{defaults: {sandbox: {ssh: {identityData: REF}}}, list: [{sandbox: {backend: 'ssh'}}]}|1",
        "{defaults: {sandbox: {backend: 'ssh', mode: 'off', ssh: {identityData: REF}}},"
            + " list: [{sandbox: {mode: 'all'}}]}|1",
        "{list: [{sandbox: {backend: 'ssh', ssh: {identityData: REF}}}]}|1",
        "{list: [{sandbox: {ssh: {identityData: REF}}}]}|0",
        "{defaults: {sandbox: {backend: 'ssh'}}, list: [{sandbox: {mode: 'off',"
            + " ssh: {identityData: REF}}}]}|0"
      })
  void resolvesSshMaterialOnlyForSandboxesThatUseIt(String agents, int active) {
    assertEquals(active, active("{agents: " + agents + "}").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{audio: {request: {auth: {token: REF}}}}|1",
        "{audio: {enabled: false, request: {auth: {token: REF}}}}|0",
        "{image: {enabled: false, models: [{request: {headers: {x: REF}}}]}}|0",
        "{models: [{request: {auth: {value: REF}}}]}|1",
        "{audio: {enabled: false}, models: [{capabilities: ['audio'],"
            + " request: {auth: {value: REF}}}]}|0",
        "{audio: {enabled: false}, models: [{capabilities: ['audio', 'video'],"
            + " request: {auth: {value: REF}}}]}|1",
        "{audio: {enabled: false}, image: {enabled: false}, video: {enabled: false},"
            + " models: [{request: {auth: {value: REF}}}]}|0"
      })
  void followsTheSwitchesOfMedia(String media, int active) {
    assertEquals(active, active("{tools: {media: " + media + "}}").size());
  }

  @Test
  void keepsSpeechTalkAndCronAlwaysActive() {
    assertEquals(
        4,
        active(
                "{talk: {providers: {p: {apiKey: REF}}}, messages: {tts: {enabled: false,"
                    + " providers: {p: {apiKey: REF}}}}, cron: {enabled: false, webhookToken: REF},"
                    + " agents: {list: [{tts: {providers: {p: {apiKey: REF}}}}]}}")
            .size());
  }

  @Test
  void announcesTheGatewayFieldsWithoutCountingThem() {
    Collected collected =
        collect("{gateway: {auth: {mode: 'token', token: REF, password: REF}}}", Map.of());
    assertEquals(1, collected.diagnostics().stream().filter(Diagnostic::warning).count());
    assertEquals(
        List.of("gateway.auth.password", "gateway.auth.token"),
        collected.diagnostics().stream()
            .filter(diagnostic -> diagnostic.code().equals("SECRETS_GATEWAY_AUTH_SURFACE"))
            .map(Diagnostic::path)
            .toList());
  }

  @Test
  void leavesOwnersWithoutABundleAloneAndSaysSoOnceForEach() {
    Collected collected =
        collect(
            "{channels: {telegram: {botToken: REF, accounts: {a: {botToken: REF}}}},"
                + " plugins: {entries: {exa: {config: {webSearch: {apiKey: REF}}}}}}",
            Map.of());
    assertEquals(List.of(), collected.active());
    assertEquals(3, collected.inactive().size());
    assertEquals(
        List.of("channels.telegram", "plugins.entries.exa"),
        collected.diagnostics().stream().map(Diagnostic::path).toList());
    assertFalse(collected.diagnostics().stream().anyMatch(Diagnostic::warning));
  }

  @ParameterizedTest
  @CsvSource({"OPENCLAW_SKIP_CHANNELS", "OPENCLAW_SKIP_PROVIDERS"})
  void dropsChannelsSilentlyWhenTheyAreSkipped(String variable) {
    Collected collected = collect("{channels: {telegram: {botToken: REF}}}", Map.of(variable, "1"));
    assertEquals(List.of(), collected.inactive());
    assertEquals(List.of(), collected.diagnostics());
  }

  @Test
  void foldsOldWebKeysIntoThePluginUnlessItHasItsOwn() {
    Collected folded = collect("{tools: {web: {search: {grok: {apiKey: REF}}}}}", Map.of());
    assertEquals(
        "plugins.entries.xai.config.webSearch.apiKey", folded.inactive().get(0).slot().text());
    Collected kept =
        collect(
            "{tools: {web: {search: {apiKey: REF}}},"
                + " plugins: {entries: {brave: {config: {webSearch: {apiKey: 'plain'}}}}}}",
            Map.of());
    assertEquals("tools.web.search.apiKey", kept.inactive().get(0).slot().text());
  }

  private record Chat(List<CredentialTarget> targets) implements CredentialSurface {
    static Chat of(String path, Optional<String> beside) {
      return new Chat(
          List.of(
              new CredentialTarget(
                  path,
                  PathPattern.parse(path),
                  beside.map(PathPattern::parse),
                  ValueKind.STRING_OR_OBJECT)));
    }

    @Override
    public Activity activity(JsonNode config, CredentialTarget target, List<String> path) {
      return config.path("channels").path("chat").path("enabled").asBoolean(true)
          ? new Activity.Active()
          : new Activity.Inactive("the channel is disabled");
    }

    @Override
    public void normalise(ObjectNode source) {
      if (source.path("channels").path("chat") instanceof ObjectNode chat && chat.has("old")) {
        chat.set("key", chat.remove("old"));
      }
    }
  }

  @Test
  void asksTheSurfaceOfAnInstalledOwner() {
    claims.add("chat", new TestHandle<>("b", "1", Chat.of("channels.chat.key", Optional.empty())));
    assertEquals(List.of("channels.chat.key"), active("{channels: {chat: {key: REF}}}"));
    assertEquals(List.of("channels.chat.key"), active("{channels: {chat: {old: REF}}}"));
    assertEquals(List.of(), active("{channels: {chat: {enabled: false, key: REF}}}"));
    assertTrue(surfaces.knows("channels.chat.key"));
  }

  @Test
  void prefersTheReferenceBesideAPlainValueAndWarns() {
    claims.add(
        "chat",
        new TestHandle<>(
            "b", "1", Chat.of("channels.chat.key", Optional.of("channels.chat.keyRef"))));
    Collected collected = collect("{channels: {chat: {key: 'plain', keyRef: REF}}}", Map.of());
    assertEquals("channels.chat.key", collected.active().get(0).text());
    assertEquals(
        new Diagnostic(
            "SECRETS_REF_OVERRIDES_PLAINTEXT",
            "channels.chat",
            "keyRef is used; the plain key beside it is ignored",
            true),
        collected.diagnostics().get(0));
  }

  @Test
  void refusesASurfaceThatReachesOutsideItsOwner() {
    claims.add("chat", new TestHandle<>("b", "1", Chat.of("gateway.auth.token", Optional.empty())));
    assertEquals(List.of(), surfaces.installed());
    assertFalse(surfaces.declares("1".hashCode(), List.of("gateway", "auth", "token")));
  }

  @Test
  void survivesASurfaceThatThrows() {
    var handle =
        new TestHandle<CredentialSurface>(
            "b",
            "1",
            new CredentialSurface() {
              @Override
              public List<CredentialTarget> targets() {
                return Chat.of("channels.chat.key", Optional.empty()).targets();
              }

              @Override
              public Activity activity(JsonNode c, CredentialTarget t, List<String> p) {
                throw new IllegalStateException("broken");
              }
            });
    claims.add("chat", handle);
    Collected collected = collect("{channels: {chat: {key: REF}}}", Map.of());
    assertEquals("SECRETS_SURFACE_BROKEN", collected.diagnostics().get(0).code());
    assertEquals(1, handle.strikes().size());
  }
}
