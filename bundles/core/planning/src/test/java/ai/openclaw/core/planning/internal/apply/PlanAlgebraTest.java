package ai.openclaw.core.planning.internal.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.planning.internal.plan.Plan;
import ai.openclaw.core.planning.internal.plan.PlanTarget;
import ai.openclaw.core.planning.internal.store.KnownNames;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.core.secrets.SecretTarget;
import ai.openclaw.core.secrets.internal.surface.RegisteredTargets;
import ai.openclaw.lib.json5.Json5Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws that hold for every plan. */
class PlanAlgebraTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = Long.getLong("algebra.seed", 111);
  private static final int ROUNDS = 400;
  private static final List<String> NAMES = List.of("a", "b", "default", "x-1");

  private final RegisteredTargets targets = new RegisteredTargets();
  private final List<SecretTarget> fields =
      targets.all().stream().filter(target -> target.profileType().isEmpty()).toList();

  @TempDir Path state;

  @Test
  void applyingTwiceIsApplyingOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(SEED + round);
      List<PlanTarget> chosen = chosen(random);
      ObjectNode config = config(chosen, random);
      ObjectNode once = applied(config, chosen);
      String what = "seed " + (SEED + round) + ": " + config + "\n" + chosen;
      assertEquals(List.of(), edits(once, chosen), what);
      for (PlanTarget target : chosen) {
        assertEquals(ConfigChanges.ref(target.ref()), at(once, target), what);
      }
    }
  }

  @Test
  void theOrderOfTargetsDoesNotMatter() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(SEED + round);
      List<PlanTarget> chosen = chosen(random);
      ObjectNode config = config(chosen, random);
      List<PlanTarget> shuffled = new ArrayList<>(chosen);
      Collections.shuffle(shuffled, random);
      assertEquals(
          applied(config, chosen),
          applied(config, shuffled),
          "seed " + (SEED + round) + ": " + config + "\n" + chosen);
    }
  }

  @Test
  void scrubbingTwiceIsScrubbingOnce() throws Exception {
    var files = new StateFiles(new Places(state));
    Path folder = Files.createDirectories(state.resolve("agents/main/agent"));
    Path store = folder.resolve("auth-profiles.json");
    Path legacy = folder.resolve("auth.json");
    Path variables = state.resolve(".env");
    int changed = 0;
    for (int round = 0; round < ROUNDS / 4; round++) {
      var random = new Random(SEED + round);
      Files.writeString(store, profiles(random));
      Files.writeString(
          legacy, "{\"a\":{\"type\":\"api_key\",\"key\":\"v1\"},\"b\":{\"type\":\"x\"}}");
      Files.writeString(variables, "OPENAI_API_KEY=v0\nGROQ_API_KEY='v1'\nMINE=v1\n");
      changed += scrub(files).isEmpty() ? 0 : 1;
      assertEquals(Map.of(), scrub(files), "seed " + (SEED + round));
    }
    assertTrue(changed > 0);
  }

  private Map<Path, byte[]> scrub(StateFiles files) throws Exception {
    var drafts = new StoreDrafts();
    var migrated = new Migrated();
    Set<String> warnings = new LinkedHashSet<>();
    var scrubs = new Scrubs(files, KnownNames.load(), targets, drafts, migrated, warnings);
    ConfigSnapshot config = snapshot(JSON.createObjectNode());
    List<PlanTarget> keys = new ArrayList<>();
    for (String name : NAMES) {
      keys.add(target(known("models.providers.*.apiKey"), name, keys.size()));
    }
    var changes = new ProfileChanges(config, files, targets, drafts, migrated);
    scrubs.profiles(plan(keys), config, changes);
    scrubs.legacyStores();
    scrubs.dotEnv(Set.of());
    for (Map.Entry<Path, byte[]> change : drafts.changes().entrySet()) {
      Files.write(change.getKey(), change.getValue());
    }
    return drafts.changes();
  }

  private static String profiles(Random random) {
    ObjectNode store = JSON.createObjectNode().put("version", 1);
    ObjectNode profiles = store.putObject("profiles");
    for (int i = random.nextInt(6); i > 0; i--) {
      ObjectNode profile = profiles.putObject("p" + i);
      profile.put("type", List.of("api_key", "token", "oauth", "odd").get(random.nextInt(4)));
      profile.put("provider", NAMES.get(random.nextInt(NAMES.size())));
      for (String key : List.of("key", "token", "access")) {
        if (random.nextBoolean()) {
          profile.put(key, "v" + random.nextInt(3));
        }
      }
      if (random.nextBoolean()) {
        profile.putObject("keyRef").put("source", "env").put("id", "A");
      }
    }
    return store.toPrettyString();
  }

  private ObjectNode applied(ObjectNode config, List<PlanTarget> chosen) throws Exception {
    Map<List<String>, JsonNode> values = new LinkedHashMap<>();
    Set<List<String>> gone = new LinkedHashSet<>();
    for (ConfigEdit edit : edits(config, chosen)) {
      if (edit instanceof ConfigEdit.Set set) {
        values.put(set.path(), set.value());
      } else {
        gone.add(edit.path());
      }
    }
    Json5Document document = Json5Document.parse(config.toPrettyString());
    return (ObjectNode) document.setAll(values).removeAll(gone).toJson();
  }

  private List<ConfigEdit> edits(ObjectNode config, List<PlanTarget> chosen) {
    return ConfigChanges.of(plan(chosen), targets, snapshot(config), new Migrated());
  }

  private static JsonNode at(ObjectNode config, PlanTarget target) {
    var path = new ArrayList<>(target.path());
    if (target.target().field().refPath().isPresent()) {
      path.set(path.size() - 1, path.get(path.size() - 1) + "Ref");
    }
    return ConfigChanges.at(config, path);
  }

  /** Different fields, none within another. */
  private List<PlanTarget> chosen(Random random) {
    var chosen = new LinkedHashMap<List<String>, PlanTarget>();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      SecretTarget target = fields.get(random.nextInt(fields.size()));
      PlanTarget made = target(target, NAMES.get(random.nextInt(NAMES.size())), chosen.size());
      chosen.putIfAbsent(made.path(), made);
    }
    return List.copyOf(chosen.values());
  }

  private static PlanTarget target(SecretTarget target, String name, int index) {
    List<String> path =
        target.field().path().segments().stream()
            .map(part -> part.equals("*") ? name : part.equals("[]") ? "0" : part)
            .toList();
    var ref = new SecretRef("env", "default", "KEY_" + index);
    return new PlanTarget(index, target, path, ref, Optional.empty(), Optional.empty());
  }

  /** A configuration that has some of the fields, with plain values or references. */
  private static ObjectNode config(List<PlanTarget> chosen, Random random) throws Exception {
    Map<List<String>, JsonNode> values = new LinkedHashMap<>();
    for (PlanTarget target : chosen) {
      switch (random.nextInt(3)) {
        case 0 -> values.put(target.path(), JsonNodeFactory.instance.textNode("plain-value"));
        case 1 -> values.put(target.path(), ConfigChanges.ref(target.ref()));
        default -> values.put(beside(target.path()), JsonNodeFactory.instance.numberNode(1));
      }
    }
    return (ObjectNode) Json5Document.parse("{}").setAll(values).toJson();
  }

  private static List<String> beside(List<String> path) {
    var beside = new ArrayList<>(path);
    beside.set(beside.size() - 1, "another");
    return beside;
  }

  private static Plan plan(List<PlanTarget> targets) {
    return new Plan(targets, Map.of(), List.of(), new Plan.Options(true, true, true, true));
  }

  private SecretTarget known(String id) {
    return targets.all().stream()
        .filter(target -> target.field().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private ConfigSnapshot snapshot(ObjectNode tree) {
    return new ConfigSnapshot(
        "0", state.resolve("openclaw.json"), true, tree, tree, name -> Optional.empty(), List.of());
  }
}
