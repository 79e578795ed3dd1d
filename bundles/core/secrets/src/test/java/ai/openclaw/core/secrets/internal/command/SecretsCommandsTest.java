package ai.openclaw.core.secrets.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.TestClock;
import ai.openclaw.core.secrets.internal.runtime.Fixture;
import ai.openclaw.core.secrets.internal.runtime.LiveSecrets;
import ai.openclaw.core.secrets.internal.shield.Admission;
import ai.openclaw.core.secrets.internal.shield.CallBudget;
import ai.openclaw.core.secrets.internal.shield.Definition;
import ai.openclaw.core.secrets.internal.shield.Permit;
import ai.openclaw.core.secrets.internal.shield.Shield;
import ai.openclaw.core.secrets.internal.shield.ShieldFile;
import ai.openclaw.core.secrets.internal.shield.Trigger;
import ai.openclaw.testkit.TypedCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsCommandsTest {
  @TempDir Path folder;
  private final Fixture fixture = new Fixture();

  private LiveSecrets start(String mode) throws InterruptedException {
    return fixture.start(Configs.snapshot(Fixture.CONFIG.replace("MODE", mode), Map.of()));
  }

  private static ReloadCommand reload(LiveSecrets secrets) {
    var command = new ReloadCommand();
    command.bindSecrets(secrets);
    return command;
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void printsOneLineAndThePayload() throws Exception {
    CommandResult result = reload(start("strict")).run(call(Optional.empty()));
    assertEquals(0, result.exitCode());
    assertEquals(List.of(new Line("Secrets reloaded.")), result.blocks());
    assertEquals(
        "{\"ok\":true,\"warningCount\":0}", result.data().map(JsonNode::toString).orElse(""));
  }

  @Test
  void namesTheCountOfWarnings() throws Exception {
    LiveSecrets secrets = start("isolate");
    fixture.provider().remove("two");
    CommandResult result = reload(secrets).run(call(Optional.empty()));
    assertEquals(List.of(new Line("Secrets reloaded with 1 warning.")), result.blocks());
  }

  @Test
  void failsWithTheReasonAndWithoutOutput() throws Exception {
    LiveSecrets secrets = start("strict");
    fixture.provider().remove("two");
    CommandResult result = reload(secrets).run(call(Optional.empty()));
    assertEquals(1, result.exitCode());
    assertTrue(result.data().isEmpty());
    assertTrue(result.blocks().isEmpty());
    assertTrue(result.failure().orElseThrow().message().contains("models.providers.two.apiKey"));
  }

  @Test
  void reloadsAnotherGatewayWhenOneIsNamed() throws Exception {
    LiveSecrets secrets = start("strict");
    RemoteGateway remote =
        (method, params) -> Configs.tree("{ok: true, warningCount: " + method.length() + "}");
    CommandResult result = reload(secrets).run(call(Optional.of(remote)));
    assertEquals(List.of(new Line("Secrets reloaded with 14 warnings.")), result.blocks());
    assertEquals(1, secrets.current().number());
    RemoteGateway down =
        (method, params) -> {
          throw new RemoteGatewayException("TRANSPORT", "refused");
        };
    assertEquals(1, reload(secrets).run(call(Optional.of(down))).exitCode());
  }

  @Test
  void reloadsAnotherGatewayWithoutSecretsOfItsOwn() throws Exception {
    RemoteGateway remote = (method, params) -> Configs.tree("{ok: true, warningCount: 0}");
    assertEquals(0, new ReloadCommand().run(call(Optional.of(remote))).exitCode());
    CommandResult alone = new ReloadCommand().run(call(Optional.empty()));
    assertEquals("SECRETS_NOT_ACTIVE", alone.failure().orElseThrow().code());
  }

  @Test
  void showsEveryOwnerWithItsConditionAndNoValue() throws Exception {
    fixture.provider().remove("two");
    LiveSecrets secrets = start("isolate");
    CommandResult result = new StatusCommand(secrets).run(call(Optional.empty()));
    JsonNode data = result.data().orElseThrow();
    assertEquals("isolate", data.path("mode").asText());
    assertEquals(2, data.path("resolved").asInt());
    assertEquals(1, data.path("unresolved").asInt());
    JsonNode cold = data.path("owners").get(1);
    assertEquals("models.providers.two", cold.path("owner").asText());
    assertEquals("cold", cold.path("condition").asText());
    assertEquals("SECRET_NOT_FOUND", cold.path("code").asText());
    assertTrue(cold.hasNonNull("nextRetry") && cold.hasNonNull("since"));
    for (String value : List.of("one-1", "token-1")) {
      assertFalse(data.toString().contains(value));
      assertFalse(result.blocks().toString().contains(value));
    }
  }

  @Test
  void letsProvidersBeAskedAgainWhetherTheGatewayRunsOrNot() throws Exception {
    LiveSecrets secrets = start("isolate");
    var command = new RetryCommand(locations());
    command.bindSecrets(secrets);
    CommandResult live = command.run(call(Optional.empty()));
    assertEquals(List.of(new Line("No provider is held back.")), live.blocks());
    assertTrue(live.data().orElseThrow().path("gatewayRuns").asBoolean());

    var ref = new SecretRef("vault", "v", "one");
    var shield = new Shield(new TestClock(), () -> 1);
    shield.keepIn(new ShieldFile(folder));
    var vault = new Definition("vault", "v", "0");
    var asked =
        shield.admit(
            vault, true, Trigger.START, List.of(ref), OptionalInt.empty(), Duration.ofSeconds(1));
    assertInstanceOf(Admission.Ask.class, asked).permit().failed("DOWN");
    command.unbindSecrets(secrets);
    CommandResult alone = command.run(call(Optional.empty()));
    assertEquals(List.of(new Line("v: asked again by the next start.")), alone.blocks());
    assertEquals("[\"v\"]", alone.data().orElseThrow().path("providers").toString());
  }

  @Test
  void showsHowAProviderStandsAndNoReasonOfItsOwn() {
    var clock = new TestClock();
    var shield = new Shield(clock, () -> 1);
    var ref = new SecretRef("vault", "v", "one");
    var vault = new Definition("vault", "v", "0");
    for (int i = 0; i < 2; i++) {
      var asked =
          shield.admit(
              vault, true, Trigger.RELOAD, List.of(ref), OptionalInt.empty(), Duration.ofDays(1));
      Permit permit = assertInstanceOf(Admission.Ask.class, asked).permit();
      if (i == 0) {
        permit.answered(Map.of(ref, new Failed(new SecretFailure("NOT_FOUND", "s3cr3t"))));
      } else {
        permit.failed("VAULT_SEALED");
      }
    }
    var rows = new StandingRows(CallBudget.of(Configs.tree("{providers: {v: 9}}")));
    ObjectNode node = Configs.tree("{}");
    rows.add(node, shield.standing("vault", "v"), true);
    assertEquals(
        List.of("v", "vault", "open", "1", "2026-01-01T12:00:01Z", "1", "2 of 9", "VAULT_SEALED"),
        rows.table().rows().get(0));
    assertEquals("one", node.path("noValue").path(0).path("id").asText());
    assertEquals(9, node.path("callsPerDay").asInt());
    assertFalse(node.toString().contains("s3cr3t"));
    clock.pass(Duration.ofSeconds(1));
    rows.add(node, shield.standing("vault", "v"), true);
    assertEquals("half-open", node.path("state").asText());
    rows.add(node, shield.standing("file", "f"), false);
    assertEquals(List.of("f", "file", "-", "-", "-", "-", "-", "-"), rows.table().rows().get(2));
  }

  private Locations locations() {
    return new Locations() {
      @Override
      public Path home() {
        return folder;
      }

      @Override
      public Path state() {
        return folder;
      }

      @Override
      public Path config() {
        return folder.resolve("openclaw.json");
      }

      @Override
      public boolean stateChosen() {
        return true;
      }

      @Override
      public Optional<String> profile() {
        return Optional.empty();
      }

      @Override
      public Path run() {
        return folder;
      }
    };
  }

  private static CommandCall call(Optional<RemoteGateway> remote) {
    TypedCommand typed = TypedCommand.of();
    return remote.map(typed::at).orElse(typed);
  }
}
