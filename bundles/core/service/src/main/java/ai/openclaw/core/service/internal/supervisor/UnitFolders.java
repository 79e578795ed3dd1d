package ai.openclaw.core.service.internal.supervisor;

import ai.openclaw.core.service.OtherService;
import ai.openclaw.core.service.internal.definition.Definition;
import ai.openclaw.core.service.internal.definition.SystemdUnit;
import ai.openclaw.core.service.internal.machine.Machine;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folders that systemd takes units from. */
final class UnitFolders {
  private static final int MOST_UNITS = 2000;

  private final Machine machine;
  private final String own;

  /**
   * Creates it.
   *
   * @param own the name of the unit of this profile
   */
  UnitFolders(Machine machine, String own) {
    this.machine = machine;
    this.own = own;
  }

  Path user() {
    return machine.userHome().resolve(".config").resolve("systemd").resolve("user");
  }

  Path system() {
    return machine.root().resolve("etc").resolve("systemd").resolve("system");
  }

  private List<Path> systemAll() {
    Path root = machine.root();
    return List.of(
        system(),
        root.resolve("usr").resolve("lib").resolve("systemd").resolve("system"),
        root.resolve("lib").resolve("systemd").resolve("system"));
  }

  Optional<OtherService> owner() {
    return systemAll().stream()
        .map(folder -> folder.resolve(own))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(file -> system(own, file));
  }

  List<OtherService> others(boolean deep) {
    Map<String, OtherService> found = new LinkedHashMap<>();
    for (Path file : gateways(user())) {
      String name = String.valueOf(file.getFileName());
      if (!name.equals(own)) {
        found.put(
            "user " + name,
            new OtherService(
                "systemd",
                name,
                "user",
                "unit: " + file,
                "systemctl --user disable --now " + name + " && rm " + file));
      }
    }
    if (deep) {
      for (Path folder : systemAll()) {
        for (Path file : gateways(folder)) {
          String name = String.valueOf(file.getFileName());
          found.putIfAbsent("system " + name, system(name, file));
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static OtherService system(String name, Path file) {
    return new OtherService(
        "systemd",
        name,
        "system",
        "unit: " + file,
        "sudo systemctl disable --now " + name + " && sudo rm " + file);
  }

  private static List<Path> gateways(Path folder) {
    var found = new ArrayList<Path>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    int looked = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.service")) {
      for (Path file : files) {
        if (looked++ < MOST_UNITS && Files.isRegularFile(file) && gateway(file)) {
          found.add(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return found;
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }

  private static boolean gateway(Path file) {
    try {
      Definition unit = SystemdUnit.parse(DefinitionFile.read(file));
      return Lookalike.gateway(unit);
    } catch (IOException e) {
      return false;
    }
  }
}
