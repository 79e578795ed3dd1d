package ai.openclaw.core.secrets.internal.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.testkit.TypedCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchCommandTest {
  private static final Instant AT = Instant.parse("2026-11-21T18:07:19.216Z");

  private final RotationFeed feed = new RotationFeed();
  private final WatchCommand command = new WatchCommand(feed);
  private final TypedCommand typed = TypedCommand.of();

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
        typed.lines());
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
        typed.lines());
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
  private TypedCommand call(Set<String> flags, boolean cancelled, RotationEvent event) {
    return typed
        .flags(flags.toArray(String[]::new))
        .cancelledWhen(
            () -> {
              feed.tell(event);
              return cancelled;
            });
  }
}
