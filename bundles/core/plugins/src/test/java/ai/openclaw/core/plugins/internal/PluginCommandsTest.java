package ai.openclaw.core.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.testkit.TypedCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCommandsTest {
  private final Path root;
  private final Path desk;

  PluginCommandsTest(@TempDir Path root) throws IOException {
    this.root = root;
    desk = Files.createDirectory(root.resolve("desk"));
  }

  @Test
  void aPluginIsInstalledListedUpdatedAndUninstalled() throws Exception {
    jar("com.example.demo", "1.0.0")
        .serving(0)
        .header("OpenClaw-Capabilities", "secrets:demo")
        .drop(desk.resolve("one.jar"));
    jar("com.example.demo", "2.0.0").serving(0).drop(desk.resolve("two.jar"));
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      var install = new InstallCommand(gateway.host());
      var update = new UpdateCommand(gateway.host());

      assertEquals(
          "PLUGIN_NOT_FOUND", failure(update.run(TypedCommand.of("one.jar").in(desk))).code());
      CommandResult installed = install.run(TypedCommand.of("one.jar").in(desk));
      assertEquals(0, installed.exitCode());
      assertEquals("active", data(installed).path("state").asText());
      assertEquals("secrets:demo", data(installed).path("capabilities").path(0).asText());
      assertEquals(List.of("1.0.0"), gateway.answers());
      assertTrue(Files.readString(gateway.record()).contains("\"consent\" : \"command\""));

      CommandFailure twice = failure(install.run(TypedCommand.of("two.jar").in(desk)));
      assertEquals("PLUGIN_ALREADY_INSTALLED", twice.code());
      assertEquals(List.of("run plugins update to replace it by 2.0.0"), twice.hints());
      CommandResult updated = update.run(TypedCommand.of("two.jar").in(desk));
      assertEquals("1.0.0", data(updated).path("replaces").asText());
      gateway.await(
          "2.0.0 is alone", () -> gateway.versions("com.example.demo").equals(List.of("2.0.0")));
      assertEquals(
          "PLUGIN_NOT_NEWER", failure(update.run(TypedCommand.of("one.jar").in(desk))).code());

      JsonNode list =
          data(new ListCommand(gateway.host(), gateway.strikes()).run(TypedCommand.of().in(desk)));
      JsonNode two = list.path("plugins").path(0);
      assertEquals("2.0.0", two.path("version").asText());
      assertEquals("com.example.demo-2.0.0.jar", two.path("file").asText());
      assertEquals(64, two.path("sha256").asText().length());
      assertEquals("java.util.function.Supplier", two.path("services").path(0).asText());

      var uninstall = new UninstallCommand(gateway.host());
      CommandFailure typo = failure(uninstall.run(TypedCommand.of("com.example.deno").in(desk)));
      assertEquals(List.of("did you mean com.example.demo?"), typo.hints());
      assertEquals(0, uninstall.run(TypedCommand.of("com.example.demo").in(desk)).exitCode());
      assertEquals(List.of(), gateway.versions("com.example.demo"));
      assertEquals(List.of(), files(gateway));
    }
  }

  @Test
  void whatDoesNotServeIsTakenOutAgain() throws Exception {
    jar("good", "1.0.0").serving(0).drop(desk.resolve("good.jar"));
    jar("good", "2.0.0")
        .onStart("if (true) throw new Exception(\"broken\");")
        .drop(desk.resolve("bad.jar"));
    jar("needy", "1.0.0")
        .header("Import-Package", "com.example.missing")
        .drop(desk.resolve("needy.jar"));
    Files.writeString(desk.resolve("text.jar"), "text");
    jar("x", "1").without("Bundle-SymbolicName").drop(desk.resolve("plain.jar"));
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      var install = new InstallCommand(gateway.host());
      assertEquals(0, install.run(TypedCommand.of("good.jar").in(desk)).exitCode());
      assertEquals(
          "good 2.0.0 does not serve: its activator failed: Exception: broken",
          failure(new UpdateCommand(gateway.host()).run(TypedCommand.of("bad.jar").in(desk)))
              .message());
      assertEquals(
          "needy 1.0.0 does not serve: needs com.example.missing, this host has none",
          failure(install.run(TypedCommand.of("needy.jar").in(desk))).message());
      assertEquals(
          desk.resolve("text.jar") + " is refused: it is no readable jar",
          failure(install.run(TypedCommand.of("text.jar").in(desk))).message());
      assertEquals(
          desk.resolve("plain.jar")
              + " is refused: it is no OSGi bundle: its manifest has no Bundle-SymbolicName",
          failure(install.run(TypedCommand.of("plain.jar").in(desk))).message());
      assertEquals(
          "PLUGIN_FILE_NOT_FOUND",
          failure(install.run(TypedCommand.of("none.jar").in(desk))).code());
      assertEquals(List.of("good-1.0.0.jar"), files(gateway));
      assertEquals(List.of("1.0.0"), gateway.answers());
      assertFalse(Files.readString(gateway.record()).contains("needy"));
    }
  }

  @Test
  void aForgivenPluginServesAgain() throws Exception {
    String picky =
        "if (System.getProperty(\"openclaw.test.forgiven\") == null) throw new Exception(\"no\");";
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      jar("picky", "1.0.0").onStart(picky).drop(gateway.folder().resolve("picky.jar"));
      gateway.awaitState("picky.jar", "quarantined");
      var unquarantine = new UnquarantineCommand(gateway.host());
      assertEquals(
          "PLUGIN_FAILED", failure(unquarantine.run(TypedCommand.of("picky").in(desk))).code());
      System.setProperty("openclaw.test.forgiven", "yes");
      assertEquals(0, unquarantine.run(TypedCommand.of("picky").in(desk)).exitCode());
      assertEquals("active", gateway.state("picky.jar"));
      assertEquals(
          "PLUGIN_NOT_QUARANTINED",
          failure(unquarantine.run(TypedCommand.of("picky").in(desk))).code());
    } finally {
      System.clearProperty("openclaw.test.forgiven");
    }
  }

  @Test
  void inspectionTellsTheWiresAndTheHistory() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      jar("demo", "1.0.0").serving(0).drop(gateway.folder().resolve("demo.jar"));
      gateway.awaitState("demo.jar", "active");
      var inspect = new InspectCommand(gateway.host(), gateway.context());
      JsonNode bundle = data(inspect.run(TypedCommand.of("demo").in(desk))).path("bundles").path(0);
      assertEquals("plugin:demo.jar", bundle.path("location").asText());
      assertTrue(
          bundle.path("uses").toString().contains("org.osgi.framework from"), bundle::toString);
      assertEquals("folder", bundle.path("consent").asText());
      JsonNode framework =
          data(inspect.run(TypedCommand.of("org.apache.felix.framework").in(desk)))
              .path("bundles")
              .path(0);
      assertEquals("distribution", framework.path("state").asText());
      assertTrue(framework.path("usedBy").toString().contains("demo 1.0.0"), framework::toString);
    }
  }

  @Test
  void everyCommandIsDescribed() throws Exception {
    var described =
        new JsonMapper()
            .readTree(Files.readAllBytes(Path.of("src/main/resources/openclaw/commands.json")))
            .path("commands")
            .findValuesAsText("name");
    for (String name :
        List.of("list", "install", "update", "uninstall", "unquarantine", "inspect")) {
      assertTrue(described.contains("plugins " + name), name);
    }
  }

  private static CommandFailure failure(CommandResult result) {
    assertEquals(1, result.exitCode());
    return result.failure().orElseThrow();
  }

  private static JsonNode data(CommandResult result) {
    assertEquals(Optional.empty(), result.failure());
    return result.data().orElseThrow();
  }

  private static List<String> files(Gateway gateway) throws IOException {
    try (Stream<Path> files = Files.list(gateway.folder())) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  private ForeignJar jar(String name, String version) {
    return new ForeignJar(root, name, version);
  }
}
