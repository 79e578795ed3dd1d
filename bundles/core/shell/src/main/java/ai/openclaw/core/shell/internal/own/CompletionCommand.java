package ai.openclaw.core.shell.internal.own;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.DialogCancelledException;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.shell.internal.registry.CommandRegistry;
import ai.openclaw.lib.cli.script.CompletionShell;
import ai.openclaw.lib.files.AtomicFile;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code completion}: prints the script that completes commands, or puts it in place. */
public final class CompletionCommand implements OperatorCommand {
  private final CommandRegistry registry;
  private final Path state;
  private final Path home;
  private final Map<String, String> environment;

  /**
   * Completes what is in the registry.
   *
   * @param state the state directory; scripts are kept below it
   * @param home the operator's home directory
   * @param environment the variables of the operator's shell
   */
  public CompletionCommand(
      CommandRegistry registry, Path state, Path home, Map<String, String> environment) {
    this.registry = registry;
    this.state = state;
    this.home = home;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public CommandResult run(CommandCall call) {
    Optional<String> asked = call.option("shell");
    boolean install = call.flag("install");
    String name = asked.orElseGet(() -> install ? used() : CompletionShell.ZSH.id());
    Optional<CompletionShell> shell = CompletionShell.named(name);
    if (shell.isEmpty()) {
      return CommandResult.failed(
          CommandFailure.of(
              "UNKNOWN_SHELL",
              "no completion for the shell " + name,
              "name one of " + String.join(", ", CompletionShell.names()) + " with --shell"));
    }
    try {
      if (install) {
        return install(shell.get(), call);
      }
      return call.flag("write-state")
          ? written(List.of(CompletionShell.values()))
          : print(shell.get());
    } catch (IOException e) {
      return CommandResult.failed(
          CommandFailure.of(
              "WRITE_FAILED",
              "cannot write " + reason(e),
              "make it writable, or print the script: openclaw completion --shell " + name));
    }
  }

  /** The shell that the operator uses, as far as it is one of ours. */
  private String used() {
    Path program = Path.of(environment.getOrDefault("SHELL", "")).getFileName();
    return program == null
        ? CompletionShell.ZSH.id()
        : CompletionShell.named(program.toString()).orElse(CompletionShell.ZSH).id();
  }

  private CommandResult print(CompletionShell shell) {
    String script = script(shell);
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("shell", shell.id()).put("script", script);
    return CommandResult.ok(data, script.lines().map(Line::new).toArray(Block[]::new));
  }

  private CommandResult written(List<CompletionShell> shells) throws IOException {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    var written = data.putArray("written");
    var lines = new ArrayList<Block>();
    for (CompletionShell shell : shells) {
      Path file = write(shell);
      written.add(file.toString());
      lines.add(new Line("Wrote " + file));
    }
    return CommandResult.ok(data, lines.toArray(Block[]::new));
  }

  private CommandResult install(CompletionShell shell, CommandCall call) throws IOException {
    ShellProfile profile = ShellProfile.of(shell, environment, home);
    if (!call.flag("yes")) {
      Optional<Dialog> dialog = call.dialog();
      if (dialog.isEmpty()) {
        return CommandResult.failed(
            CommandFailure.of(
                "CONFIRMATION_NEEDED",
                "completion would be added to " + profile.file() + ", and nobody can be asked",
                "add --yes"));
      }
      try {
        if (!dialog.get().confirm("Add completion to " + profile.file() + "?", true)) {
          return CommandResult.ok(
              JsonNodeFactory.instance.objectNode().put("installed", false),
              new Line("Nothing was changed."));
        }
      } catch (DialogCancelledException e) {
        return CommandResult.failed(CommandFailure.of("CANCELLED", "cancelled"));
      }
    }
    Path script = write(shell);
    boolean added = profile.add(script);
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("installed", true).put("changed", added);
    data.put("script", script.toString()).put("profile", profile.file().toString());
    return CommandResult.ok(
        data,
        new Line("Wrote " + script),
        new Line((added ? "Added to " : "Already in ") + profile.file()),
        new Line("It works in every terminal that you open from now on."));
  }

  private Path write(CompletionShell shell) throws IOException {
    Path folder = state.resolve("completions");
    AtomicFile.folder(folder);
    Path file = folder.resolve(shell.fileName());
    AtomicFile.write(file, script(shell).getBytes(StandardCharsets.UTF_8));
    return file;
  }

  private String script(CompletionShell shell) {
    return shell.script(registry.table().catalog());
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
