package ai.openclaw.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the configuration of a development gateway where there is none, and resets one. */
final class DevSeed {
  private static final List<String> READ_ONLY =
      List.of("OPENCLAW_CONFIG_READONLY", "OPENCLAW_NIX_MODE");
  private static final String CONFIG =
      """
      {
        "gateway": {
          "mode": "local",
          "bind": "loopback"
        },
        "agents": {
          "defaults": {
            "workspace": %1$s,
            "skipBootstrap": true
          },
          "list": [
            {
              "id": "dev",
              "default": true,
              "workspace": %1$s,
              "identity": {
                "name": "C3-PO",
                "theme": "protocol droid",
                "emoji": "\\uD83E\\uDD16"
              }
            }
          ]
        }
      }
      """;

  private final Places places;
  private final Path workspace;
  private final boolean readOnly;

  DevSeed(Places places, Map<String, String> environment) {
    this.places = places;
    this.workspace = Places.user(environment).resolve(".openclaw").resolve("workspace-dev");
    this.readOnly = READ_ONLY.stream().anyMatch(name -> "1".equals(environment.get(name)));
  }

  /**
   * Resets what is to be reset and seeds what is missing.
   *
   * @return false when that is not allowed
   */
  boolean prepare(List<String> arguments) throws IOException {
    boolean reset = arguments.contains("--reset");
    if (readOnly && (reset || !Files.exists(places.config()))) {
      System.err.println(
          "CONFIG_READONLY: the configuration is read-only (OPENCLAW_CONFIG_READONLY or"
              + " OPENCLAW_NIX_MODE is 1), so --dev cannot "
              + (reset ? "reset" : "make")
              + " "
              + places.config()
              + ".");
      return false;
    }
    if (reset) {
      reset();
    }
    seed();
    return true;
  }

  private void seed() throws IOException {
    if (Files.exists(places.config())) {
      return;
    }
    Path folder = places.config().toAbsolutePath().getParent();
    Files.createDirectories(folder);
    String content = CONFIG.formatted(LockOwner.quoted(workspace.toString()));
    try (var channel =
        Files.newByteChannel(
            places.config(),
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(StandardCharsets.UTF_8.encode(content));
    } catch (FileAlreadyExistsException meanwhile) {
      return;
    }
    Files.createDirectories(workspace);
    System.err.println("Dev config ready: " + places.config());
  }

  /** What is reset is put aside, not deleted. */
  private void reset() throws IOException {
    String now =
        DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS")
            .format(ZonedDateTime.now(ZoneOffset.UTC));
    Path aside = places.state().resolve("trash").resolve("dev-reset-" + now);
    Files.createDirectories(
        aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    move(places.config(), aside);
    move(places.state().resolve("credentials"), aside);
    move(workspace, aside);
    Path agents = places.state().resolve("agents");
    if (Files.isDirectory(agents)) {
      try (Stream<Path> ids = Files.list(agents)) {
        for (Path agent : ids.toList()) {
          move(agent.resolve("sessions"), aside.resolve("agents").resolve(agent.getFileName()));
        }
      }
    }
    System.err.println("Dev reset: the former state is in " + aside);
  }

  private static void move(Path what, Path into) throws IOException {
    if (Files.exists(what)) {
      Files.createDirectories(into);
      Files.move(what, into.resolve(what.getFileName()));
    }
  }
}
