package ai.openclaw.api.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** One run of a command. Valid until the command returns. */
@ProviderType
public interface CommandCall {
  /**
   * The value of an option, or its default.
   *
   * @param name the long name without dashes, {@code "timeout"}
   */
  Optional<String> option(String name);

  /** All values of an option that may be repeated. */
  List<String> options(String name);

  /** Whether a switch was given. */
  boolean flag(String name);

  /** The arguments after the options. */
  List<String> arguments();

  /** Whether the operator asked for {@code --json}. */
  default boolean json() {
    return flag("json");
  }

  /** The directory the command was typed in; relative paths start here. */
  Path workingDirectory();

  /** The variables of the shell it was typed in, those that begin with {@code OPENCLAW_} only. */
  Map<String, String> environment();

  /** Standard input. */
  InputStream input();

  /** Whether a person sits at a terminal. */
  boolean interactive();

  /** Writes a line at once, for commands that go on for long; a result is written at the end. */
  Consumer<String> progress();

  /**
   * Asks the operator; empty when no person sits at a terminal that can be asked. It ends with the
   * command, which restores the terminal.
   */
  default Optional<Dialog> dialog() {
    return Optional.empty();
  }

  /**
   * Writes a JSON document to standard output at once, for commands that have several to write with
   * {@code --json}; the data of the result follows them. Nothing is written without {@code --json}.
   *
   * @param data the document
   */
  default void document(JsonNode data) {}

  /**
   * Writes one entry of a stream at once: on standard output, with {@code --json} the data as one
   * line, else the text. A command that streams returns a result without data.
   *
   * @param data the entry for programs
   * @param text the entry for people, one line
   */
  default void row(JsonNode data, String text) {
    progress().accept(json() ? data.toString() : text);
  }

  /**
   * The same with an emphasis, which the text shows where the output has colours.
   *
   * @param data the entry for programs
   * @param text the entry for people, one line
   * @param tone how the text looks
   */
  default void row(JsonNode data, String text, Tone tone) {
    row(data, text);
  }

  /**
   * Writes a line to standard error at once: something to know of the result, and no part of it.
   *
   * @param text one line
   */
  default void notice(String text) {
    progress().accept(text);
  }

  /** Whether the operator has cancelled. */
  boolean cancelled();

  /**
   * The gateway named by {@code --url}, for commands that are described as remote; empty when the
   * command runs inside the gateway it is about.
   */
  Optional<RemoteGateway> remote();
}
