package ai.openclaw.core.shell.internal.dialog;

import ai.openclaw.api.command.DialogCancelledException;
import java.io.IOError;
import java.util.ArrayList;
import java.util.List;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * Reads single lines with editing. Ctrl-C, Esc and the end of the input leave; the arrow keys and
 * Tab step through what there is to choose. For one thread at a time.
 */
final class LineInput {
  private static final String LEAVE = "openclaw-leave";
  private static final String NEXT = "openclaw-next";
  private static final String PREVIOUS = "openclaw-previous";

  /** How long Esc waits for being the first byte of another key. */
  private static final long KEY_MILLIS = 200;

  private final boolean edits;
  private final LineReader reader;
  private List<String> steps = List.of();
  private int step;

  LineInput(Terminal terminal) {
    edits = !terminal.getType().startsWith(Terminal.TYPE_DUMB);
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("openclaw-dialog")
            .parser(new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]))
            .variable(LineReader.DISABLE_HISTORY, true)
            .variable(LineReader.DISABLE_COMPLETION, true)
            .variable(LineReader.AMBIGUOUS_BINDING, KEY_MILLIS)
            .variable(LineReader.BELL_STYLE, "off")
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    reader.getWidgets().put(LEAVE, LineInput::leave);
    reader.getWidgets().put(NEXT, () -> step(1));
    reader.getWidgets().put(PREVIOUS, () -> step(-1));
    for (KeyMap<org.jline.reader.Binding> keys : reader.getKeyMaps().values()) {
      keys.bind(new Reference(LEAVE), KeyMap.esc());
      keys.bind(new Reference(NEXT), "\t");
      arrow(keys, NEXT, KeyMap.key(terminal, Capability.key_down), "\033[B", "\033OB");
      arrow(keys, PREVIOUS, KeyMap.key(terminal, Capability.key_up), "\033[A", "\033OA");
    }
  }

  private static void arrow(
      KeyMap<org.jline.reader.Binding> keys, String widget, String... sequences) {
    for (String sequence : sequences) {
      if (sequence != null) {
        keys.bind(new Reference(widget), sequence);
      }
    }
  }

  /** Whether what stands there already can be changed by the one who types. */
  boolean edits() {
    return edits;
  }

  /**
   * Reads a line.
   *
   * @param initial what stands there already
   * @param choices what the arrow keys put there
   */
  String read(String prompt, String initial, List<String> choices) throws DialogCancelledException {
    steps = new ArrayList<>(choices);
    step = -1;
    if (Thread.interrupted()) {
      throw new DialogCancelledException();
    }
    try {
      String line = reader.readLine(prompt, null, (Character) null, initial);
      return line == null ? "" : line;
    } catch (UserInterruptException | EndOfFileException e) {
      throw new DialogCancelledException();
    } catch (IOError e) {
      // The terminal is gone, or Ctrl-C has ended the program that sets its modes.
      throw new DialogCancelledException();
    }
  }

  private static boolean leave() {
    throw new UserInterruptException("");
  }

  private boolean step(int by) {
    if (!steps.isEmpty()) {
      step = step < 0 && by < 0 ? steps.size() - 1 : Math.floorMod(step + by, steps.size());
      reader.getBuffer().clear();
      reader.getBuffer().write(steps.get(step));
    }
    return true;
  }
}
