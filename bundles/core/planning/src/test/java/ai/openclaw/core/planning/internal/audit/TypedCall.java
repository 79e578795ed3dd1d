package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.DialogCancelledException;
import ai.openclaw.api.command.RemoteGateway;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A call as it was typed, at a terminal or not. */
final class TypedCall implements CommandCall {
  private final Map<String, String> options;
  private final Set<String> flags;
  private final Optional<String> typed;
  private final List<String> shown = new ArrayList<>();

  /**
   * Creates it.
   *
   * @param typed what the person answers, yes or no, anything else leaves; empty when there is
   *     nobody
   */
  TypedCall(Map<String, String> options, Set<String> flags, Optional<String> typed) {
    this.options = options;
    this.flags = flags;
    this.typed = typed;
  }

  List<String> shown() {
    return shown;
  }

  @Override
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  @Override
  public List<String> options(String name) {
    return option(name).stream().toList();
  }

  @Override
  public boolean flag(String name) {
    return flags.contains(name);
  }

  @Override
  public List<String> arguments() {
    return List.of();
  }

  @Override
  public Path workingDirectory() {
    return Path.of("/here");
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public InputStream input() {
    return InputStream.nullInputStream();
  }

  @Override
  public boolean interactive() {
    return typed.isPresent();
  }

  @Override
  public Optional<Dialog> dialog() {
    return typed.map(Person::new);
  }

  private final class Person implements Dialog {
    private final String answer;

    Person(String answer) {
      this.answer = answer;
    }

    @Override
    public void line(String text) {
      shown.add(text);
    }

    @Override
    public String text(
        String question, String initial, Function<String, Optional<String>> objection) {
      throw new AssertionError(question);
    }

    @Override
    public <T> T choose(String question, List<Choice<T>> choices, int initial) {
      throw new AssertionError(question);
    }

    @Override
    public boolean confirm(String question, boolean initial) throws DialogCancelledException {
      shown.add(question);
      return switch (answer) {
        case "yes" -> true;
        case "no" -> false;
        default -> throw new DialogCancelledException();
      };
    }
  }

  @Override
  public Consumer<String> progress() {
    return shown::add;
  }

  @Override
  public boolean cancelled() {
    return false;
  }

  @Override
  public Optional<RemoteGateway> remote() {
    return Optional.empty();
  }
}
