package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.api.command.CommandCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Asks a person at a terminal before something is changed. */
final class Confirmation {
  private static final int MOST_BYTES = 1024;

  private Confirmation() {}

  /** Shows lines and asks a question; anything but yes is no. */
  static boolean ask(CommandCall call, List<String> lines, String question) {
    lines.forEach(call.progress());
    call.progress().accept(question + " [y/N]");
    String answer = line(call.input()).strip().toLowerCase(Locale.ROOT);
    return answer.equals("y") || answer.equals("yes");
  }

  private static String line(InputStream in) {
    var line = new ByteArrayOutputStream();
    try {
      int read = in.read();
      while (read >= 0 && read != '\n' && line.size() < MOST_BYTES) {
        line.write(read);
        read = in.read();
      }
    } catch (IOException gone) {
      return "";
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
