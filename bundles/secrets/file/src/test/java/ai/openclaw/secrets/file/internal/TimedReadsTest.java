package ai.openclaw.secrets.file.internal;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.lib.files.PathRules;
import ai.openclaw.lib.files.SecretFile.Reading;
import ai.openclaw.lib.files.SecretFile.TooLarge;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class TimedReadsTest {
  private static final Path HUNG = Path.of("/hung");
  private static final Path QUICK = Path.of("/quick");
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final CountDownLatch fileSystemAnswers = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final TimedReads reads = new TimedReads(this::read);

  @AfterEach
  void stop() {
    fileSystemAnswers.countDown();
    reads.close();
  }

  @Test
  void readThatCannotBeInterruptedIsLeftBehind() {
    long begin = System.nanoTime();

    assertThrows(TimeoutException.class, () -> read(HUNG, SHORT));

    assertTrue(System.nanoTime() - begin < LONG.toNanos());
  }

  @Test
  void hungFilesDoNotStopTheOthers() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThrows(TimeoutException.class, () -> read(HUNG, SHORT));
    }

    assertInstanceOf(TooLarge.class, read(QUICK, LONG));
  }

  @Test
  void readsRecoverWhenTheFileSystemDoes() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThrows(TimeoutException.class, () -> read(HUNG, Duration.ofMillis(5)));
    }
    assertThrows(TimeoutException.class, () -> read(QUICK, SHORT));

    fileSystemAnswers.countDown();

    assertInstanceOf(TooLarge.class, read(QUICK, LONG));
  }

  @Test
  void limitThatHasPassedEndsAtOnce() {
    assertThrows(TimeoutException.class, () -> read(HUNG, Duration.ofMillis(-5)));
  }

  @Test
  void interruptEndsTheWait() throws Exception {
    FutureTask<Reading> call = new FutureTask<>(() -> read(HUNG, LONG));
    Thread caller = new Thread(call);
    caller.start();
    begun.await();

    caller.interrupt();

    ExecutionException thrown = assertThrows(ExecutionException.class, call::get);
    assertInstanceOf(InterruptedException.class, thrown.getCause());
  }

  @Test
  void afterTheEndNothingIsRead() {
    reads.close();

    assertThrows(RejectedExecutionException.class, () -> read(QUICK, LONG));
  }

  private Reading read(Path path, Duration limit) throws InterruptedException, TimeoutException {
    return reads.read(path, PathRules.secretFile("label", false), 1, limit);
  }

  private Reading read(Path path, PathRules rules, int maxBytes) {
    if (path.equals(HUNG)) {
      begun.countDown();
      awaitUninterruptibly();
    }
    return new TooLarge();
  }

  private void awaitUninterruptibly() {
    boolean answered = false;
    while (!answered) {
      try {
        fileSystemAnswers.await();
        answered = true;
      } catch (InterruptedException ignoredAsAKernelWould) {
        answered = false;
      }
    }
  }
}
