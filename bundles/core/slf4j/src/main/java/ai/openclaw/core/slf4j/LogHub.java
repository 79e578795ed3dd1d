package ai.openclaw.core.slf4j;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * The one place that all loggers lead to, found with {@code LoggerFactory.getILoggerFactory()}.
 * While nothing is attached it keeps the latest events; what is grave among those that nobody ever
 * took goes to standard error when the process ends. Thread-safe.
 */
public final class LogHub implements ILoggerFactory {
  /** Above every level: nothing passes. */
  public static final int OFF = Integer.MAX_VALUE;

  private static final int KEPT = 500;
  private static final List<String> LIBRARIES = List.of("org.eclipse.jetty.", "org.apache.felix.");

  private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
  private final PrintStream err;
  private final Deque<LogEvent> kept = new ArrayDeque<>();
  private final Deque<String> grave = new ArrayDeque<>();
  private volatile Limits limits = new Limits(Level.INFO.toInt(), logger -> OptionalInt.empty());
  private volatile @Nullable LogSink sink;

  /**
   * Creates a hub; SLF4J makes the one of the process.
   *
   * @param err where grave events go that nobody takes
   */
  public LogHub(PrintStream err) {
    this.err = err;
  }

  @Override
  public Logger getLogger(String name) {
    return loggers.computeIfAbsent(name, this::logger);
  }

  /**
   * Sends events to a sink, those that were kept first. A sink that was attached before is let go.
   */
  public void attach(LogSink newSink) {
    while (true) {
      List<LogEvent> early;
      synchronized (kept) {
        early = List.copyOf(kept);
        kept.clear();
        grave.clear();
        if (early.isEmpty()) {
          sink = newSink;
          return;
        }
      }
      early.forEach(newSink::accept);
    }
  }

  /** Keeps events again, if this sink is the one that is attached. */
  public void detach(LogSink oldSink) {
    synchronized (kept) {
      if (sink == oldSink) {
        sink = null;
      }
    }
  }

  /**
   * Sets which events are made at all.
   *
   * @param newThreshold the lowest level that passes as {@link Level#toInt()}, or {@link #OFF}
   */
  public void threshold(int newThreshold) {
    thresholds(newThreshold, logger -> OptionalInt.empty());
  }

  /**
   * Sets which events are made at all, with exceptions.
   *
   * @param general the lowest level that passes as {@link Level#toInt()}, or {@link #OFF}
   * @param exceptions the same for the logger of a name; empty for the general one. Always the same
   *     answer for the same name; asked from any thread, seldom
   */
  public void thresholds(int general, Function<String, OptionalInt> exceptions) {
    limits = new Limits(general, exceptions);
  }

  /** The names of all loggers that somebody asked for. */
  public Set<String> names() {
    return Set.copyOf(loggers.keySet());
  }

  Limits limits() {
    return limits;
  }

  /** What passes, replaced as a whole: loggers notice that it is another one. */
  static final class Limits {
    private final int general;
    private final Function<String, OptionalInt> exceptions;

    Limits(int general, Function<String, OptionalInt> exceptions) {
      this.general = general;
      this.exceptions = exceptions;
    }

    int of(String logger, boolean library) {
      OptionalInt own = exceptions.apply(logger);
      if (own.isPresent()) {
        return own.getAsInt();
      }
      // Libraries tell at INFO what is DEBUG for this program.
      return library && general != OFF ? Math.max(general + 10, Level.DEBUG.toInt()) : general;
    }
  }

  void publish(LogEvent event) {
    LogSink attached = sink;
    if (attached == null) {
      attached = keep(event);
    }
    if (attached != null) {
      attached.accept(event);
    }
  }

  /**
   * Writes what nobody took and is grave. Called when the process ends: the framework may be gone
   * then, so nothing here needs a class that is not loaded yet.
   */
  void giveUp() {
    synchronized (kept) {
      for (String line : grave) {
        err.println(line);
      }
      grave.clear();
      kept.clear();
    }
  }

  private @Nullable LogSink keep(LogEvent event) {
    synchronized (kept) {
      if (sink == null) {
        if (kept.size() == KEPT && isGrave(kept.removeFirst())) {
          err.println(grave.removeFirst());
        }
        kept.addLast(event);
        if (isGrave(event)) {
          grave.addLast(event.time() + " [" + event.logger() + "] " + event.message());
        }
      }
      return sink;
    }
  }

  private static boolean isGrave(LogEvent event) {
    return event.level().toInt() >= Level.WARN.toInt();
  }

  private Logger logger(String name) {
    return new HubLogger(this, name, LIBRARIES.stream().anyMatch(name::startsWith));
  }
}
