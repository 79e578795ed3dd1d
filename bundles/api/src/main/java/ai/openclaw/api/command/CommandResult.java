package ai.openclaw.api.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What a command found out. Immutable. With {@code --json} the data alone is printed, otherwise the
 * blocks; a failure goes to standard error either way.
 *
 * @param exitCode the exit code, as documented by the command
 * @param data the result for programs
 * @param blocks the result for people
 * @param failure why it did not work
 */
public record CommandResult(
    int exitCode, Optional<JsonNode> data, List<Block> blocks, Optional<CommandFailure> failure) {
  /** Copies the list. */
  public CommandResult {
    blocks = List.copyOf(blocks);
  }

  /** Success: data, and what to show a person. */
  public static CommandResult ok(JsonNode data, Block... blocks) {
    return new CommandResult(0, Optional.of(data), List.of(blocks), Optional.empty());
  }

  /** A result with an exit code of its own. */
  public static CommandResult of(int exitCode, JsonNode data, List<Block> blocks) {
    return new CommandResult(exitCode, Optional.of(data), blocks, Optional.empty());
  }

  /** Failure with exit code 1. */
  public static CommandResult failed(CommandFailure failure) {
    return failed(1, failure);
  }

  /** Failure with an exit code of its own. */
  public static CommandResult failed(int exitCode, CommandFailure failure) {
    return new CommandResult(exitCode, Optional.empty(), List.of(), Optional.of(failure));
  }

  /** Something shown to a person. */
  public sealed interface Block {}

  /**
   * A line.
   *
   * @param text the line, without its end
   */
  public record Line(String text) implements Block {}

  /**
   * A table.
   *
   * @param columns the headings
   * @param rows the cells, one list per row, as many as there are headings
   */
  public record Table(List<String> columns, List<List<String>> rows) implements Block {
    /** Copies the lists. */
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }
}
