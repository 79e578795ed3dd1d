package ai.openclaw.core.planning.internal.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.planning.internal.plan.Plan;
import ai.openclaw.core.planning.internal.plan.PlanTarget;
import ai.openclaw.core.secrets.SecretTarget;
import ai.openclaw.core.secrets.internal.surface.RegisteredTargets;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoldPersistenceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final RegisteredTargets targets = new RegisteredTargets();

  @Test
  void removesTheOldFieldOfAWebSearchKey() throws Exception {
    List<String> changed =
        changes(
            "{'tools':{'web':{'search':{'brave':{'apiKey':'old'}}}}}",
            "plugins.entries.brave.config.webSearch.apiKey");

    assertEquals(
        List.of(
            "- tools.web.search.brave.apiKey", "+ plugins.entries.brave.config.webSearch.apiKey"),
        changed);
  }

  @Test
  void movesEveryCredentialOfTheDefaultAccountTogether() throws Exception {
    List<String> changed =
        changes(
            "{'channels':{'telegram':{'botToken':'old','webhookSecret':'keep','accounts':{'a':{}}}}}",
            "channels.telegram.accounts.default.botToken");

    assertEquals(
        List.of(
            "+ channels.telegram.accounts.default.botToken",
            "+ channels.telegram.accounts.default.webhookSecret",
            "- channels.telegram.botToken",
            "- channels.telegram.webhookSecret",
            "+ channels.telegram.accounts.default.botToken"),
        changed);
  }

  private List<String> changes(String source, String path) throws Exception {
    ObjectNode tree = (ObjectNode) JSON.readTree(source.replace('\'', '"'));
    List<String> keys = List.of(path.split("\\.", -1));
    SecretTarget target =
        targets.all().stream()
            .filter(known -> known.field().path().matches(keys))
            .findFirst()
            .orElseThrow();
    var ref = new SecretRef("env", "default", "A");
    var planned = new PlanTarget(0, target, keys, ref, Optional.empty(), Optional.empty());
    var plan =
        new Plan(List.of(planned), Map.of(), List.of(), new Plan.Options(true, true, false, true));
    var config =
        new ConfigSnapshot(
            "0", Path.of("x"), true, tree, tree, name -> Optional.empty(), List.of());
    var migrated = new Migrated();
    List<String> edits =
        ConfigChanges.of(plan, targets, config, migrated).stream()
            .map(
                edit ->
                    (edit instanceof ConfigEdit.Set ? "+ " : "- ") + String.join(".", edit.path()))
            .toList();
    assertEquals(true, migrated.contains("old"));
    return edits;
  }
}
