package ai.openclaw.core.secrets.internal.shield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.TestClock;
import ai.openclaw.core.secrets.internal.provider.Origin;
import ai.openclaw.core.secrets.internal.shield.Admission.Ask;
import ai.openclaw.core.secrets.internal.shield.Standing.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Version;

class ShieldFileTest {
  private static final SecretRef ONE = new SecretRef("vault", "v", "one");
  private static final SecretRef TWO = new SecretRef("vault", "v", "two");
  private static final Definition VAULT =
      Definition.of(
          "vault",
          "v",
          Configs.tree("{token: 's3cr3t-token'}"),
          new Origin("b", new Version("1"), 1, false));

  @TempDir Path folder;
  private final TestClock clock = new TestClock();

  private Path run() {
    return folder.resolve("run");
  }

  private Path file() {
    return run().resolve(ShieldFile.NAME);
  }

  private Shield process() {
    var shield = new Shield(clock, () -> 1);
    shield.keepIn(new ShieldFile(run()));
    return shield;
  }

  private static Permit call(Shield shield, SecretRef... refs) {
    Admission admission =
        shield.admit(
            VAULT, true, Trigger.RELOAD, List.of(refs), OptionalInt.empty(), Duration.ofSeconds(9));
    return assertInstanceOf(Ask.class, admission).permit();
  }

  private static Standing standing(Shield shield) {
    return shield.standing("vault", "v");
  }

  @Test
  void remembersOverARestart() throws Exception {
    Shield before = process();
    call(before, ONE, TWO)
        .answered(
            Map.of(
                ONE,
                new Failed(new SecretFailure("NOT_FOUND", "s3cr3t-message")),
                TWO,
                new Resolved(SecretValue.of("s3cr3t-value"))));
    call(before, TWO).failed("s3cr3t code");
    Standing after = standing(process());
    assertEquals(standing(before), after);
    assertEquals(State.OPEN, after.state());
    assertEquals("SECRETS_PROVIDER_FAILED", after.pause().orElseThrow().code());
    assertEquals(2, after.calls());
    assertEquals("NOT_FOUND", Optional.ofNullable(after.misses().get("one")).orElseThrow().code());
    assertFalse(Files.readString(file()).contains("s3cr3t"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
  }

  @Test
  void takesACallThatTheProcessDidNotSurviveForAFailure() {
    call(process(), ONE);
    Shield after = process();
    assertEquals(State.OPEN, standing(after).state());
    assertEquals("SECRETS_CALL_UNANSWERED", standing(after).pause().orElseThrow().code());
    assertEquals(1, standing(after).calls());
    clock.pass(Duration.ofSeconds(1));
    call(after, ONE);
    assertEquals(2, standing(process()).pause().orElseThrow().failures());
  }

  @Test
  void saysNothingOfACallThatWasAnswered() {
    call(process(), ONE).answered(Map.of(ONE, new Resolved(SecretValue.of("x"))));
    assertEquals(State.CLOSED, standing(process()).state());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"version\":2}",
        "{\"version\":1,\"providers\":[{}]}",
        "{\"version\":1,\"providers\":[{\"source\":\"a\",\"alias\":\"b\",\"definition\":\"c\",\"day\":\"x\"}]}",
        "{\"version\":1} trailing"
      })
  void ignoresADamagedFileAndReplacesIt(String content) throws Exception {
    write(content, "rw-------");
    Shield shield = process();
    assertEquals(State.CLOSED, standing(shield).state());
    call(shield, ONE).failed("DOWN");
    assertEquals(State.OPEN, standing(process()).state());
  }

  @Test
  void ignoresAFileThatOthersMayWrite() throws Exception {
    call(process(), ONE).failed("DOWN");
    write(Files.readString(file()), "rw-rw-rw-");
    Shield shield = process();
    assertEquals(State.CLOSED, standing(shield).state());
    call(shield, ONE).failed("DOWN");
    assertEquals(State.OPEN, standing(process()).state());
  }

  @Test
  void servesWithoutAPlaceToRemember() throws Exception {
    Files.writeString(run(), "a file where the folder should be");
    Shield shield = process();
    call(shield, ONE).failed("DOWN");
    assertEquals(State.OPEN, standing(shield).state());
    assertEquals(State.CLOSED, standing(process()).state());
  }

  @Test
  void removesWhatAKilledWriterLeft() throws Exception {
    call(process(), ONE).failed("DOWN");
    Path leftover = leftover();
    assertEquals(State.OPEN, standing(process()).state());
    assertFalse(Files.exists(leftover));
  }

  @Test
  void losesNoCallOfManyAtOnce() throws Exception {
    Shield shield = process();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < 80; i++) {
        boolean fails = i % 2 == 0;
        running.add(
            threads.submit(
                () -> {
                  Permit permit = call(shield, ONE);
                  if (fails) {
                    permit.failed("DOWN");
                  } else {
                    permit.answered(Map.of(ONE, new Resolved(SecretValue.of("x"))));
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(80, standing(shield).calls());
    assertEquals(standing(shield), standing(process()));
  }

  @Test
  void forgetsAProviderThatNobodyAsksAnyMore() throws Exception {
    Shield shield = process();
    call(shield, ONE).failed("DOWN");
    clock.pass(Duration.ofDays(2));
    var other = new Definition("vault", "other", "0");
    shield.admit(
        other, true, Trigger.START, List.of(TWO), OptionalInt.empty(), Duration.ofSeconds(1));
    assertFalse(Files.readString(file()).contains("\"v\""));
  }

  @Test
  void forgivesWhatAnOperatorHasMendedAndKeepsTheCount() {
    call(process(), ONE).failed("DOWN");
    var file = new ShieldFile(run());
    assertEquals(List.of(), file.forgive(Optional.of("other")));
    assertEquals(List.of("v"), file.forgive(Optional.of("v")));
    assertEquals(State.CLOSED, standing(process()).state());
    assertEquals(1, standing(process()).calls());
    assertEquals(List.of(), file.forgive(Optional.empty()));
  }

  private void write(String content, String mode) throws IOException {
    Files.createDirectories(run());
    Files.writeString(file(), content);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(mode));
  }

  private Path leftover() throws IOException {
    var digest = new CRC32();
    digest.update(ShieldFile.NAME.getBytes(StandardCharsets.UTF_8));
    return Files.writeString(run().resolve(".%08x.left.tmp".formatted(digest.getValue())), "{");
  }
}
