package ai.openclaw.secrets.exec.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a program may run, how much it may write, and what becomes of its children. */
@Timeout(180)
class ProgramRunTest {
  private static final String ANSWER =
      "printf '{\"protocolVersion\":1,\"values\":{\"one\":\"fake\"}}'";
  private static final Duration AGES = Duration.ofSeconds(90);

  private final Path folder;
  private final ExecFixture vault;

  ProgramRunTest(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    vault = new ExecFixture(folder);
  }

  @AfterEach
  void stop() {
    vault.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 127, 255})
  void exitCodeOtherThanZeroFailsEvenAfterAGoodAnswer(int code) throws Exception {
    vault.running(ANSWER, "echo fake-noise >&2", "exit " + code);

    String message = vault.unavailable(ExecFailure.PROVIDER_EXIT_CODE);

    assertTrue(message.endsWith("exit code " + code), message);
    assertFalse(message.contains("fake"), message);
  }

  @Test
  void programEndedByASignalFails() throws Exception {
    vault.running(ANSWER, "kill -9 $$");

    assertTrue(vault.unavailable(ExecFailure.PROVIDER_EXIT_CODE).contains("signal 9"));
  }

  @Test
  void programThatHangsIsKilledWhenTheTimeIsUp() throws Exception {
    vault.running("echo $$ > pid", "while :; do echo; sleep 0.02; done");
    vault.settings.put("timeoutMs", 400).put("noOutputTimeoutMs", 10_000);

    assertTrue(quick(ExecFailure.PROVIDER_TIMEOUT).contains("timed out after 400 ms"));

    assertDies("pid");
  }

  @Test
  void silentProgramIsKilledByTheSecondTimer() throws Exception {
    vault.running("echo $$ > pid", "exec sleep 100");
    vault.settings.put("timeoutMs", 60_000).put("noOutputTimeoutMs", 300);

    assertTrue(quick(ExecFailure.PROVIDER_NO_OUTPUT).contains("no output for 300 ms"));

    assertDies("pid");
  }

  @Test
  void silentProgramTimesOutWhenBothTimersAreEqual() throws Exception {
    vault.running("exec sleep 100").settings.put("timeoutMs", 200);

    quick(ExecFailure.PROVIDER_TIMEOUT);
  }

  @Test
  void earlierTimerDecides() throws Exception {
    vault.running("exec sleep 100");
    vault.settings.put("timeoutMs", 200).put("noOutputTimeoutMs", 60_000);

    quick(ExecFailure.PROVIDER_TIMEOUT);
  }

  @Test
  void outputOnStandardErrorKeepsASlowProgramAlive() throws Exception {
    vault.running("for i in 1 2 3 4 5 6 7 8 9; do echo x >&2; sleep 0.2; done", ANSWER);
    vault.settings.put("timeoutMs", 60_000).put("noOutputTimeoutMs", 1700);

    assertEquals("fake", vault.value("one").textValue());
  }

  @Test
  void outputOfTheGreatestSizePassesAndOneByteMoreFails() throws Exception {
    vault.running("echo 12345 >&2", "printf 1234567890123456789").settings.put("jsonOnly", false);

    vault.settings.put("maxOutputBytes", 25);
    assertEquals(19, vault.value("one").textValue().length());
    vault.settings.put("maxOutputBytes", 24);
    assertTrue(vault.unavailable(ExecFailure.PROVIDER_OUTPUT_TOO_LARGE).contains("24"));
  }

  @Test
  void oneMebibyteIsTheLimitUnlessSetOtherwise() throws Exception {
    vault.running("head -c 1048576 /dev/zero | tr '\\0' x").settings.put("jsonOnly", false);
    assertEquals(1_048_576, vault.value("one").textValue().length());

    vault.running("head -c 1048577 /dev/zero | tr '\\0' x");
    vault.unavailable(ExecFailure.PROVIDER_OUTPUT_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " >&2"})
  void programThatFloodsIsKilledAtOnce(String where) throws Exception {
    vault.running("echo $$ > pid", "exec yes fake" + where).settings.put("timeoutMs", 60_000);

    assertFalse(quick(ExecFailure.PROVIDER_OUTPUT_TOO_LARGE).contains("fake"));

    assertDies("pid");
  }

  @Test
  void bothPipesAreDrained() throws Exception {
    vault.running("head -c 300000 /dev/zero >&2", "head -c 300000 /dev/zero | tr '\\0' x");
    vault.settings.put("jsonOnly", false);

    assertEquals(300_000, vault.value("one").textValue().length());
  }

  @Test
  void childThatHoldsThePipesDoesNotDelayTheAnswer() throws Exception {
    vault.running("sleep 100 & echo $! > pid", ANSWER);
    long begin = System.nanoTime();
    try {
      assertEquals("fake", vault.value("one").textValue());
      assertTrue(System.nanoTime() - begin < AGES.toNanos());
    } finally {
      ProcessHandle.of(pid("pid")).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void childThatFloodsThePipesDelaysNothingEither() throws Exception {
    vault.running(
        "sh -c 'echo $$ > pid; exec yes' &", "while [ ! -s pid ]; do :; done", "printf '{}'");
    long begin = System.nanoTime();
    try {
      assertInstanceOf(Unavailable.class, vault.resolve("one"));
      assertTrue(System.nanoTime() - begin < AGES.toNanos());
    } finally {
      assertDies("pid");
    }
  }

  @Test
  void childrenDieWithAProgramThatIsKilled() throws Exception {
    vault.running(
        "echo $$ > pid",
        "sh -c 'echo $$ > middle; sleep 100 & echo $! > leaf; wait' &",
        "while [ ! -s leaf ]; do :; done",
        "yes");
    vault.settings.put("timeoutMs", 60_000);

    quick(ExecFailure.PROVIDER_OUTPUT_TOO_LARGE);

    assertDies("pid");
    assertDies("middle");
    assertDies("leaf");
  }

  @Test
  void programThatNeverReadsMayAnswer() throws Exception {
    List<String> ids = IntStream.range(0, 1000).mapToObj(i -> "x".repeat(200) + i).toList();
    vault.running("printf '{\"protocolVersion\":1,\"values\":{}}'");

    for (int i = 0; i < 40; i++) {
      ResolveResult result = vault.provider.resolve(vault.request(ids, Duration.ofSeconds(20)));
      assertFalse(result instanceof Unavailable, result::toString);
    }
  }

  @Test
  void programThatNeitherReadsNorEndsIsKilled() throws Exception {
    List<String> ids = IntStream.range(0, 1000).mapToObj(i -> "x".repeat(200) + i).toList();
    vault.running("exec sleep 100").settings.put("timeoutMs", 300);

    for (int i = 0; i < 3; i++) {
      ResolveResult result = vault.provider.resolve(vault.request(ids, Duration.ofSeconds(20)));
      assertEquals(
          ExecFailure.PROVIDER_TIMEOUT.name(),
          assertInstanceOf(Unavailable.class, result).failure().code());
    }
  }

  @Test
  void interruptKillsTheProgram() throws Exception {
    vault.running("echo $$ > pid", "exec sleep 100").settings.put("timeoutMs", 60_000);
    FutureTask<ResolveResult> call = new FutureTask<>(() -> vault.resolve("one"));
    Thread caller = new Thread(call);
    caller.start();
    awaitPid("pid");

    caller.interrupt();

    ExecutionException thrown = assertThrows(ExecutionException.class, call::get);
    assertInstanceOf(InterruptedException.class, thrown.getCause());
    assertDies("pid");
  }

  @Test
  void endOfTheBundleKillsWhatRunsAndStartsNothingMore() throws Exception {
    vault.running("echo $$ > pid", "exec sleep 100").settings.put("timeoutMs", 60_000);
    FutureTask<ResolveResult> call = new FutureTask<>(() -> vault.resolve("one"));
    new Thread(call).start();
    awaitPid("pid");

    vault.close();

    Unavailable unavailable =
        assertInstanceOf(Unavailable.class, call.get(AGES.toSeconds(), TimeUnit.SECONDS));
    assertEquals(ExecFailure.PROVIDER_BUSY.name(), unavailable.failure().code());
    assertDies("pid");
    Files.delete(folder.resolve("pid"));
    vault.unavailable(ExecFailure.PROVIDER_BUSY);
    assertFalse(Files.exists(folder.resolve("pid")));
  }

  private String quick(ExecFailure failure) throws InterruptedException {
    long begin = System.nanoTime();
    String message = vault.unavailable(failure);
    assertTrue(System.nanoTime() - begin < AGES.toNanos(), "it took ages");
    return message;
  }

  private void assertDies(String file) throws Exception {
    ProcessHandle.of(pid(file))
        .ifPresent(process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
  }

  private long pid(String file) throws IOException {
    return Long.parseLong(Files.readString(folder.resolve(file)).strip());
  }

  private void awaitPid(String file) throws IOException {
    long end = System.nanoTime() + AGES.toNanos();
    while (!Files.exists(folder.resolve(file)) || Files.size(folder.resolve(file)) == 0) {
      assertTrue(System.nanoTime() < end, "the program does not start");
      Thread.onSpinWait();
    }
  }
}
