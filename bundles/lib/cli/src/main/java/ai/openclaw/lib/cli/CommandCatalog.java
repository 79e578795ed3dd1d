package ai.openclaw.lib.cli;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every described command, by name. Immutable. */
public final class CommandCatalog {
  private final SortedMap<String, CommandDescription> commands = new TreeMap<>();

  /** Of several with one name the last counts. */
  public CommandCatalog(Collection<CommandDescription> descriptions) {
    descriptions.forEach(description -> commands.put(description.name(), description));
  }

  /** All commands, by name. */
  public List<CommandDescription> all() {
    return List.copyOf(commands.values());
  }

  /** The command of exactly that name. */
  public Optional<CommandDescription> find(String name) {
    return Optional.ofNullable(commands.get(name));
  }

  /** The command that takes most of the words from the first on. */
  public Optional<CommandDescription> longestMatch(List<String> words) {
    for (int count = words.size(); count > 0; count--) {
      Optional<CommandDescription> match = find(String.join(" ", words.subList(0, count)));
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  /** The command that the Gogo shell calls by this scope and function. */
  public Optional<CommandDescription> find(String scope, String function) {
    return commands.values().stream()
        .filter(c -> c.scope().equals(scope) && c.function().equals(function))
        .findFirst();
  }

  /** The commands whose names begin with these words and have more; all for an empty list. */
  public List<CommandDescription> group(List<String> words) {
    String prefix = words.isEmpty() ? "" : String.join(" ", words) + " ";
    return commands.values().stream().filter(c -> c.name().startsWith(prefix)).toList();
  }

  /** The words that may follow these, in order. */
  public List<String> nextWords(List<String> words) {
    var next = new TreeSet<String>();
    for (CommandDescription command : group(words)) {
      next.add(command.words().get(words.size()));
    }
    return List.copyOf(next);
  }
}
