package ai.openclaw.core.secrets.internal.surface;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A service that one of several owners gives, and the setting that chooses it.
 *
 * @param group what candidates call it
 * @param words what people call it
 * @param setting where it is switched off and chosen; empty when nothing does
 * @param code how diagnostics of the choice begin
 * @param keyCode how diagnostics of an unresolved credential begin
 * @param keyless the names of those that need no credential; one of them serves when no credential
 *     has a value
 * @param declaredVariablesOnly whether an environment reference may name declared variables only
 */
public record Contest(
    String group,
    String words,
    List<String> setting,
    String code,
    String keyCode,
    List<String> keyless,
    boolean declaredVariablesOnly) {
  private static final Map<String, Contest> KNOWN =
      Map.of(
          "web-search",
          new Contest(
              "web-search",
              "web search",
              List.of("tools", "web", "search"),
              "WEB_SEARCH",
              "WEB_SEARCH_KEY_UNRESOLVED",
              List.of("duckduckgo", "ollama", "searxng"),
              false),
          "web-fetch",
          new Contest(
              "web-fetch",
              "web fetch",
              List.of("tools", "web", "fetch"),
              "WEB_FETCH",
              "WEB_FETCH_PROVIDER_KEY_UNRESOLVED",
              List.of(),
              true));

  /** Copies the lists. */
  public Contest {
    setting = List.copyOf(setting);
    keyless = List.copyOf(keyless);
  }

  /** The contest of a group. */
  public static Contest of(String group) {
    Contest known = KNOWN.get(group);
    return known == null
        ? new Contest(
            group, group, List.of(), "CANDIDATE", "CANDIDATE_KEY_UNRESOLVED", List.of(), false)
        : known;
  }

  /** The contests that the configuration can decide. */
  static Set<String> known() {
    return KNOWN.keySet();
  }

  /** The path of the setting that chooses. */
  public String path() {
    return setting.isEmpty() ? group : String.join(".", setting) + ".provider";
  }

  /** Whether a credential that cannot be resolved is an error even when nobody chose it. */
  public boolean strict() {
    return !setting.isEmpty() && keyless.isEmpty();
  }

  boolean off(ConfigView config) {
    return !setting.isEmpty() && ChannelCondition.off(config.setting(below("enabled")));
  }

  /** The name that the configuration chooses, empty when it leaves the choice. */
  String choice(ConfigView config) {
    return setting.isEmpty() ? "" : config.setting(below("provider")).asText("").strip();
  }

  private List<String> below(String key) {
    return List.of(setting.get(0), setting.get(1), setting.get(2), key);
  }
}
