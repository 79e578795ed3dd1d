package ai.openclaw.core.logs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.core.logging.LogLevel;
import ai.openclaw.core.logging.LogLevels;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LevelCommandTest {
  private final Levels levels = new Levels();
  private final LevelCommand command = new LevelCommand(levels);

  @Test
  void listsTheConfigurationAndWhatDiffers() {
    JsonNode before = run(Map.of()).data().orElseThrow();
    assertEquals("info", before.path("file").asText());
    assertEquals(0, before.path("levels").size());
    run(Map.of("for", "10m"), "gateway", "debug");
    JsonNode after = run(Map.of()).data().orElseThrow();
    assertEquals("gateway", after.at("/levels/0/logger").asText());
    assertEquals("debug", after.at("/levels/0/level").asText());
    assertEquals("1970-01-01T00:10:00Z", after.at("/levels/0/until").asText());
  }

  @Test
  void aLevelAloneIsForAll() {
    run(Map.of(), "trace");
    assertEquals("*", run(Map.of()).data().orElseThrow().at("/levels/0/logger").asText());
  }

  @Test
  void aPackageOfLoggersCanBeSetAndReset() {
    run(Map.of(), "ai.openclaw.core", "warn");
    assertEquals(1, levels.deviations().size());
    assertEquals(0, run(Map.of("reset", ""), "ai.openclaw.core").exitCode());
    assertEquals(List.of(), levels.deviations());
  }

  @Test
  void whatIsMisspeltChangesNothingAndIsNamed() {
    assertEquals("did you mean gateway?", refused("UNKNOWN_LOGGER", Map.of(), "gatway", "debug"));
    refused("UNKNOWN_LEVEL", Map.of(), "gateway", "loud");
    refused("INVALID_USAGE", Map.of("for", "soon"), "gateway", "debug");
    refused("INVALID_USAGE", Map.of("for", "0m"), "gateway", "debug");
    refused("UNKNOWN_LOGGER", Map.of("reset", ""), "gateway");
    assertEquals(List.of(), levels.deviations());
  }

  private CommandResult run(Map<String, String> options, String... arguments) {
    return command.run(Typed.of(options, arguments));
  }

  private String refused(String code, Map<String, String> options, String... arguments) {
    CommandResult result = run(options, arguments);
    assertEquals(1, result.exitCode());
    assertEquals(code, result.failure().orElseThrow().code());
    assertTrue(result.data().isEmpty());
    return result.failure().orElseThrow().hints().get(0);
  }

  /** Levels whose time stands still. */
  private static final class Levels implements LogLevels {
    private final Map<String, Deviation> set = new TreeMap<>();

    @Override
    public List<Deviation> deviations() {
      return List.copyOf(set.values());
    }

    @Override
    public LogLevel file() {
      return LogLevel.INFO;
    }

    @Override
    public LogLevel console() {
      return LogLevel.WARN;
    }

    @Override
    public Set<String> known() {
      return Set.of("gateway", "secrets", "ai.openclaw.core.gateway.internal.Port");
    }

    @Override
    public void set(String name, LogLevel level, Optional<Duration> duration) {
      set.put(name, new Deviation(name, level, duration.map(Instant.EPOCH::plus)));
    }

    @Override
    public boolean reset(String name) {
      return set.remove(name) != null;
    }

    @Override
    public int reset() {
      int count = set.size();
      set.clear();
      return count;
    }
  }
}
