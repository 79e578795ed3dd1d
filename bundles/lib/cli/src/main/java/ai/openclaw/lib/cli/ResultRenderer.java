package ai.openclaw.lib.cli;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.CommandResult.Table;
import java.util.function.UnaryOperator;

/** Turns what a command found out into text. Immutable; safe from several threads. */
public final class ResultRenderer {
  private final UnaryOperator<String> filter;

  /**
   * Text written to the two outputs.
   *
   * @param out for standard output
   * @param err for standard error
   */
  public record Rendered(String out, String err) {}

  /**
   * Creates it.
   *
   * @param filter applied to every piece of text before it is laid out, to take secrets out; it
   *     sees whole cells, lines and JSON strings, never parts
   */
  public ResultRenderer(UnaryOperator<String> filter) {
    this.filter = filter;
  }

  /**
   * The text of a result.
   *
   * @param json whether the data is wanted instead of the blocks
   */
  public Rendered render(CommandResult result, boolean json, Screen screen) {
    var out = new StringBuilder();
    if (json) {
      result.data().ifPresent(data -> out.append(JsonText.print(data, filter)).append('\n'));
    } else {
      result.blocks().forEach(block -> append(out, block, screen));
    }
    return new Rendered(
        out.toString(), result.failure().map(failure -> failure(failure, screen)).orElse(""));
  }

  /** The lines of a failure, {@code error: …} and {@code hint: …}. */
  public String failure(CommandFailure failure, Screen screen) {
    var err = new StringBuilder();
    err.append(screen.red("error:")).append(' ').append(line(failure.message())).append('\n');
    for (String hint : failure.hints()) {
      err.append(screen.bold("hint:")).append(' ').append(line(hint)).append('\n');
    }
    return err.toString();
  }

  /** One line, filtered and harmless, without its end. */
  public String line(String text) {
    return SafeText.line(filter.apply(text));
  }

  private void append(StringBuilder out, Block block, Screen screen) {
    if (block instanceof Line line) {
      out.append(line(line.text())).append('\n');
    } else if (block instanceof Table table) {
      new TextTable(table, filter).lines(screen).forEach(text -> out.append(text).append('\n'));
    }
  }
}
