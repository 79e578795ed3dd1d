package ai.openclaw.secrets.exec.internal;

import ai.openclaw.secrets.exec.internal.ExecSettings.Limits;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Watches one started program until it ends or has to be killed. The calling thread does all of it:
 * it waits for the end of the program and looks at the pipes in between, so neither a program that
 * writes nothing nor a stranger that holds a pipe open can keep a thread.
 */
final class ProgramRun {
  private static final long LOOK_EVERY_MILLIS = 5;
  private static final int SIGNALLED = 128;
  private static final int LAST_SIGNAL = 64;

  private final String alias;
  private final Process process;
  private final Limits limits;
  private final InputFeeder feeder;
  private final OutputPipe stdout;
  private final OutputPipe stderr;

  ProgramRun(String alias, Process process, Limits limits, InputFeeder feeder) {
    this.alias = alias;
    this.process = process;
    this.limits = limits;
    this.feeder = feeder;
    stdout = new OutputPipe(process.getInputStream(), true);
    stderr = new OutputPipe(process.getErrorStream(), false);
  }

  /**
   * Hands over the request and waits for the output.
   *
   * @param begin when the program was started, by {@link System#nanoTime()}
   * @return all of standard output of a program that ended well
   * @throws FailedException when it did not
   */
  byte[] output(byte[] request, long begin) throws FailedException, InterruptedException {
    boolean ended = false;
    try {
      feed(request);
      watch(begin);
      ended = true;
    } finally {
      if (!ended) {
        new ProcessTree(process.toHandle()).kill();
      }
      stdout.close();
      stderr.close();
    }
    int code = process.exitValue();
    if (code != 0) {
      throw failed(ExecFailure.PROVIDER_EXIT_CODE, describe(code));
    }
    return stdout.content();
  }

  private void feed(byte[] request) throws FailedException {
    try {
      feeder.feed(process.getOutputStream(), request);
    } catch (RejectedExecutionException full) {
      throw failed(ExecFailure.PROVIDER_BUSY, "too many programs do not read their input");
    }
  }

  private void watch(long begin) throws FailedException, InterruptedException {
    long lastOutput = begin;
    long total = 0;
    boolean moved = false;
    while (true) {
      boolean ended = process.waitFor(moved ? 0 : LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      int count = ended ? stdout.takeRest() + stderr.takeRest() : stdout.take() + stderr.take();
      moved = count > 0;
      total += count;
      if (total > limits.maxOutputBytes()) {
        throw failed(
            ExecFailure.PROVIDER_OUTPUT_TOO_LARGE,
            "the command wrote more than maxOutputBytes (%d) and was killed"
                .formatted(limits.maxOutputBytes()));
      }
      if (ended) {
        return;
      }
      long now = System.nanoTime();
      lastOutput = moved ? now : lastOutput;
      checkTime(now - begin, now - lastOutput);
    }
  }

  private void checkTime(long running, long silent) throws FailedException {
    if (running >= limits.timeout().toNanos()) {
      throw failed(
          ExecFailure.PROVIDER_TIMEOUT,
          "the command timed out after %d ms and was killed"
              .formatted(limits.timeout().toMillis()));
    }
    if (silent >= limits.noOutputTimeout().toNanos()) {
      throw failed(
          ExecFailure.PROVIDER_NO_OUTPUT,
          "the command wrote no output for %d ms and was killed"
              .formatted(limits.noOutputTimeout().toMillis()));
    }
    if (feeder.closed()) {
      throw failed(ExecFailure.PROVIDER_BUSY, "the provider stops; the command was killed");
    }
  }

  private static String describe(int code) {
    int signal = code - SIGNALLED;
    return signal > 0 && signal <= LAST_SIGNAL
        ? "the command was ended by signal %d, or with exit code %d".formatted(signal, code)
        : "the command ended with exit code %d".formatted(code);
  }

  private FailedException failed(ExecFailure failure, String problem) {
    return new FailedException(failure.of(alias, problem));
  }
}
