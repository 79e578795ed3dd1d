package ai.openclaw.core.secrets.internal.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.secret.SecretFailure;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WatchCommandTest {
  private static final Instant AT = Instant.parse("2026-11-21T18:07:19.216Z");

  private final RotationFeed feed = new RotationFeed();
  private final WatchCommand command = new WatchCommand(feed);
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Test
  void textSaysWhenWhatAndWhom() throws Exception {
    CommandResult result =
        command.run(
            call(
                Set.of("once"),
                false,
                new RotationEvent(AT, Set.of("f"), Set.of("b", "a"), 7, Optional.empty())));

    assertEquals(
        List.of(
            "Watching; Ctrl-C ends it.",
            "2026-11-21T18:07:19.216Z  rotated    activation 7  f: a, b"),
        lines);
    assertEquals(0, result.exitCode());
    assertEquals(Optional.empty(), result.data());
  }

  @Test
  void jsonIsOneObjectPerLineWithCodeAndCause() throws Exception {
    command.run(
        call(
            Set.of("once", "json"),
            false,
            new RotationEvent(
                AT, Set.of("f"), Set.of(), 7, Optional.of(new SecretFailure("CODE", "cause")))));

    assertEquals(
        List.of(
            "{\"at\":\"2026-11-21T18:07:19.216Z\",\"aliases\":[\"f\"],\"outcome\":\"kept\","
                + "\"activation\":7,\"changedOwners\":[],\"code\":\"CODE\",\"cause\":\"cause\"}"),
        lines);
  }

  @Test
  void cancelEndsIt() {
    assertThrows(
        InterruptedException.class,
        () ->
            command.run(
                call(
                    Set.of(),
                    true,
                    new RotationEvent(AT, Set.of("f"), Set.of(), 7, Optional.empty()))));
  }

  @Test
  void endOfTheSecretsEndsIt() throws Exception {
    command.stop();

    assertEquals(
        1,
        command
            .run(
                call(
                    Set.of(),
                    false,
                    new RotationEvent(AT, Set.of("f"), Set.of(), 7, Optional.empty())))
            .exitCode());
  }

  /** A call during which one event happens as soon as the command asks whether it is cancelled. */
  private CommandCall call(Set<String> flags, boolean cancelled, RotationEvent event) {
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
        return flags.contains(name);
      }

      @Override
      public List<String> arguments() {
        return List.of();
      }

      @Override
      public Path workingDirectory() {
        return Path.of("");
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
        return lines::add;
      }

      @Override
      public boolean cancelled() {
        feed.tell(event);
        return cancelled;
      }

      @Override
      public Optional<RemoteGateway> remote() {
        return Optional.empty();
      }
    };
  }
}
