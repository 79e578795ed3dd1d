package ai.openclaw.core.shell.internal.own;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Table;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.shell.internal.registry.CommandRegistry;
import ai.openclaw.core.shell.internal.registry.CommandTable;
import ai.openclaw.core.shell.internal.registry.CommandTable.Entry;
import ai.openclaw.core.shell.internal.registry.CommandTable.Refusal;
import ai.openclaw.core.shell.internal.run.Absence;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code commands}: every command, the bundle it comes from, and whether it can be run. */
public final class CommandsCommand implements OperatorCommand {
  private final CommandRegistry registry;

  /** Lists what is in the registry. */
  public CommandsCommand(CommandRegistry registry) {
    this.registry = registry;
  }

  @Override
  public CommandResult run(CommandCall call) {
    CommandTable table = registry.table();
    var data = JsonNodeFactory.instance.objectNode();
    var commands = data.putArray("commands");
    var rows = new ArrayList<List<String>>();
    for (Entry entry : table.entries()) {
      String name = entry.description().name();
      String runs = entry.description().runs().name().toLowerCase(Locale.ROOT);
      String bundle = entry.bundle().getSymbolicName();
      String version = entry.bundle().getVersion().toString();
      String state = Absence.state(entry);
      rows.add(List.of(name, runs, state, bundle, version, entry.description().summary()));
      commands
          .addObject()
          .put("name", name)
          .put("runs", runs)
          .put("state", state)
          .put("bundle", bundle)
          .put("version", version)
          .put("summary", entry.description().summary());
    }
    var refused = data.putArray("refused");
    table.refusals().stream()
        .sorted(Comparator.comparing(Refusal::command).thenComparing(Refusal::bundle))
        .forEach(
            refusal -> {
              rows.add(
                  List.of(
                      refusal.command(), "", "refused", refusal.bundle(), "", refusal.reason()));
              refused
                  .addObject()
                  .put("name", refusal.command())
                  .put("bundle", refusal.bundle())
                  .put("reason", refusal.reason());
            });
    return CommandResult.ok(
        data, new Table(List.of("COMMAND", "RUNS", "STATE", "BUNDLE", "VERSION", "SUMMARY"), rows));
  }
}
