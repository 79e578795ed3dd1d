package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.config.ConfigDiagnosis.Rejection;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigListener;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.internal.ReloadTable.Kind;
import com.fasterxml.jackson.databind.node.IntNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReloadTest {
  @TempDir Path folder;
  private Home home;

  @BeforeEach
  void open() {
    home = new Home(folder);
  }

  @AfterEach
  void close() {
    home.close();
  }

  private void write(String mode, String rest) throws Exception {
    home.write("openclaw.json", "{gateway: {reload: {mode: '%s'}}%s}".formatted(mode, rest));
  }

  @ParameterizedTest
  @CsvSource({
    "gateway.remote.url,NONE",
    "gateway.reload.mode,NONE",
    "gateway.channelHealthCheckMinutes,HOT",
    "gateway.channelStaleEventThresholdMinutes,HOT",
    "gateway.channelMaxRestartsPerHour,HOT",
    "diagnostics.stuckSessionWarnMs,NONE",
    "diagnostics.enabled,RESTART",
    "hooks.gmail.account,HOT",
    "hooks.token,HOT",
    "agents.defaults.heartbeat.every,HOT",
    "agents.defaults.model,HOT",
    "agents.defaults.models.x,HOT",
    "agents.defaults.workspace,NONE",
    "agents.list,HOT",
    "models.providers.x.apiKey,HOT",
    "models.pricing.x,RESTART",
    "agent.heartbeat,HOT",
    "agent.other,NONE",
    "cron.enabled,HOT",
    "mcp.servers.x,HOT",
    "channels.telegram.botToken,HOT",
    "logging.level,NONE",
    "secrets.providers.x,NONE",
    "plugins.entries.x,RESTART",
    "gateway.port,RESTART",
    "gateway.auth.token,RESTART",
    "discovery.mdns,RESTART",
    "canvasHost.port,RESTART",
    "env.vars.X,RESTART",
    "browser.enabled,RESTART",
    "hooksx,RESTART"
  })
  void firstRowThatFitsAPathCounts(String path, Kind kind) {
    assertEquals(kind, ReloadTable.standard().of(path).kind());
  }

  @ParameterizedTest
  @CsvSource({
    "hot,gateway.port,false",
    "hybrid,gateway.port,false",
    "hot,logging.level,false",
    "hybrid,channels.x,false",
    "restart,gateway.port,true",
    "restart,channels.x,true",
    "restart,logging.level,false",
    "restart,gateway.remote.url,false"
  })
  void onlyTheModeRestartActivatesEverythingAgain(String mode, String path, boolean restarts)
      throws Exception {
    String[] keys = path.split("\\.", -1);
    String rest = ", " + keys[0] + ": {" + keys[1] + ": %s}";
    boolean gateway = keys[0].equals("gateway");
    String text =
        gateway
            ? "{gateway: {reload: {mode: '%s'}, %s: %s}}"
            : "{gateway: {reload: {mode: '%s'}}, " + keys[0] + ": {%s: %s}}";
    home.write("openclaw.json", text.formatted(mode, keys[1], "1"));
    Store store = home.store();
    home.write("openclaw.json", text.formatted(mode, keys[1], "2"));
    store.reload();
    assertEquals(2, store.current().source().path(keys[0]).path(keys[1]).intValue(), rest);
    assertEquals(restarts, !home.restarts.isEmpty(), home.restarts.toString());
  }

  @Test
  void writersThatComeThroughTheGatewayRestartInThatModeToo() throws Exception {
    write("restart", ", browser: {n: 1}");
    Store store = home.store();
    store.edit(
        List.of(new ConfigEdit.Set(List.of("browser", "n"), IntNode.valueOf(2))),
        store.current().revision());
    assertEquals(1, home.restarts.size());
    assertTrue(home.restarts.get(0).contains("browser.n"), home.restarts.toString());
  }

  @Test
  void modeOffIsLeftByTheFileItself() throws Exception {
    write("off", "");
    Store store = home.store();
    write("off", ", n: 1");
    store.reload();
    assertFalse(store.current().source().has("n"));
    write("hybrid", ", n: 2");
    store.reload();
    assertEquals(2, store.current().source().get("n").intValue());
  }

  @Test
  void invalidFileIsAConditionOnceAndItsEndIsTold() throws Exception {
    var told = new ArrayList<Optional<Rejection>>();
    home.listeners.add(
        new ConfigListener() {
          @Override
          public void changed(ConfigSnapshot before, ConfigSnapshot after, Set<String> paths) {}

          @Override
          public void rejected(Optional<Rejection> now) {
            told.add(now);
          }
        });
    write("hybrid", "");
    Store store = home.store();
    assertEquals(List.of(), store.conditions());
    home.write("openclaw.json", "{gateway: ");
    store.reload();
    store.reload();
    assertEquals("config-invalid", store.conditions().get(0).code());
    assertEquals(List.of("<root>"), store.conditions().get(0).paths());
    assertEquals("{gateway: ", home.text("openclaw.json"));
    write("hybrid", "");
    store.reload();
    assertEquals(List.of(), store.conditions());
    assertEquals(List.of(true, false), told.stream().map(Optional::isPresent).toList());
  }

  @Test
  void readOnlyConfigurationIsRefusedToEveryWriterAndStillFollowed() throws Exception {
    for (String name : List.of("OPENCLAW_CONFIG_READONLY", "OPENCLAW_NIX_MODE")) {
      try (var fixed = new Home(folder, ConfigWriter.Replacer.ATOMIC, Map.of(name, "1"))) {
        fixed.write("openclaw.json", "{n: 1}");
        Store store = fixed.store();
        var edit = List.<ConfigEdit>of(new ConfigEdit.Set(List.of("n"), IntNode.valueOf(2)));
        String revision = store.current().revision();
        List<ConfigInvalidException> refusals =
            List.of(
                assertThrows(ConfigInvalidException.class, () -> store.edit(edit, revision)),
                assertThrows(
                    ConfigInvalidException.class,
                    () -> fixed.transaction.run(edit, revision, contents -> {})),
                assertThrows(
                    ConfigInvalidException.class,
                    () -> fixed.transaction.repair(edit, revision, contents -> {})));
        for (ConfigInvalidException refusal : refusals) {
          assertEquals("CONFIG_READONLY", refusal.issues().get(0).code());
          assertTrue(refusal.issues().get(0).message().contains(name));
        }
        assertEquals("{n: 1}", fixed.text("openclaw.json"));
        assertEquals(
            2, fixed.transaction.project(edit, revision).snapshot().source().path("n").intValue());
        fixed.write("openclaw.json", "{n: 3}");
        store.reload();
        assertEquals(3, store.current().source().get("n").intValue());
      }
    }
  }
}
