package ai.openclaw.core.logging.internal;

import ai.openclaw.core.logging.LogLevel;
import ai.openclaw.core.logging.LogLevels;
import ai.openclaw.core.logging.LogLevels.Deviation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The levels that differ from the configuration. Immutable. */
record LevelTable(Map<String, Deviation> byName) {
  static final LevelTable EMPTY = new LevelTable(Map.of());

  LevelTable {
    byName = Map.copyOf(byName);
  }

  List<Deviation> sorted() {
    return List.copyOf(new TreeMap<>(byName).values());
  }

  LevelTable with(Deviation deviation) {
    var more = new TreeMap<>(byName);
    more.put(deviation.name(), deviation);
    return new LevelTable(more);
  }

  LevelTable without(Collection<String> names) {
    var fewer = new TreeMap<>(byName);
    fewer.keySet().removeAll(names);
    return new LevelTable(fewer);
  }

  /** The names whose time is over. */
  List<String> over(Instant now) {
    return byName.values().stream()
        .filter(one -> one.until().filter(until -> !until.isAfter(now)).isPresent())
        .map(Deviation::name)
        .toList();
  }

  /**
   * The level of a logger, when it differs: by its name, then by its packages from the inside out,
   * then by its subsystem, then by the name for all.
   */
  Optional<LogLevel> of(String logger) {
    if (byName.isEmpty()) {
      return Optional.empty();
    }
    for (String name = logger; ; name = name.substring(0, name.lastIndexOf('.'))) {
      Deviation found = byName.get(name);
      if (found != null) {
        return Optional.of(found.level());
      }
      if (name.lastIndexOf('.') < 0) {
        break;
      }
    }
    return Optional.ofNullable(byName.get(Subsystem.of(logger)))
        .or(() -> Optional.ofNullable(byName.get(LogLevels.EVERY)))
        .map(Deviation::level);
  }
}
