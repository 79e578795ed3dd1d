package ai.openclaw.core.shell.internal.gogo;

import ai.openclaw.core.shell.internal.registry.CommandRegistry;
import ai.openclaw.lib.cli.CommandDescription;
import ai.openclaw.lib.cli.OptionDescription;
import java.io.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jline.builtins.Completers.CompletionData;
import org.jspecify.annotations.Nullable;

/**
 * The completions of one Gogo session. Those of commands are made from their descriptions when they
 * are asked for, so that a command that comes later is completed too; all others are what the
 * session's profile puts in.
 */
final class CompletionMap extends HashMap<String, List<CompletionData>> {
  @Serial private static final long serialVersionUID = 1L;

  private final transient CommandRegistry registry;

  CompletionMap(CommandRegistry registry) {
    this.registry = registry;
  }

  @Override
  public @Nullable List<CompletionData> get(Object name) {
    return find(registry, String.valueOf(name))
        .map(CompletionMap::completions)
        .orElseGet(() -> super.get(name));
  }

  /** The command of a name as Gogo has it, {@code secrets:reload}. */
  static Optional<CommandDescription> find(CommandRegistry registry, String name) {
    int colon = name.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : registry.table().catalog().find(name.substring(0, colon), name.substring(colon + 1));
  }

  private static List<CompletionData> completions(CommandDescription command) {
    var all = new ArrayList<CompletionData>();
    all.add(new CompletionData(null, command.summary(), null, null));
    for (OptionDescription option : command.allOptions()) {
      all.add(new CompletionData(List.of("--" + option.name()), option.help(), null, null));
    }
    all.add(new CompletionData(null, null, ShellFunctions.WORDS, null));
    return all;
  }
}
