package ai.openclaw.core.logging.internal;

import ai.openclaw.core.host.Workers;
import ai.openclaw.core.logging.LogLevel;
import ai.openclaw.core.logging.LogLevels;
import ai.openclaw.core.slf4j.LogHub;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the levels that differ from the configuration, and ends those whose time is over. */
@Component(service = {LogLevels.class, RuntimeLevels.class})
public final class RuntimeLevels implements LogLevels {
  private static final Logger LOG = LoggerFactory.getLogger(RuntimeLevels.class);

  private final InstantSource clock;
  private final ScheduledExecutorService timer = Workers.scheduler("openclaw-log-levels");
  private volatile LevelTable table = LevelTable.EMPTY;
  private volatile LogSettings settings =
      LogSettings.of(MissingNode.getInstance(), Optional.empty(), false);
  private volatile Runnable changed = () -> {};

  /** Starts with the levels of the configuration. */
  @Activate
  public RuntimeLevels() {
    this(InstantSource.system());
  }

  RuntimeLevels(InstantSource clock) {
    this.clock = clock;
  }

  @Deactivate
  void close() {
    timer.shutdownNow();
  }

  /** Who is told after each change, on the thread that made it. */
  void listener(Runnable listener) {
    changed = listener;
  }

  /** What the configuration says. */
  void settings(LogSettings now) {
    settings = now;
  }

  LevelTable table() {
    return table;
  }

  @Override
  public List<Deviation> deviations() {
    return table.sorted();
  }

  @Override
  public LogLevel file() {
    return settings.fileLevel();
  }

  @Override
  public LogLevel console() {
    return settings.consoleLevel();
  }

  @Override
  public Set<String> known() {
    var names = new TreeSet<String>();
    if (LoggerFactory.getILoggerFactory() instanceof LogHub hub) {
      for (String logger : hub.names()) {
        names.add(logger);
        names.add(Subsystem.of(logger));
      }
    }
    return names;
  }

  @Override
  public void set(String name, LogLevel level, Optional<Duration> duration) {
    Optional<Instant> until = duration.map(clock.instant()::plus);
    change(now -> now.with(new Deviation(name, level, until)));
    duration.ifPresent(this::expireAfter);
    LOG.info("log level of {} is {} {}", name, level, until.map(u -> "until " + u).orElse("now"));
  }

  @Override
  public boolean reset(String name) {
    boolean was = table.byName().containsKey(name);
    change(now -> now.without(List.of(name)));
    return was;
  }

  @Override
  public int reset() {
    int were = table.byName().size();
    change(now -> LevelTable.EMPTY);
    return were;
  }

  /** Ends what is over; what was set again meanwhile has a later end and stays. */
  void expire() {
    List<String> over = table.over(clock.instant());
    if (!over.isEmpty()) {
      change(now -> now.without(now.over(clock.instant())));
      LOG.info("log level of {} is that of the configuration again", String.join(", ", over));
    }
  }

  private void expireAfter(Duration duration) {
    try {
      // A moment later, so that the clock has passed the end for sure.
      var unused = timer.schedule(this::expire, duration.toMillis() + 1, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("the log stops, and its levels with it");
    }
  }

  private void change(UnaryOperator<LevelTable> step) {
    synchronized (this) {
      table = step.apply(table);
    }
    changed.run();
  }
}
