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
import java.util.ArrayList;
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
            "+ plugins.entries.brave.config.webSearch.apiKey {", "- tools.web.search.brave.apiKey"),
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
            "+ channels.telegram.accounts.default.botToken {",
            "+ channels.telegram.accounts.default.webhookSecret \"",
            "- channels.telegram.botToken",
            "- channels.telegram.webhookSecret"),
        changed);
  }

  @Test
  void aSecondFieldOfTheAccountDoesNotBringTheFirstOneBack() throws Exception {
    List<String> changed =
        changes(
            "{'channels':{'telegram':{'botToken':'old','webhookSecret':'old too','accounts':{'a':{}}}}}",
            "channels.telegram.accounts.default.botToken",
            "channels.telegram.accounts.default.webhookSecret");

    assertEquals(
        List.of(
            "+ channels.telegram.accounts.default.botToken {",
            "+ channels.telegram.accounts.default.webhookSecret {",
            "- channels.telegram.botToken",
            "- channels.telegram.webhookSecret"),
        changed);
  }

  private List<String> changes(String source, String... paths) throws Exception {
    ObjectNode tree = (ObjectNode) JSON.readTree(source.replace('\'', '"'));
    var planned = new ArrayList<PlanTarget>();
    for (String path : paths) {
      List<String> keys = List.of(path.split("\\.", -1));
      SecretTarget target =
          targets.all().stream()
              .filter(known -> known.field().path().matches(keys))
              .findFirst()
              .orElseThrow();
      var ref = new SecretRef("env", "default", "A");
      planned.add(
          new PlanTarget(planned.size(), target, keys, ref, Optional.empty(), Optional.empty()));
    }
    var plan = new Plan(planned, Map.of(), List.of(), new Plan.Options(true, true, false, true));
    var config =
        new ConfigSnapshot(
            "0", Path.of("x"), true, tree, tree, name -> Optional.empty(), List.of());
    var migrated = new Migrated();
    List<String> edits =
        ConfigChanges.of(plan, targets, config, migrated).stream()
            .map(FoldPersistenceTest::shown)
            .toList();
    assertEquals(true, migrated.contains("old"));
    return edits;
  }

  private static String shown(ConfigEdit edit) {
    String path = String.join(".", edit.path());
    return edit instanceof ConfigEdit.Set set
        ? "+ " + path + " " + set.value().toString().charAt(0)
        : "- " + path;
  }
}
