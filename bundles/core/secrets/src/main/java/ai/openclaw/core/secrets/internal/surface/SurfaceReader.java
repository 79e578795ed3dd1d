package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.CredentialTarget;
import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.credential.PathPattern;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a surface that is data. Fields it does not know are ignored, rules are not. */
final class SurfaceReader {
  private static final String CHANNELS = "channels";

  private SurfaceReader() {}

  /**
   * Reads the surface of an owner.
   *
   * @throws IllegalArgumentException when it is malformed; the message says where
   */
  static DeclaredSurface read(String owner, JsonNode data) {
    if (!data.path("targets").isArray()) {
      throw new IllegalArgumentException("it has no list \"targets\"");
    }
    var targets = new ArrayList<DeclaredTarget>();
    data.path("targets").forEach(node -> targets.add(target(node)));
    return new DeclaredSurface(owner, targets, texts(data.path("foldIntoDefaultAccount")));
  }

  private static DeclaredTarget target(JsonNode node) {
    String path = text(node, "path", "a target");
    var field =
        new CredentialTarget(
            node.path("id").asText(path),
            PathPattern.parse(path),
            Optional.ofNullable(node.path("refPath").textValue()).map(PathPattern::parse),
            kind(node.path("expected").asText("string"), path));
    return new DeclaredTarget(
        field,
        node.path("planType").asText(field.id()),
        new LinkedHashSet<>(texts(node.path("aliases"))),
        use(field.path().segments(), node.path("activeWhen"), path));
  }

  private static ValueKind kind(String text, String path) {
    return switch (text) {
      case "string" -> ValueKind.STRING;
      case "string-or-object" -> ValueKind.STRING_OR_OBJECT;
      default -> throw new IllegalArgumentException(path + " expects \"" + text + "\"");
    };
  }

  private static ActivationRule use(List<String> pattern, JsonNode rules, String path) {
    if (!rules.isArray() || rules.isEmpty()) {
      throw new IllegalArgumentException(path + " has no list \"activeWhen\"");
    }
    return pattern.get(0).equals(CHANNELS) ? channel(pattern, rules, path) : plugin(rules, path);
  }

  private static ActivationRule plugin(JsonNode rules, String path) {
    JsonNode rule = rules.get(0);
    if (rules.size() > 1) {
      throw new IllegalArgumentException(path + " has more than one rule");
    }
    var gate = new PluginGate(rule.path("byDefault").asBoolean(false));
    return switch (name(rule, path)) {
      case "always" -> (config, at) -> ActivationRule.active();
      case "plugin" -> new PluginUse(gate);
      case "candidate" ->
          new CandidateUse(
              text(rule, "group", path),
              text(rule, "name", path),
              rule.path("order").asInt(Integer.MAX_VALUE),
              texts(rule.path("variables")),
              gate);
      default -> throw unknown(rule, path);
    };
  }

  private static ActivationRule channel(List<String> pattern, JsonNode rules, String path) {
    boolean inherited = false;
    boolean always = false;
    List<List<String>> own = List.of(field(pattern));
    var conditions = new ArrayList<ChannelCondition>();
    for (JsonNode rule : rules) {
      switch (name(rule, path)) {
        case "always" -> always = true;
        case "channel" -> {
          // The switch of the channel counts for all of its credentials.
        }
        case "account" -> {
          inherited = true;
          if (rule.has("own")) {
            own = texts(rule.path("own")).stream().map(SurfaceReader::key).toList();
          }
        }
        default -> conditions.add(condition(rule, path));
      }
    }
    return always
        ? (config, at) -> ActivationRule.active()
        : new ChannelUse(inherited, own, conditions);
  }

  private static ChannelCondition condition(JsonNode rule, String path) {
    String name = name(rule, path);
    return switch (name) {
      case "set" -> new ChannelCondition.WithText(key(text(rule, "key", path)));
      case "unset" -> new ChannelCondition.WithoutText(key(text(rule, "key", path)));
      case "mode" ->
          new ChannelCondition.InMode(
              key(text(rule, "key", path)),
              rule.path("default").asText(""),
              Set.copyOf(texts(rule.path("is"))));
      case "switch" ->
          new ChannelCondition.SwitchedOn(
              key(text(rule, "key", path)),
              rule.has("whole") ? key(text(rule, "whole", path)) : List.of());
      case "no-credential" ->
          new ChannelCondition.WithoutCredential(
              key(text(rule, "key", path)), rule.path("variable").asText(""));
      default -> throw unknown(rule, path);
    };
  }

  private static IllegalArgumentException unknown(JsonNode rule, String path) {
    return new IllegalArgumentException(
        path + " has the rule \"" + rule.path("rule").asText() + "\", which is not known here");
  }

  private static String name(JsonNode rule, String path) {
    return text(rule, "rule", path);
  }

  private static List<String> field(List<String> pattern) {
    boolean account = pattern.size() > 4 && pattern.get(2).equals(Level.ACCOUNTS);
    return pattern.subList(account ? 4 : 2, pattern.size());
  }

  private static List<String> key(String dots) {
    return List.of(dots.split("\\.", -1));
  }

  private static String text(JsonNode node, String key, String where) {
    String text = node.path(key).textValue();
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(where + " has no text \"" + key + "\"");
    }
    return text;
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(item -> texts.add(item.asText()));
    return List.copyOf(texts);
  }
}
