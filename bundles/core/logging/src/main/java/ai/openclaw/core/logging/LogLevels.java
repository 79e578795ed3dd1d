package ai.openclaw.core.logging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Levels that differ from the configuration while the process runs. They hold for file and console
 * alike and are never written anywhere. A service of this bundle; thread-safe.
 */
@ProviderType
public interface LogLevels {
  /** The name that stands for every logger. */
  String EVERY = "*";

  /** What is set at the moment, sorted by name. */
  List<Deviation> deviations();

  /** What the configuration says of the file. */
  LogLevel file();

  /** What the configuration, and {@code --verbose}, say of the console. */
  LogLevel console();

  /** The subsystems and loggers that have been used so far, the names that can be set. */
  Set<String> known();

  /**
   * Sets the level of a name until it is reset, its time is over or the process ends.
   *
   * @param name {@value #EVERY}, a subsystem as it stands in the lines of the log, or the name of a
   *     logger or of a package of them; the most exact one counts
   * @param level the level
   * @param duration how long; empty for as long as the process runs
   */
  void set(String name, LogLevel level, Optional<Duration> duration);

  /**
   * Goes back to the configuration.
   *
   * @param name as it was set
   * @return whether there was something to go back from
   */
  boolean reset(String name);

  /** Goes back to the configuration for every name, and tells how many there were. */
  int reset();

  /**
   * A level that differs.
   *
   * @param name what it is the level of
   * @param level the level
   * @param until when it ends by itself
   */
  record Deviation(String name, LogLevel level, Optional<Instant> until) {
    /** Checks that no part is absent. */
    public Deviation {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(level, "level");
      Objects.requireNonNull(until, "until");
    }
  }
}
