package ai.openclaw.core.operate.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds who listens on a port, where the system shows it in {@code /proc}. */
final class Listeners {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";
  private static final int ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private Listeners() {}

  /**
   * A process that listens.
   *
   * @param pid its id
   * @param command its name; its arguments may hold secrets and are left out
   * @param address the address, {@code *} for all
   */
  record Listener(long pid, String command, String address) {}

  /** Who listens on a port; empty where that cannot be seen. */
  static List<Listener> on(int port) {
    Map<String, String> sockets = new HashMap<>();
    sockets(PROC.resolve("net/tcp"), port, sockets);
    sockets(PROC.resolve("net/tcp6"), port, sockets);
    List<Listener> found = new ArrayList<>();
    if (sockets.isEmpty()) {
      return found;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        holds(process, sockets, port, found);
      }
    } catch (IOException e) {
      return found;
    }
    return found;
  }

  private static void sockets(Path table, int port, Map<String, String> into) {
    String suffix = ":%04X".formatted(port);
    try {
      for (String line : Files.readAllLines(table)) {
        String[] cells = line.strip().split("\\s+", -1);
        if (cells.length > INODE
            && cells[STATE].equals(LISTENING)
            && cells[ADDRESS].toUpperCase(Locale.ROOT).endsWith(suffix)) {
          String host = cells[ADDRESS].substring(0, cells[ADDRESS].length() - suffix.length());
          into.put("socket:[" + cells[INODE] + "]", host);
        }
      }
    } catch (IOException e) {
      // Not a Linux, or not to be seen: then nobody is named.
      return;
    }
  }

  private static void holds(
      Path process, Map<String, String> sockets, int port, List<Listener> found) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        String host = sockets.get(link(file));
        if (host != null) {
          String command = Files.readString(process.resolve("comm")).strip();
          long pid = Long.parseLong(String.valueOf(process.getFileName()));
          found.add(new Listener(pid, command, address(host) + ":" + port));
          return;
        }
      }
    } catch (IOException e) {
      // The process of somebody else, or one that has ended: it cannot be named.
      return;
    }
  }

  private static String link(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String address(String hex) {
    if (hex.matches("0+")) {
      return "*";
    }
    if (hex.equals("0100007F") || hex.equals("0000000000000000FFFF00000100007F")) {
      return "127.0.0.1";
    }
    return hex.equals("00000000000000000000000001000000") ? "[::1]" : "0x" + hex;
  }
}
