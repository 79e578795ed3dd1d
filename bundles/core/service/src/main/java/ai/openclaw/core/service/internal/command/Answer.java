package ai.openclaw.core.service.internal.command;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.core.service.internal.supervisor.Hint;
import ai.openclaw.core.service.internal.supervisor.Supervisor.Words;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an action answers. Not thread-safe. */
final class Answer {
  private final Action action;
  private final List<String> lines = new ArrayList<>();
  private final List<Hint> hints = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private Optional<ObjectNode> service = Optional.empty();
  private Optional<ObjectNode> definition = Optional.empty();
  private Optional<String> message = Optional.empty();

  Answer(Action action) {
    this.action = action;
  }

  Answer line(String text) {
    lines.add(text);
    return this;
  }

  Answer lines(List<String> texts) {
    lines.addAll(texts);
    return this;
  }

  Answer message(String text) {
    message = Optional.of(text);
    return line(text);
  }

  Answer hints(List<Hint> more) {
    hints.addAll(more);
    return this;
  }

  Answer warnings(List<String> more) {
    warnings.addAll(more);
    return this;
  }

  /** A definition that was not written, and where it belongs. */
  Answer definition(Path file, String text) {
    definition =
        Optional.of(
            JsonNodeFactory.instance.objectNode().put("file", file.toString()).put("text", text));
    return lines(text.lines().toList());
  }

  Answer service(Words words, boolean loaded) {
    service =
        Optional.of(
            JsonNodeFactory.instance
                .objectNode()
                .put("label", words.title())
                .put("loaded", loaded)
                .put("loadedText", words.loaded())
                .put("notLoadedText", words.notLoaded()));
    return this;
  }

  CommandResult ok(String result) {
    ObjectNode data = begin(true);
    data.put("result", result);
    message.ifPresent(text -> data.put("message", text));
    end(data);
    var blocks = new ArrayList<Block>();
    warnings.forEach(warning -> blocks.add(new Line("Warning: " + warning)));
    lines.forEach(line -> blocks.add(new Line(line)));
    hints.forEach(hint -> blocks.add(new Line("  " + hint.text())));
    return CommandResult.of(0, data, blocks);
  }

  CommandResult failed(String code, String error) {
    ObjectNode data = begin(false);
    data.put("error", error);
    end(data);
    return new CommandResult(
        1,
        Optional.of(data),
        List.of(),
        Optional.of(new CommandFailure(code, error, hints.stream().map(Hint::text).toList())));
  }

  private ObjectNode begin(boolean ok) {
    return JsonNodeFactory.instance.objectNode().put("action", action.word()).put("ok", ok);
  }

  private void end(ObjectNode data) {
    if (!hints.isEmpty()) {
      ArrayNode texts = data.putArray("hints");
      hints.forEach(hint -> texts.add(hint.text()));
    }
    service.ifPresent(node -> data.set("service", node));
    definition.ifPresent(node -> data.set("definition", node));
    if (!hints.isEmpty()) {
      ArrayNode items = data.putArray("hintItems");
      hints.forEach(hint -> items.addObject().put("kind", hint.kind()).put("text", hint.text()));
    }
    if (!warnings.isEmpty()) {
      warnings.forEach(data.putArray("warnings")::add);
    }
  }
}
