package ai.openclaw.core.why.internal;

import ai.openclaw.api.why.Explainer;
import ai.openclaw.api.why.Explanation;
import ai.openclaw.api.why.Thing;
import ai.openclaw.api.why.Verdict;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigRepair;
import ai.openclaw.core.config.ConfigRepair.Inspection;
import ai.openclaw.core.config.CredentialText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Paths of the configuration: whether what stands there counts, and which credentials it needs. */
@Component(property = {Explainer.KIND + "=config", Explainer.OFFLINE + ":Boolean=true"})
public final class ConfigExplainer implements Explainer {
  private static final String KIND = "config";
  private static final String ROOT = "<root>";
  private static final int MOST_NAMES = 2000;
  private static final int DEEPEST = 8;
  private static final int MOST_CAUSES = 32;

  private final ConfigRepair files;

  /** Reads the files at each question. */
  @Activate
  public ConfigExplainer(@Reference ConfigRepair files) {
    this.files = files;
  }

  @Override
  public Collection<String> names() {
    var names = new TreeSet<String>();
    Inspection now = files.inspect();
    now.source().ifPresent(source -> collect(source, "", names));
    now.issues().forEach(issue -> names.add(issue.path()));
    return names;
  }

  @Override
  public Optional<Explanation> explain(String name) {
    Inspection now = files.inspect();
    Optional<ConfigIssue> wrong = about(name, now.issues());
    if (wrong.isPresent()) {
      return Optional.of(wrong(name, wrong.get()));
    }
    JsonNode value = now.source().map(source -> at(source, name)).orElse(null);
    if (value == null || value.isMissingNode() || CredentialText.reference(value)) {
      // A reference is explained by those who resolve it.
      return Optional.empty();
    }
    Optional<String> off = switchedOff(now, name);
    if (off.isPresent()) {
      return Optional.of(
          Explanation.of(
              KIND,
              name,
              Verdict.OFF,
              off.get() + " is false",
              "openclaw config set " + off.get() + " true"));
    }
    Optional<ConfigIssue> warned = about(name, now.warnings());
    if (warned.isPresent()) {
      return Optional.of(Explanation.of(KIND, name, Verdict.IMPAIRED, text(warned.get()), ""));
    }
    if (!now.issues().isEmpty()) {
      return Optional.of(elsewhere(name, now.issues().get(0)));
    }
    return Optional.of(
        Explanation.of(KIND, name, Verdict.WORKS, "it is set and valid", "")
            .because(credentials(name, value)));
  }

  private static Explanation wrong(String name, ConfigIssue issue) {
    return Explanation.of(KIND, name, Verdict.NEVER, text(issue), remedy(issue));
  }

  private static Explanation elsewhere(String name, ConfigIssue issue) {
    return Explanation.of(
        KIND,
        name,
        Verdict.NEVER,
        "the configuration is not accepted because of " + text(issue),
        remedy(issue));
  }

  private static String text(ConfigIssue issue) {
    return issue.path() + ": " + issue.message();
  }

  private static String remedy(ConfigIssue issue) {
    return issue
        .position()
        .map(at -> "mend line " + at.line() + " of " + at.file())
        .orElse("openclaw config validate shows the place");
  }

  /** What is said of a path, or of something below it. */
  private static Optional<ConfigIssue> about(String name, List<ConfigIssue> issues) {
    return issues.stream()
        .filter(
            issue ->
                issue.path().equals(name)
                    || issue.path().startsWith(name + ".")
                    || (issue.path().equals(ROOT) && issue.message().contains("\"" + name + "\"")))
        .findFirst();
  }

  /** The nearest {@code enabled} on the way that says no. */
  private static Optional<String> switchedOff(Inspection now, String name) {
    for (String path = name; !path.isEmpty(); path = parent(path)) {
      String enabled = path + ".enabled";
      if (now.source().filter(source -> at(source, enabled).equals(no())).isPresent()) {
        return Optional.of(enabled);
      }
    }
    return Optional.empty();
  }

  private static JsonNode no() {
    return BooleanNode.FALSE;
  }

  private static String parent(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }

  private static List<Thing> credentials(String name, JsonNode value) {
    var found = new ArrayList<Thing>();
    credentials(name, value, found, 0);
    return found;
  }

  private static void credentials(String path, JsonNode node, List<Thing> found, int depth) {
    for (Map.Entry<String, JsonNode> entry : children(node)) {
      String below = path + "." + entry.getKey();
      if (CredentialText.reference(entry.getValue())) {
        found.add(new Thing("secret", below));
      } else if (depth < DEEPEST) {
        credentials(below, entry.getValue(), found, depth + 1);
      }
      if (found.size() >= MOST_CAUSES) {
        return;
      }
    }
  }

  private static void collect(JsonNode node, String prefix, Collection<String> names) {
    for (Map.Entry<String, JsonNode> entry : children(node)) {
      if (names.size() >= MOST_NAMES) {
        return;
      }
      String path = prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey();
      names.add(path);
      if (!CredentialText.reference(entry.getValue())) {
        collect(entry.getValue(), path, names);
      }
    }
  }

  private static List<Map.Entry<String, JsonNode>> children(JsonNode node) {
    if (node.isObject()) {
      return List.copyOf(node.properties());
    }
    var items = new ArrayList<Map.Entry<String, JsonNode>>();
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      items.add(Map.entry(Integer.toString(i), node.get(i)));
    }
    return items;
  }

  private static JsonNode at(JsonNode source, String path) {
    JsonNode node = source;
    for (String key : path.split("\\.", -1)) {
      node =
          node.isArray() && key.matches("[0-9]{1,6}")
              ? node.path(Integer.parseInt(key))
              : node.path(key);
    }
    return node;
  }
}
