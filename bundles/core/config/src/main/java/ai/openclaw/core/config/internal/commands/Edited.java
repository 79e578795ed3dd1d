package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.core.config.internal.ConfigAccess.Outcome;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tells what an edit did. */
final class Edited {
  private Edited() {}

  /**
   * The result.
   *
   * @param what what was done, for people
   * @param paths the paths that changed
   */
  static CommandResult result(String what, List<String> paths, Path file, Outcome outcome) {
    List<Block> lines = new ArrayList<>();
    String effect =
        outcome.live()
            ? "The running gateway has applied it."
            : "A running gateway applies it as soon as it sees the file.";
    lines.add(new Line(what + ". " + effect));
    boolean main = !outcome.before().equals(outcome.after());
    if (main) {
      String backup = outcome.backup() ? ", backup=" + file + ".bak" : "";
      lines.add(
          new Line(
              "Config overwrite: %s (sha256 %s -> %s%s)"
                  .formatted(file, outcome.before(), outcome.after(), backup)));
    }
    var data = JsonNodeFactory.instance.objectNode();
    if (paths.size() == 1) {
      data.put("path", paths.get(0));
    }
    paths.forEach(data.putArray("paths")::add);
    data.put("file", file.toString())
        .put("before", outcome.before())
        .put("after", outcome.after())
        .put("live", outcome.live());
    if (main && outcome.backup()) {
      data.put("backup", file + ".bak");
    }
    return CommandResult.of(0, data, lines);
  }
}
