package ai.openclaw.core.secrets.internal.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.secrets.Diagnostic;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.surface.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which web credential is used, on the surfaces that ship. */
class WebSelectionTest {
  private static final List<String> ORDER =
      List.of(
          "brave",
          "minimax",
          "google",
          "xai",
          "moonshot",
          "perplexity",
          "firecrawl",
          "exa",
          "tavily");

  private final Fixture fixture = new Fixture();

  WebSelectionTest() {
    new Declared(fixture.surfaceClaims).all();
    ORDER.forEach(plugin -> fixture.provider().put(plugin, plugin + "-value"));
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private static String ref(String id) {
    return "{source: 'demo', provider: 'p', id: '" + id + "'}";
  }

  private static String entry(String plugin, String value) {
    return plugin + ": {enabled: true, config: {webSearch: {apiKey: " + value + "}}}";
  }

  private PassResult pass(String tools, List<String> entries, Map<String, String> variables)
      throws InterruptedException {
    return fixture.first(
        Configs.snapshot(
            "{secrets: {providers: {p: {source: 'demo'}}}, tools: {web: {"
                + tools
                + "}}, plugins: {entries: {"
                + String.join(", ", entries)
                + "}}}",
            variables));
  }

  private Draft good(String tools, List<String> entries, Map<String, String> variables)
      throws InterruptedException {
    PassResult result = pass(tools, entries, variables);
    assertTrue(result instanceof PassResult.Good, () -> "" + result);
    return ((PassResult.Good) result).draft();
  }

  private static List<String> selected(Draft draft) {
    return draft.values().keySet().stream().map(path -> path.split("\\.", -1)[2]).toList();
  }

  private static List<String> codes(Draft draft) {
    return draft.diagnostics().stream().map(Diagnostic::code).toList();
  }

  @Test
  void walksTheNineProvidersInOrder() throws InterruptedException {
    for (int first = 0; first < ORDER.size(); first++) {
      var entries = new ArrayList<String>();
      for (int i = ORDER.size() - 1; i >= 0; i--) {
        entries.add(entry(ORDER.get(i), ref(i < first ? "missing" : ORDER.get(i))));
      }
      Draft draft = good("", entries, Map.of());
      assertEquals(List.of(ORDER.get(first)), selected(draft));
      assertEquals(8, draft.inactive().size());
      assertEquals(8, draft.diagnostics().stream().filter(Diagnostic::warning).count());
    }
  }

  @Test
  void passesOverAReferenceWhenAnEarlierProviderHasAPlainValueOrAVariable()
      throws InterruptedException {
    Draft plain = good("", List.of(entry("brave", "'plain'"), entry("exa", ref("exa"))), Map.of());
    assertEquals(List.of(), selected(plain));
    assertEquals(List.of("web search uses brave"), List.copyOf(plain.inactive().values()));
    Draft variable =
        good(
            "",
            List.of("brave: {enabled: true}", entry("exa", ref("exa"))),
            Map.of("BRAVE_API_KEY", "from-env"));
    assertEquals(List.of("web search uses brave"), List.copyOf(variable.inactive().values()));
    Draft off =
        good(
            "",
            List.of("brave: {}", entry("exa", ref("exa"))),
            Map.of("BRAVE_API_KEY", "from-env"));
    assertEquals(List.of("exa"), selected(off));
  }

  @ParameterizedTest
  @CsvSource({"gemini,google", "grok,xai", "kimi,moonshot", "tavily,tavily"})
  void considersOnlyTheProviderThatIsNamed(String name, String plugin) throws InterruptedException {
    var entries = ORDER.stream().map(p -> entry(p, ref(p.equals(plugin) ? p : "missing"))).toList();
    Draft draft = good("search: {provider: '" + name + "'}", entries, Map.of());
    assertEquals(List.of(plugin), selected(draft));
    assertEquals(List.of(), draft.diagnostics());
  }

  @Test
  void usesANamedProviderThoughItsPluginIsOffButNotThoughItIsDenied() throws InterruptedException {
    String entry = entry("exa", ref("exa")).replace("enabled: true", "enabled: false");
    assertEquals(
        List.of("exa"), selected(good("search: {provider: 'exa'}", List.of(entry), Map.of())));
    PassResult denied =
        fixture.first(
            Configs.snapshot(
                "{secrets: {providers: {p: {source: 'demo'}}}, tools: {web: {search: {provider:"
                    + " 'exa'}}}, plugins: {deny: ['exa'], entries: {"
                    + entry
                    + "}}}",
                Map.of()));
    Draft draft = ((PassResult.Good) denied).draft();
    assertEquals(List.of(), selected(draft));
    assertTrue(codes(draft).contains("WEB_SEARCH_PROVIDER_INVALID_AUTODETECT"));
  }

  @Test
  void warnsOfAnUnknownProviderAndDetectsOne() throws InterruptedException {
    Draft draft = good("search: {provider: 'nosuch'}", List.of(entry("exa", ref("exa"))), Map.of());
    assertEquals(List.of("exa"), selected(draft));
    assertEquals(
        List.of("WEB_SEARCH_PROVIDER_INVALID_AUTODETECT", "WEB_SEARCH_AUTODETECT_SELECTED"),
        codes(draft));
    assertEquals(1, draft.diagnostics().stream().filter(Diagnostic::warning).count());
  }

  @Test
  void leavesEveryKeyAloneWhenSearchIsOffOrAProviderWithoutKeyIsNamed()
      throws InterruptedException {
    List<String> entries = List.of(entry("exa", ref("missing")));
    Draft off = good("search: {enabled: false}", entries, Map.of());
    assertEquals(List.of("web search is disabled"), List.copyOf(off.inactive().values()));
    assertEquals(1, off.diagnostics().size());
    Draft keyless = good("search: {provider: 'duckduckgo'}", entries, Map.of());
    assertEquals(1, keyless.inactive().size());
    assertEquals(List.of(), keyless.diagnostics());
  }

  @Test
  void takesTheVariableOfANamedProviderOrFails() throws InterruptedException {
    List<String> entries = List.of(entry("exa", ref("missing")));
    Draft draft = good("search: {provider: 'exa'}", entries, Map.of("EXA_API_KEY", "from-env"));
    assertEquals("from-env", draft.values().values().iterator().next().revealText());
    assertEquals(List.of("WEB_SEARCH_KEY_UNRESOLVED_FALLBACK_USED"), codes(draft));
    assertTrue(draft.diagnostics().get(0).message().contains("EXA_API_KEY"));
    assertTrue(fixture.learned.stream().anyMatch(value -> value.revealText().equals("from-env")));
    PassResult bad = pass("search: {provider: 'exa'}", entries, Map.of());
    assertEquals(
        "WEB_SEARCH_KEY_UNRESOLVED_NO_FALLBACK", ((PassResult.Bad) bad).failure().failure().code());
  }

  @Test
  void doesNotFailWhenNoKeyResolves() throws InterruptedException {
    Draft draft =
        good("", List.of(entry("exa", ref("missing")), entry("brave", ref("missing"))), Map.of());
    assertEquals(2, draft.inactive().size());
    assertTrue(
        draft.inactive().values().stream().allMatch(reason -> reason.endsWith("duckduckgo")));
  }

  @Test
  void findsOldKeysWhereTheyBelongNow() throws InterruptedException {
    Draft draft =
        good("search: {provider: 'grok', grok: {apiKey: " + ref("xai") + "}}", List.of(), Map.of());
    assertEquals(
        List.of("plugins.entries.xai.config.webSearch.apiKey"),
        List.copyOf(draft.values().keySet()));
  }

  private static String fetch(String value) {
    return "firecrawl: {enabled: true, config: {webFetch: {apiKey: " + value + "}}}";
  }

  @Test
  void failsForAFetchKeyThatNothingStandsInFor() throws InterruptedException {
    assertEquals(
        "WEB_FETCH_PROVIDER_KEY_UNRESOLVED_NO_FALLBACK",
        ((PassResult.Bad) pass("", List.of(fetch(ref("missing"))), Map.of()))
            .failure()
            .failure()
            .code());
    Draft draft = good("", List.of(fetch(ref("missing"))), Map.of("FIRECRAWL_API_KEY", "from-env"));
    assertTrue(codes(draft).contains("WEB_FETCH_PROVIDER_KEY_UNRESOLVED_FALLBACK_USED"));
    Draft off = good("fetch: {enabled: false}", List.of(fetch(ref("missing"))), Map.of());
    assertEquals(List.of(), List.copyOf(off.values().keySet()));
  }

  @Test
  void takesOnlyTheDeclaredVariableInAFetchReference() throws InterruptedException {
    String env = "{source: 'env', provider: 'default', id: 'OTHER'}";
    PassResult bad = pass("", List.of(fetch(env)), Map.of("OTHER", "x"));
    String message = ((PassResult.Bad) bad).failure().failure().message();
    assertTrue(message.contains("not allowed"), message);
  }
}
