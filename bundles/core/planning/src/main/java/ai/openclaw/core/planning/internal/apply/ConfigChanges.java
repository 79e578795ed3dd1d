package ai.openclaw.core.planning.internal.apply;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.planning.internal.plan.Plan;
import ai.openclaw.core.planning.internal.plan.PlanTarget;
import ai.openclaw.core.secrets.SecretContent;
import ai.openclaw.core.secrets.SecretTargets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns a plan into edits of the configuration. */
final class ConfigChanges {
  private final SecretTargets targets;
  private final ConfigSnapshot config;
  private final ObjectNode folded;
  private final Migrated migrated;
  private final List<ConfigEdit> providers = new ArrayList<>();
  private final Map<List<String>, JsonNode> values = new LinkedHashMap<>();
  private final Set<List<String>> removals = new LinkedHashSet<>();
  private final Optional<FoldPersistence> moved;

  private ConfigChanges(SecretTargets targets, ConfigSnapshot config, Migrated migrated) {
    this.targets = targets;
    this.config = config;
    this.folded = targets.fold(config.source());
    this.migrated = migrated;
    this.moved =
        folded.equals(config.source())
            ? Optional.empty()
            : Optional.of(
                new FoldPersistence(config.source(), folded, targets.fold(config.effective())));
  }

  static List<ConfigEdit> of(
      Plan plan, SecretTargets targets, ConfigSnapshot config, Migrated migrated) {
    var changes = new ConfigChanges(targets, config, migrated);
    changes.providers(plan);
    for (PlanTarget target : plan.targets()) {
      if (target.agent().isEmpty()) {
        changes.target(target);
      }
    }
    return changes.edits();
  }

  // Edits of a kind stand together: the configuration makes those in one go.
  private List<ConfigEdit> edits() {
    var edits = new ArrayList<>(providers);
    values.forEach((path, value) -> edits.add(new ConfigEdit.Set(path, value)));
    removals.forEach(path -> edits.add(new ConfigEdit.Remove(path)));
    return edits;
  }

  private void providers(Plan plan) {
    JsonNode secrets = config.source().path("secrets");
    var left = new HashSet<String>();
    secrets.path("providers").fieldNames().forEachRemaining(left::add);
    for (String alias : plan.deletes()) {
      if (!plan.upserts().containsKey(alias) && left.remove(alias)) {
        providers.add(new ConfigEdit.Remove(List.of("secrets", "providers", alias)));
        for (Map.Entry<String, JsonNode> entry : secrets.path("defaults").properties()) {
          if (entry.getValue().asText().equals(alias)) {
            providers.add(new ConfigEdit.Remove(List.of("secrets", "defaults", entry.getKey())));
          }
        }
      }
    }
    if (!providers.isEmpty() && left.isEmpty() && plan.upserts().isEmpty()) {
      providers.add(new ConfigEdit.Remove(List.of("secrets", "providers")));
    }
    plan.upserts()
        .forEach((alias, settings) -> set(List.of("secrets", "providers", alias), settings));
  }

  private void target(PlanTarget target) {
    List<String> path = target.path();
    JsonNode present = at(config.source(), path);
    if (present.isMissingNode() && moved.isPresent() && !at(folded, path).isMissingNode()) {
      moved.get().move(path, values, removals);
      present = at(folded, path);
      learn(present, at(moved.get().effective(), path));
    } else {
      learn(present, at(config.effective(), path));
    }
    ObjectNode ref = ref(target.ref());
    if (target.target().field().refPath().isEmpty()) {
      set(path, ref);
      return;
    }
    var beside = new ArrayList<>(path);
    String last = beside.remove(beside.size() - 1);
    beside.add(last + "Ref");
    set(beside, ref);
    if (!present.isMissingNode()) {
      removals.add(path);
      values.remove(path);
    }
  }

  private void learn(JsonNode written, JsonNode effective) {
    if (targets.readProfile(written, config.source()) instanceof SecretContent.Plain) {
      migrated.add(written);
      migrated.add(effective);
    }
  }

  private void set(List<String> path, JsonNode value) {
    if (!at(config.source(), path).equals(value)) {
      values.put(path, value);
    }
  }

  static ObjectNode ref(SecretRef ref) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("source", ref.source())
        .put("provider", ref.provider())
        .put("id", ref.id());
  }

  static JsonNode at(JsonNode tree, List<String> path) {
    JsonNode node = tree;
    for (String key : path) {
      if (node.isArray()) {
        node = node.path(key.matches("0|[1-9][0-9]{0,8}") ? Integer.parseInt(key) : -1);
      } else {
        node = node.path(key);
      }
    }
    return node;
  }
}
