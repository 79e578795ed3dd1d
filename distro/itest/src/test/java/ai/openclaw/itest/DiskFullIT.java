package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file cannot grow: what a full disk looks like to the one who writes. */
@Tag("proof")
class DiskFullIT {
  /** In blocks of 512 bytes. */
  private static final int LIMIT = 100;

  private static final String FILL = "// " + "x".repeat(97) + "\n";

  private final Distribution distribution = Distribution.built();

  @TempDir Path folder;

  @Test
  void aConfigurationThatDoesNotFitStaysAsItIs() throws Exception {
    var state = new State(folder).configure("");
    Files.writeString(state.config(), FILL.repeat(2000) + Files.readString(state.config()));
    byte[] before = Files.readAllBytes(state.config());
    List<String> files = files();
    Outcome outcome = Distribution.finish(limited("config", "set", "gateway.port", "19001"), "");
    assertEquals(1, outcome.exit(), outcome.toString());
    assertTrue(outcome.err().contains("openclaw.json"), outcome.err());
    assertFalse(outcome.err().contains("\tat "), outcome.err());
    assertArrayEquals(before, Files.readAllBytes(state.config()));
    assertEquals(files, files());
  }

  @Test
  void aGatewayServesOnWithoutItsLogAndSaysSo() throws Exception {
    var state = new State(folder).configure("");
    RunningGateway.start(distribution, folder, Map.of()).close();
    Files.writeString(state.log(), FILL.repeat(2000));
    try (var gateway = RunningGateway.of(limited("gateway", "--port", "0"))) {
      assertTrue(gateway.get("/healthz").startsWith("200 "), gateway.output());
      gateway.awaitOutput("File too large");
      assertTrue(gateway.output().contains("gateway.log"), gateway.output());
      assertFalse(gateway.output().contains("\tat "), gateway.output());
      assertTrue(gateway.output().lines().count() < 40, gateway.output());
    }
  }

  private ProcessBuilder limited(String... arguments) {
    ProcessBuilder process = distribution.process(folder, Map.of(), arguments);
    var command = new ArrayList<String>();
    command.addAll(List.of("sh", "-c", "ulimit -f " + LIMIT + " && exec \"$@\"", "sh"));
    command.addAll(process.command());
    return process.command(command);
  }

  private List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).filter(name -> !name.endsWith("/run")).sorted().toList();
    }
  }
}
