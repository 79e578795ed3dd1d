package ai.openclaw.core.secrets.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.runtime.Fixture;
import ai.openclaw.core.secrets.internal.runtime.LiveSecrets;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecretsCommandsTest {
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

  private static CommandCall call(Optional<RemoteGateway> remote) {
    return new CommandCall() {
      @Override
      public Optional<String> option(String name) {
        return Optional.empty();
      }

      @Override
      public List<String> options(String name) {
        return List.of();
      }

      @Override
      public boolean flag(String name) {
        return false;
      }

      @Override
      public List<String> arguments() {
        return List.of();
      }

      @Override
      public Path workingDirectory() {
        return Path.of(".");
      }

      @Override
      public Map<String, String> environment() {
        return Map.of();
      }

      @Override
      public InputStream input() {
        return InputStream.nullInputStream();
      }

      @Override
      public boolean interactive() {
        return false;
      }

      @Override
      public Consumer<String> progress() {
        return line -> {};
      }

      @Override
      public boolean cancelled() {
        return false;
      }

      @Override
      public Optional<RemoteGateway> remote() {
        return remote;
      }
    };
  }
}
