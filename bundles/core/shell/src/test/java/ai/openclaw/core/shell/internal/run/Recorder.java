package ai.openclaw.core.shell.internal.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.openclaw.lib.cli.Screen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types a line and keeps what comes back. */
public final class Recorder {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  public CommandRequest request(String line) {
    return request(line, Dialogs.NONE);
  }

  /** The same at a terminal where the operator can be asked. */
  CommandRequest request(String line, Dialogs dialogs) {
    List<String> words = line.isEmpty() ? List.of() : Arrays.asList(line.split(" ", -1));
    return new CommandRequest(
        words,
        Path.of("/somewhere"),
        Map.of("OPENCLAW_PROFILE", "work", "HOME", "/home/me"),
        new ByteArrayInputStream("typed".getBytes(UTF_8)),
        out,
        err,
        Screen.NONE,
        false,
        Optional.empty(),
        dialogs);
  }

  public String out() {
    return out.toString(UTF_8);
  }

  public String err() {
    return err.toString(UTF_8);
  }
}
