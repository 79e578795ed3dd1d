package ai.openclaw.core.secrets.internal.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.secrets.internal.Configs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetCatalogTest {
  private final TargetCatalog catalog = TargetCatalog.load();

  @Test
  void knowsEveryTargetOfTheRegistry() {
    assertEquals(90, catalog.targets().stream().filter(Target::registered).count());
    assertEquals(83, catalog.targets().stream().filter(t -> !t.registered()).count());
    assertTrue(catalog.ids().contains("auth-profiles.api_key.key"));
    assertTrue(catalog.ids().contains("auth-profiles.token.token"));
    assertTrue(catalog.ids().contains("models.providers.apiKey"));
    assertTrue(catalog.ids().contains("models.providers.*.apiKey"));
  }

  @Test
  void hasARuleForEveryCoreTarget() {
    var empty = Configs.tree("{}");
    var view = new ConfigView(empty, empty, name -> Optional.empty());
    for (Target target : catalog.targets()) {
      if (target.owner().kind() == Owner.Kind.CORE) {
        CoreRules.judge(target, view, target.field().path().segments());
      }
    }
  }

  @Test
  void namesTheOwnerAsAnOperatorWould() {
    assertEquals("models.providers.a.b", owner("models", "providers", "a.b", "apiKey"));
    assertEquals("channels.x", owner("channels", "x", "botToken"));
    assertEquals("channels.x.accounts.y", owner("channels", "x", "accounts", "y", "botToken"));
    assertEquals("plugins.entries.exa", owner("plugins", "entries", "exa", "config", "k"));
    assertEquals("gateway.auth", owner("gateway", "auth", "token"));
    assertEquals("cron", owner("cron", "webhookToken"));
  }

  private static String owner(String... path) {
    return OwnerId.of(List.of(path));
  }
}
