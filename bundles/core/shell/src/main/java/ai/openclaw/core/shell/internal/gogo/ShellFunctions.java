package ai.openclaw.core.shell.internal.gogo;

import ai.openclaw.core.shell.internal.registry.CommandRegistry;
import ai.openclaw.lib.cli.CommandDescription;
import ai.openclaw.lib.cli.LineCompleter;
import ai.openclaw.lib.cli.LineCompleter.Candidates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jline.reader.Candidate;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/**
 * What a Gogo session needs beside commands: the profile calls {@code openclaw:__completions} once,
 * the completer calls {@value #WORDS} for each word, and {@code exit} leaves a session that came
 * over the socket.
 */
public final class ShellFunctions implements AutoCloseable {
  static final String WORDS = "openclaw:__words";
  private static final String FILES = "__files";

  private final CommandRegistry registry;
  private final List<ServiceRegistration<Function>> registrations;

  /** Offers the functions until it is closed. */
  public ShellFunctions(BundleContext context, CommandRegistry registry) {
    this.registry = registry;
    registrations =
        List.of(
            register(context, "__completions", this::install),
            register(context, "__words", this::words),
            register(context, "exit", ShellFunctions::exit));
  }

  @Override
  public void close() {
    registrations.forEach(ServiceRegistration::unregister);
  }

  private @Nullable Object install(CommandSession session, List<Object> arguments) {
    var completions = new CompletionMap(registry);
    session.put(ShellVariables.COMPLETIONS, completions);
    return null;
  }

  private Object words(CommandSession session, List<Object> arguments) throws Exception {
    Optional<ParsedLine> line = ShellVariables.commandLine(session);
    if (line.isEmpty() || line.get().words().isEmpty()) {
      return List.of();
    }
    List<String> words = line.get().words();
    List<String> before = words.subList(1, line.get().wordIndex());
    String partial = line.get().word().substring(0, line.get().wordCursor());
    Optional<CommandDescription> command = resolve(words.get(0));
    if (command.isEmpty()) {
      return List.of();
    }
    var completer = new LineCompleter(registry.table().catalog());
    Candidates found =
        command.get().name().equals("help")
            ? completer.complete(before, partial)
            : completer.complete(command.get(), before, partial);
    var candidates = new ArrayList<Object>();
    for (LineCompleter.Candidate word : found.words()) {
      String help = word.help().isEmpty() ? null : word.help();
      candidates.add(new Candidate(word.value(), word.value(), null, help, null, null, true));
    }
    if (found.files() && session.execute(FILES) instanceof Collection<?> files) {
      candidates.addAll(files);
    }
    return candidates;
  }

  private Optional<CommandDescription> resolve(String typed) {
    return CompletionMap.find(registry, typed)
        .or(() -> CompletionMap.find(registry, CommandDescription.SCOPE + ":" + typed));
  }

  /** Ends a session as the end of its input would. */
  private static @Nullable Object exit(CommandSession session, List<Object> arguments)
      throws Exception {
    if (ShellVariables.terminal(session).orElse(null) instanceof SocketTerminal terminal) {
      terminal.endInput();
    }
    return null;
  }

  private static ServiceRegistration<Function> register(
      BundleContext context, String name, Function function) {
    return context.registerService(
        Function.class,
        function,
        FrameworkUtil.asDictionary(
            Map.of(
                CommandProcessor.COMMAND_SCOPE,
                CommandDescription.SCOPE,
                CommandProcessor.COMMAND_FUNCTION,
                name)));
  }
}
