package ai.openclaw.core.logging.internal;

import ai.openclaw.core.logging.LogLevel;
import ai.openclaw.core.slf4j.LogEvent;
import ai.openclaw.core.slf4j.LogSink;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.event.Level;

/**
 * Takes events from any thread and writes them on one. Callers wait at most a moment, and only for
 * a warning or an error; what does not fit is counted and told.
 */
final class LogWriter implements LogSink, AutoCloseable {
  private static final int WAITING = 8192;
  private static final int EARLY = 500;
  private static final long PATIENCE_MS = 50;
  private static final long CLOSING_MS = 5000;

  private final Redaction redaction;
  private final Console console;
  private final JsonLines json;
  private final ExecutorService worker;
  private final Clock clock;
  private final BlockingQueue<LogEvent> queue = new ArrayBlockingQueue<>(WAITING);
  private final AtomicBoolean draining = new AtomicBoolean();
  private final AtomicLong dropped = new AtomicLong();
  private volatile Outputs wanted;

  // Only the thread that drains touches these.
  private final Deque<LogLine> early = new ArrayDeque<>();
  private Outputs active;

  /**
   * Where lines go.
   *
   * @param settings levels and style
   * @param file the file; empty while none is known
   * @param levels which loggers differ from the settings
   */
  record Outputs(LogSettings settings, Optional<LogFile> file, LevelTable levels) {
    Outputs(LogSettings settings, Optional<LogFile> file) {
      this(settings, file, LevelTable.EMPTY);
    }

    LogLevel file(LogLine line) {
      return levels.of(line.logger()).orElse(settings.fileLevel());
    }

    LogLevel console(LogLine line) {
      return levels.of(line.logger()).orElse(settings.consoleLevel());
    }
  }

  /**
   * Starts with the console only.
   *
   * @param worker runs one task at a time; shut down by {@link #close}
   */
  LogWriter(
      Redaction redaction,
      Console console,
      JsonLines json,
      ExecutorService worker,
      Clock clock,
      LogSettings settings) {
    this.redaction = redaction;
    this.console = console;
    this.json = json;
    this.worker = worker;
    this.clock = clock;
    this.wanted = new Outputs(settings, Optional.empty());
    this.active = wanted;
  }

  /** Sends lines elsewhere from the next one on; the first file gets the earlier ones too. */
  void outputs(Outputs outputs) {
    wanted = outputs;
    schedule();
  }

  /** Shows a line about the log itself; for the draining thread. */
  void tell(String text) {
    LogLine line =
        new LogLine(
            clock.instant(),
            Level.WARN,
            "logging",
            LogWriter.class.getName(),
            redaction.redact(text),
            "",
            "");
    console.write(line, active.settings().consoleLevel(), active.settings().style());
  }

  @Override
  public void accept(LogEvent event) {
    if (!queue.offer(event) && !offerGrave(event)) {
      dropped.incrementAndGet();
    }
    schedule();
  }

  @Override
  public void close() {
    worker.shutdown();
    try {
      worker.awaitTermination(CLOSING_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (draining.compareAndSet(false, true)) {
      writeAll();
      active.file().ifPresent(LogFile::close);
    }
  }

  private boolean offerGrave(LogEvent event) {
    if (event.level().toInt() < Level.WARN.toInt()) {
      return false;
    }
    try {
      return queue.offer(event, PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void schedule() {
    if (draining.compareAndSet(false, true)) {
      try {
        worker.execute(this::drain);
      } catch (RejectedExecutionException closing) {
        draining.set(false);
      }
    }
  }

  private void drain() {
    try {
      writeAll();
    } finally {
      draining.set(false);
    }
    if (!queue.isEmpty() || !active.equals(wanted)) {
      schedule();
    }
  }

  private void writeAll() {
    follow();
    for (LogEvent event = queue.poll(); event != null; event = queue.poll()) {
      write(LogLine.of(event, redaction));
      follow();
    }
    long lost = dropped.getAndSet(0);
    if (lost > 0) {
      tell(lost + " log events were dropped because they came faster than they could be written");
    }
    console.flush();
  }

  private void follow() {
    Outputs next = wanted;
    if (next.equals(active)) {
      return;
    }
    Optional<LogFile> before = active.file();
    active = next;
    if (!before.equals(next.file())) {
      before.ifPresent(LogFile::close);
    }
    if (next.file().isPresent()) {
      early.forEach(line -> toFile(next.file().get(), line));
      early.clear();
    }
  }

  private void write(LogLine line) {
    console.write(line, active.console(line), active.settings().style());
    if (active.file().isPresent()) {
      toFile(active.file().get(), line);
    } else {
      if (early.size() == EARLY) {
        early.removeFirst();
      }
      early.addLast(line);
    }
  }

  private void toFile(LogFile file, LogLine line) {
    if (active.file(line).passes(line.level())) {
      file.write(json.of(line));
    }
  }
}
