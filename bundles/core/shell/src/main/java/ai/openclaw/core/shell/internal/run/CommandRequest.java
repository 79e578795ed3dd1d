package ai.openclaw.core.shell.internal.run;

import ai.openclaw.lib.cli.Screen;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was typed, where, and where the answer goes. Its text form leaves the words out, since they
 * may be secret.
 *
 * @param line the words after {@code openclaw}
 * @param workingDirectory the directory it was typed in
 * @param environment the variables of the shell it was typed in; only {@code OPENCLAW_…} are kept
 * @param input standard input
 * @param out standard output
 * @param err standard error
 * @param screen how to write for it
 * @param interactive whether a person sits at a terminal
 * @param terminal the size of that terminal, where it is known to change
 * @param dialogs how that person can be asked
 */
public record CommandRequest(
    List<String> line,
    Path workingDirectory,
    Map<String, String> environment,
    InputStream input,
    OutputStream out,
    OutputStream err,
    Screen screen,
    boolean interactive,
    Optional<TerminalSize> terminal,
    Dialogs dialogs) {
  private static final String OURS = "OPENCLAW_";

  /** Copies the collections. */
  public CommandRequest {
    line = List.copyOf(line);
    var ours = new TreeMap<>(environment);
    ours.keySet().removeIf(name -> !name.startsWith(OURS));
    environment = Map.copyOf(ours);
  }

  @Override
  public String toString() {
    return "a command of " + line.size() + " words";
  }
}
