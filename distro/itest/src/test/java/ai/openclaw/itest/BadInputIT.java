package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that is too large, too much or written by other programs. */
@Tag("proof")
class BadInputIT {
  private static final int TARGETS = 10_000;

  private final Distribution distribution = Distribution.built();

  @TempDir Path folder;

  @Test
  void everyoneRefusesAConfigurationOfAHundredMegabytes() throws Exception {
    Path config = Distribution.write(folder.resolve("openclaw.json"), "{");
    try (var file = new RandomAccessFile(config.toFile(), "rw")) {
      file.setLength(100 << 20);
    }
    for (String command :
        new String[] {
          "config validate",
          "config set gateway.port 1",
          "secrets audit",
          "secrets apply --from none",
          "doctor",
          "gateway --port 0"
        }) {
      Outcome refused = run(command.split(" "));
      assertTrue(refused.exit() != 0, command + refused);
      String said = refused.out() + refused.err();
      assertTrue(command.contains("none") || said.contains("104857600"), command + ": " + said);
      assertFalse(said.contains("\tat "), command + ": " + said);
    }
    assertEquals(100 << 20, Files.size(config));
  }

  @Test
  void aPlanOfTenThousandTargetsIsTriedAndCarriedOut() throws Exception {
    new State(folder).configure("skills: {entries: {}}, // mine\n");
    String before = Files.readString(folder.resolve("openclaw.json"));
    String targets =
        IntStream.range(0, TARGETS)
            .mapToObj(
                i ->
                    "{\"type\":\"skills.entries.apiKey\",\"path\":\"skills.entries.s%d.apiKey\",\"ref\":{\"source\":\"env\",\"provider\":\"default\",\"id\":\"SKILL\"}}"
                        .formatted(i))
            .collect(Collectors.joining(",\n"));
    Distribution.write(
        folder.resolve("plan.json"),
        "{\"version\":1,\"protocolVersion\":1,\"targets\":[" + targets + "]}");
    Outcome tried = run("secrets", "apply", "--from", "plan.json", "--dry-run", "--json");
    assertEquals(0, tried.exit(), tried.err());
    assertTrue(tried.json().path("changed").asBoolean(), tried.out());
    assertEquals(before, Files.readString(folder.resolve("openclaw.json")));

    Outcome applied = run("secrets", "apply", "--from", "plan.json", "--json");
    assertEquals(0, applied.exit(), applied.err());
    String after = Files.readString(folder.resolve("openclaw.json"));
    assertTrue(after.contains("// mine"), "the comment is gone");
    assertEquals(TARGETS, after.split("SKILL", -1).length - 1);
    Outcome last = run("config", "get", "skills.entries.s9999.apiKey.source", "--json");
    assertTrue(last.out().contains("env"), last.toString());
    Outcome again = run("secrets", "apply", "--from", "plan.json", "--json");
    assertFalse(again.json().path("changed").asBoolean(), again.out());
  }

  @Test
  void takesVariablesAsOtherProgramsWriteThem() throws Exception {
    new State(folder)
        .configure(
            "models: {providers: {one: %s, two: %s, three: %s}}"
                .formatted(
                    State.modelProvider("env", "default", "FIRST"),
                    State.modelProvider("env", "default", "TWICE"),
                    State.modelProvider("env", "default", "LAST")));
    Distribution.write(
        folder.resolve(".env"),
        "\uFEFFexport FIRST='value # of the first'\r\n"
            + "TWICE=gone\r\n# a comment\r\nTWICE=\"value of the second\"\r\nLAST=value-of-the-last");
    try (var gateway = RunningGateway.start(distribution, folder, Map.of());
        var client = GatewayClient.connect(gateway)) {
      assertEquals("value # of the first", client.modelKey("one"));
      assertEquals("value of the second", client.modelKey("two"));
      assertEquals("value-of-the-last", client.modelKey("three"));
    }
    Outcome audit = run("secrets", "audit", "--json");
    assertEquals(0, audit.json().path("summary").path("unresolvedRefCount").asInt(), audit.out());
  }

  private Outcome run(String... arguments) throws Exception {
    return distribution.run(folder, Map.of("SKILL", "value-of-every-skill"), arguments);
  }
}
