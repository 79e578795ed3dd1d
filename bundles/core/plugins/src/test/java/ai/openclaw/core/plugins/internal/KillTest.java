package ai.openclaw.core.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.host.HostReady;
import ai.openclaw.testkit.TypedCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillTest {
  private final Path root;

  KillTest(@TempDir Path root) {
    this.root = root;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 19, 33, 58, 97, 160, 263})
  void aGatewayKilledWhileItChangesPluginsStartsWithTheOldSetOrTheNewOne(int millis)
      throws Exception {
    new ForeignJar(root, "demo", "1.0.0").serving(0).drop(root.resolve("one.jar"));
    new ForeignJar(root, "demo", "2.0.0").serving(0).drop(root.resolve("two.jar"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledGateway.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var output = process.inputReader()) {
      assertEquals("go", output.readLine());
      assertFalse(process.waitFor(millis, TimeUnit.MILLISECONDS), "it ended by itself");
    } finally {
      process.destroyForcibly().waitFor();
    }

    try (Gateway gateway = Gateway.start(root)) {
      HostReady ready = gateway.ready();
      assertTrue(
          ready.outcomes().stream().allMatch(o -> o.state() == HostReady.State.ACTIVE),
          ready.outcomes()::toString);
      gateway.await("one version is left", () -> gateway.versions("demo").size() <= 1);
      assertEquals(gateway.versions("demo"), gateway.answers());
      try (Stream<Path> files = Files.list(gateway.folder())) {
        assertEquals(
            List.of(), files.filter(f -> f.getFileName().toString().startsWith(".")).toList());
      }
      assertFalse(Files.exists(gateway.record().resolveSibling("bundles.lock.json.damaged")));
      new UninstallCommand(gateway.host()).run(TypedCommand.of("demo").in(root));
      assertEquals(
          0,
          new InstallCommand(gateway.host()).run(TypedCommand.of("one.jar").in(root)).exitCode());
      assertEquals(List.of("1.0.0"), gateway.answers());
    }
  }
}
