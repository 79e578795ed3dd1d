package ai.openclaw.core.secrets.internal.targets;

import ai.openclaw.core.secrets.CommandSecrets.Wish;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which command gets the credentials of which targets; the data is a resource. Immutable. */
final class CommandTable {
  private static final String RESOURCE = "command-targets.json";
  private static final String CHANNELS = "channels.";

  /**
   * What one command gets.
   *
   * @param ids ids of targets; one that ends with a dot stands for all that begin so
   * @param strict whether the command cannot go on without one of them
   */
  record Entry(List<String> ids, boolean strict) {
    /** Copies the list. */
    Entry {
      ids = List.copyOf(ids);
    }

    /** Whether a target is among them, for a channel if one is named. */
    boolean has(String id, Optional<String> channel) {
      boolean listed =
          ids.stream().anyMatch(one -> one.endsWith(".") ? id.startsWith(one) : id.equals(one));
      return listed
          && (!id.startsWith(CHANNELS)
              || channel.map(name -> id.startsWith(CHANNELS + name + ".")).orElse(true));
    }
  }

  private final Map<String, Entry> commands;

  private CommandTable(Map<String, Entry> commands) {
    this.commands = commands;
  }

  /** Reads the resource of this bundle. */
  static CommandTable load() {
    try (InputStream in =
        Objects.requireNonNull(CommandTable.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return of(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  private static CommandTable of(JsonNode data) {
    var commands = new LinkedHashMap<String, Entry>();
    for (JsonNode command : data.path("commands")) {
      var ids = new ArrayList<String>();
      for (JsonNode set : command.path("sets")) {
        data.path("sets").path(set.textValue()).forEach(id -> ids.add(id.textValue()));
      }
      commands.put(
          command.path("name").textValue(), new Entry(ids, command.path("strict").asBoolean()));
    }
    return new CommandTable(commands);
  }

  /** The entry of a command, or of the group it belongs to. */
  Entry entry(Wish wish) {
    String words = wish.command();
    while (!words.isEmpty()) {
      Entry entry = commands.get(words);
      if (entry != null) {
        return entry;
      }
      words = words.substring(0, Math.max(0, words.lastIndexOf(' ')));
    }
    throw new IllegalArgumentException(wish.command() + " needs no credentials");
  }

  /** Every target that some command gets. */
  List<String> ids() {
    return commands.values().stream().flatMap(entry -> entry.ids().stream()).distinct().toList();
  }
}
