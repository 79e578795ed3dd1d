package ai.openclaw.core.shell.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.openclaw.core.shell.internal.run.TerminalSize.Dimensions;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first frame of a client, read.
 *
 * @param workingDirectory the directory the command was typed in
 * @param terminal the size of the terminal; empty when there is none
 * @param color whether colours are wanted
 * @param line the words after {@code openclaw}
 * @param environment variables of the client
 */
record ControlRequest(
    Path workingDirectory,
    Optional<Dimensions> terminal,
    boolean color,
    List<String> line,
    Map<String, String> environment) {
  private static final String VERSION = "1";

  static ControlRequest decode(ByteBuffer payload) throws ProtocolException {
    try {
      String version = text(payload);
      if (!version.equals(VERSION)) {
        throw new ProtocolException(
            "this gateway speaks version "
                + VERSION
                + " of the control protocol, the client another one; use the openclaw of the"
                + " running gateway");
      }
      Path directory = Path.of(text(payload));
      String terminal = text(payload);
      Optional<Dimensions> size = Dimensions.parse(terminal);
      if (size.isEmpty() && !terminal.equals("none")) {
        throw new ProtocolException("the terminal is none or <columns>x<rows>");
      }
      boolean color = text(payload).equals("color");
      List<String> line = texts(payload);
      var environment = new HashMap<String, String>();
      for (String variable : texts(payload)) {
        int equals = variable.indexOf('=');
        if (equals > 0) {
          environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
      }
      return new ControlRequest(directory, size, color, line, environment);
    } catch (BufferUnderflowException | InvalidPathException e) {
      throw new ProtocolException("the request is incomplete or malformed");
    }
  }

  private static List<String> texts(ByteBuffer payload) {
    int count = payload.getInt();
    if (count < 0 || count > payload.remaining() / Integer.BYTES) {
      throw new BufferUnderflowException();
    }
    var texts = new ArrayList<String>(count);
    for (int i = 0; i < count; i++) {
      texts.add(text(payload));
    }
    return texts;
  }

  private static String text(ByteBuffer payload) {
    int length = payload.getInt();
    if (length < 0 || length > payload.remaining()) {
      throw new BufferUnderflowException();
    }
    var bytes = new byte[length];
    payload.get(bytes);
    return new String(bytes, UTF_8);
  }
}
