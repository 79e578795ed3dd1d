package ai.openclaw.core.gateway.internal.start;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the processes that listen on a port, where the system has {@code /proc}. */
final class PortOwners {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENS = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortOwners() {}

  /** The process ids, as far as this process may look; its own is left out. */
  static Set<Long> of(int port) {
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      addListening(PROC.resolve(table), port, sockets);
    }
    Set<Long> owners = new TreeSet<>();
    if (!sockets.isEmpty()) {
      try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
        for (Path process : processes) {
          if (holds(process.resolve("fd"), sockets)) {
            owners.add(Long.valueOf(process.getFileName().toString()));
          }
        }
      } catch (IOException e) {
        return Set.of();
      }
    }
    owners.remove(ProcessHandle.current().pid());
    return owners;
  }

  /** A sentence about the owners; empty when none is known. */
  static String told(int port) {
    Set<Long> owners = of(port);
    return owners.isEmpty()
        ? ""
        : " Port "
            + port
            + " is already in use by pid "
            + owners.stream().map(String::valueOf).collect(Collectors.joining(", "))
            + ".";
  }

  private static void addListening(Path table, int port, Set<String> sockets) {
    String end = ":%04X".formatted(port);
    try {
      for (String line : Files.readAllLines(table)) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length > INODE
            && fields[STATE].equals(LISTENS)
            && fields[LOCAL_ADDRESS].endsWith(end)) {
          sockets.add("socket:[" + fields[INODE] + "]");
        }
      }
    } catch (IOException notHere) {
      // Another system, or one of the two families is switched off.
      return;
    }
  }

  private static boolean holds(Path descriptors, Set<String> sockets) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
      for (Path one : all) {
        if (sockets.contains(target(one))) {
          return true;
        }
      }
    } catch (IOException notOurs) {
      return false;
    }
    return false;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}
