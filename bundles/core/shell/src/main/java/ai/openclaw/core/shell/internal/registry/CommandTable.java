package ai.openclaw.core.shell.internal.registry;

import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.lib.cli.CommandCatalog;
import ai.openclaw.lib.cli.CommandDescription;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** Which commands there are at one moment. Immutable. */
public final class CommandTable {
  static final CommandTable EMPTY = new CommandTable(List.of(), Set.of());

  private final Map<String, Entry> entries = new TreeMap<>();
  private final CommandCatalog catalog;
  private final Set<Refusal> refusals;

  /**
   * One command.
   *
   * @param description what its bundle says of it
   * @param bundle the bundle that describes it
   * @param service what runs it; empty while it cannot be run
   */
  public record Entry(
      CommandDescription description,
      Bundle bundle,
      Optional<ServiceReference<OperatorCommand>> service) {}

  /**
   * A bundle that may not have a command.
   *
   * @param command the command's name
   * @param bundle the bundle's symbolic name
   * @param reason why not, one line
   */
  public record Refusal(String command, String bundle, String reason) {}

  CommandTable(Collection<Entry> all, Set<Refusal> refused) {
    all.forEach(entry -> entries.put(entry.description().name(), entry));
    catalog = new CommandCatalog(all.stream().map(Entry::description).toList());
    refusals = Set.copyOf(refused);
  }

  /** The descriptions. */
  public CommandCatalog catalog() {
    return catalog;
  }

  /** All commands, by name. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** The command of that name. */
  public Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** Who was refused what. */
  public Set<Refusal> refusals() {
    return refusals;
  }
}
