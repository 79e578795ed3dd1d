package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandCall;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Builds an entry of {@code secrets.providers} from options. */
final class ProviderEntry {
  private enum Kind {
    TEXT,
    NUMBER,
    TEXTS,
    PAIRS,
    SWITCH
  }

  /**
   * One option.
   *
   * @param key the setting it writes
   * @param kind what its value is
   * @param sources the sources that know the setting
   */
  private record Setting(String key, Kind kind, Set<String> sources) {}

  private static final String PREFIX = "provider-";
  private static final Set<String> SOURCES = Set.of("env", "file", "exec");
  private static final Map<String, Setting> SETTINGS =
      Map.ofEntries(
          setting("allowlist", "allowlist", Kind.TEXTS, "env"),
          setting("path", "path", Kind.TEXT, "file"),
          setting("mode", "mode", Kind.TEXT, "file"),
          setting("max-bytes", "maxBytes", Kind.NUMBER, "file"),
          setting("command", "command", Kind.TEXT, "exec"),
          setting("arg", "args", Kind.TEXTS, "exec"),
          setting("env", "env", Kind.PAIRS, "exec"),
          setting("pass-env", "passEnv", Kind.TEXTS, "exec"),
          setting("trusted-dir", "trustedDirs", Kind.TEXTS, "exec"),
          setting("json-only", "jsonOnly", Kind.SWITCH, "exec"),
          setting("max-output-bytes", "maxOutputBytes", Kind.NUMBER, "exec"),
          setting("no-output-timeout-ms", "noOutputTimeoutMs", Kind.NUMBER, "exec"),
          setting("allow-symlink-command", "allowSymlinkCommand", Kind.SWITCH, "exec"),
          setting("timeout-ms", "timeoutMs", Kind.NUMBER, "file", "exec"),
          setting("allow-insecure-path", "allowInsecurePath", Kind.SWITCH, "file", "exec"));

  private ProviderEntry() {}

  private static Map.Entry<String, Setting> setting(
      String option, String key, Kind kind, String... sources) {
    return Map.entry(PREFIX + option, new Setting(key, kind, Set.of(sources)));
  }

  static boolean typed(CommandCall call) {
    return call.option("provider-source").isPresent()
        || SETTINGS.entrySet().stream()
            .anyMatch(entry -> given(call, entry.getKey(), entry.getValue()));
  }

  private static boolean given(CommandCall call, String option, Setting setting) {
    return setting.kind() == Kind.SWITCH ? call.flag(option) : !call.options(option).isEmpty();
  }

  /** Refuses any path but that of a provider. */
  static void requireAlias(List<String> path) throws RefusedInputException {
    if (path.size() != 3 || !path.subList(0, 2).equals(List.of("secrets", "providers"))) {
      throw RefusedInputException.options(
          "A provider belongs at secrets.providers.<alias>", "for example secrets.providers.vault");
    }
  }

  /** The entry. */
  static ObjectNode of(CommandCall call) throws RefusedInputException {
    Optional<String> source = call.option("provider-source");
    if (source.isEmpty()) {
      throw RefusedInputException.options("--provider-source is needed: env, file or exec");
    }
    if (!SOURCES.contains(source.get())) {
      throw RefusedInputException.options(
          "--provider-source is env, file or exec",
          "for an entry of another source set the whole object:"
              + " openclaw config set secrets.providers.<alias> '{source: \"…\", …}'");
    }
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("source", source.get());
    for (String option : new TreeSet<>(SETTINGS.keySet())) {
      Setting setting = SETTINGS.get(option);
      if (setting == null || !given(call, option, setting)) {
        continue;
      }
      if (!setting.sources().contains(source.get())) {
        throw RefusedInputException.options(
            "--%s does not go with --provider-source %s".formatted(option, source.get()));
      }
      put(entry, setting, option, call);
    }
    require(entry, "file", "path");
    require(entry, "exec", "command");
    return entry;
  }

  private static void require(ObjectNode entry, String source, String key)
      throws RefusedInputException {
    if (entry.path("source").textValue().equals(source) && !entry.has(key)) {
      throw RefusedInputException.options(
          "--provider-source " + source + " needs --provider-" + key);
    }
  }

  private static void put(ObjectNode entry, Setting setting, String option, CommandCall call)
      throws RefusedInputException {
    List<String> values = call.options(option);
    switch (setting.kind()) {
      case TEXT -> entry.put(setting.key(), values.get(values.size() - 1));
      case NUMBER -> entry.put(setting.key(), number(option, values.get(values.size() - 1)));
      case SWITCH -> entry.put(setting.key(), true);
      case TEXTS -> values.forEach(entry.withArray(setting.key())::add);
      case PAIRS -> {
        ObjectNode pairs = entry.putObject(setting.key());
        for (String value : values) {
          int equals = value.indexOf('=');
          if (equals <= 0) {
            throw RefusedInputException.options("--" + option + " takes NAME=value");
          }
          pairs.put(value.substring(0, equals), value.substring(equals + 1));
        }
      }
    }
  }

  private static long number(String option, String text) throws RefusedInputException {
    if (!text.matches("[1-9][0-9]{0,15}")) {
      throw RefusedInputException.options("--" + option + " takes a whole number above zero");
    }
    return Long.parseLong(text);
  }
}
