package ai.openclaw.core.service.internal.supervisor;

import ai.openclaw.core.service.OtherService;
import ai.openclaw.core.service.internal.definition.DefinitionException;
import ai.openclaw.core.service.internal.definition.LaunchAgent;
import ai.openclaw.core.service.internal.machine.Machine;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The folders that launchd takes agents and daemons from. */
final class AgentFolders {
  private static final String ENDING = ".plist";

  private final Machine machine;
  private final String own;

  /**
   * Creates it.
   *
   * @param own the label of the agent of this profile
   */
  AgentFolders(Machine machine, String own) {
    this.machine = machine;
    this.own = own;
  }

  Path user() {
    return machine.userHome().resolve("Library").resolve("LaunchAgents");
  }

  private Path system(String name) {
    return machine.root().resolve("Library").resolve(name);
  }

  Optional<OtherService> owner() {
    return Optional.of(system("LaunchDaemons").resolve(own + ENDING))
        .filter(Files::isRegularFile)
        .map(file -> service(file, true));
  }

  List<OtherService> others(boolean deep) {
    var found = new ArrayList<OtherService>();
    for (Path file : gateways(user())) {
      if (!label(file).equals(own)) {
        found.add(service(file, false));
      }
    }
    if (deep) {
      gateways(system("LaunchAgents")).forEach(file -> found.add(service(file, true)));
      gateways(system("LaunchDaemons")).forEach(file -> found.add(service(file, true)));
    }
    return found;
  }

  private OtherService service(Path file, boolean system) {
    String label = label(file);
    return new OtherService(
        "launchd",
        label,
        system ? "system" : "user",
        "plist: " + file,
        system
            ? "sudo launchctl bootout system/" + label + " && sudo rm " + file
            : "launchctl bootout gui/" + machine.uid() + "/" + label + " && rm " + file);
  }

  private static String label(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ENDING.length());
  }

  private static List<Path> gateways(Path folder) {
    var found = new ArrayList<Path>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path file : files) {
        if (Files.isRegularFile(file) && gateway(file)) {
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
      return Lookalike.gateway(LaunchAgent.parse(DefinitionFile.read(file)));
    } catch (IOException | DefinitionException e) {
      return false;
    }
  }
}
