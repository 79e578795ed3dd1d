package ai.openclaw.core.shell.internal.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.Tone;
import ai.openclaw.lib.cli.ResultRenderer;
import ai.openclaw.lib.cli.Screen;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Writes what one command has to say to the one who typed it. */
final class Answer {
  private final OutputStream out;
  private final OutputStream err;
  private final Screen screen;
  private final UnaryOperator<String> filter;
  private final ResultRenderer renderer;

  Answer(CommandRequest request, UnaryOperator<String> filter) {
    this(request.out(), request.err(), request.screen(), filter);
  }

  private Answer(OutputStream out, OutputStream err, Screen screen, UnaryOperator<String> filter) {
    this.out = out;
    this.err = err;
    this.screen = screen;
    this.filter = filter;
    this.renderer = new ResultRenderer(filter);
  }

  Answer plain() {
    return new Answer(out, err, screen.plain(), filter);
  }

  /** Writes a document at once, with {@code --json} only. */
  Consumer<JsonNode> documents(boolean json) {
    return data -> {
      if (json) {
        write(out, renderer.render(CommandResult.ok(data), true, screen).out());
      }
    };
  }

  /** Opens the dialog of a request. */
  Optional<Dialogs.Open> dialog(Dialogs dialogs, Running running) {
    return dialogs.open(filter, running::cancel);
  }

  int failure(CommandFailure failure) {
    write(err, renderer.failure(failure, screen));
    return 1;
  }

  void lines(List<String> lines) {
    write(out, String.join("\n", lines) + "\n");
  }

  int result(CommandResult result, boolean json) {
    ResultRenderer.Rendered text = renderer.render(result, json, screen);
    write(out, text.out());
    write(err, text.err());
    return result.exitCode();
  }

  /** With {@code --json} standard output is for the data alone. */
  Consumer<String> progress(boolean json) {
    OutputStream stream = json ? err : out;
    return text -> write(stream, renderer.line(text) + "\n");
  }

  /** An entry of a stream. */
  void row(String text, Tone tone) {
    write(out, screen.toned(renderer.line(text), tone) + "\n");
  }

  /** A line beside the result. */
  void notice(String text) {
    write(err, renderer.line(text) + "\n");
  }

  /** Whoever does not listen any more is noticed at the door, and the command cancelled there. */
  private static void write(OutputStream stream, String text) {
    if (text.isEmpty()) {
      return;
    }
    try {
      stream.write(text.getBytes(UTF_8));
      stream.flush();
    } catch (IOException gone) {
      return;
    }
  }
}
