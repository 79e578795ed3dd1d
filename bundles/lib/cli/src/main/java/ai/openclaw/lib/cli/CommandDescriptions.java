package ai.openclaw.lib.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the resource in which a bundle describes its commands. Keys it does not know are ignored,
 * so that a bundle may say more than this version understands; what it knows has to be right.
 */
public final class CommandDescriptions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WORD = "[a-z][a-z0-9-]*";
  private static final Pattern NAME = Pattern.compile(WORD + "( " + WORD + ")*");
  private static final Pattern OPTION = Pattern.compile(WORD);

  private CommandDescriptions() {}

  /**
   * Reads all descriptions.
   *
   * @param resource the JSON text; not closed
   * @throws InvalidDescriptionException when it is no JSON or describes a command wrongly
   * @throws IOException when it cannot be read
   */
  public static List<CommandDescription> read(InputStream resource)
      throws InvalidDescriptionException, IOException {
    JsonNode root;
    try {
      root = JSON.readTree(resource);
    } catch (JsonProcessingException e) {
      throw new InvalidDescriptionException(
          "line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
    }
    var found = new ArrayList<CommandDescription>();
    var names = new HashSet<String>();
    for (JsonNode entry : array(root, "commands", "")) {
      CommandDescription description = command(entry, "commands[" + found.size() + "]");
      if (!names.add(description.name())) {
        throw new InvalidDescriptionException(
            "commands[" + found.size() + "].name: " + description.name() + " is described twice");
      }
      found.add(description);
    }
    return List.copyOf(found);
  }

  private static CommandDescription command(JsonNode entry, String at)
      throws InvalidDescriptionException {
    String name = name(entry, at, NAME);
    var options = new ArrayList<OptionDescription>();
    var taken = new HashSet<>(List.of("json", "help"));
    for (JsonNode option : array(entry, "options", at)) {
      String where = at + ".options[" + options.size() + "]";
      OptionDescription described = option(option, where);
      if (!taken.add(described.name())) {
        throw new InvalidDescriptionException(
            where + ".name: --" + described.name() + " exists already");
      }
      options.add(described);
    }
    var arguments = new ArrayList<ArgumentDescription>();
    for (JsonNode argument : array(entry, "arguments", at)) {
      arguments.add(argument(argument, at + ".arguments[" + arguments.size() + "]"));
    }
    checkOrder(arguments, at);
    return new CommandDescription(
        name,
        text(entry, "summary", at).orElse(""),
        strings(entry, "description", at),
        runs(entry, at),
        bool(entry, "remote", at),
        options,
        arguments,
        exitCodes(entry, at),
        strings(entry, "examples", at));
  }

  private static OptionDescription option(JsonNode entry, String at)
      throws InvalidDescriptionException {
    Optional<String> letter = text(entry, "short", at);
    if (letter.isPresent() && !letter.get().matches("[A-Za-z0-9]")) {
      throw new InvalidDescriptionException(at + ".short: one letter or digit is expected");
    }
    Optional<String> value = text(entry, "value", at);
    Optional<String> preset = text(entry, "default", at);
    if (value.isEmpty() && preset.isPresent()) {
      throw new InvalidDescriptionException(at + ".default: a switch has no default");
    }
    return new OptionDescription(
        name(entry, at, OPTION),
        letter.map(s -> s.charAt(0)),
        value,
        preset,
        bool(entry, "repeat", at),
        text(entry, "help", at).orElse(""),
        completes(entry, at));
  }

  private static ArgumentDescription argument(JsonNode entry, String at)
      throws InvalidDescriptionException {
    return new ArgumentDescription(
        name(entry, at, OPTION),
        text(entry, "help", at).orElse(""),
        bool(entry, "required", at),
        bool(entry, "repeat", at),
        completes(entry, at));
  }

  private static void checkOrder(List<ArgumentDescription> arguments, String at)
      throws InvalidDescriptionException {
    for (int i = 1; i < arguments.size(); i++) {
      if (arguments.get(i - 1).repeat()) {
        throw new InvalidDescriptionException(
            at + ".arguments[" + (i - 1) + "].repeat: only the last argument may be repeated");
      }
      if (arguments.get(i).required() && !arguments.get(i - 1).required()) {
        throw new InvalidDescriptionException(
            at + ".arguments[" + i + "].required: an optional argument stands before it");
      }
    }
  }

  private static CommandDescription.Runs runs(JsonNode entry, String at)
      throws InvalidDescriptionException {
    String runs = text(entry, "runs", at).orElse("live");
    return switch (runs) {
      case "live" -> CommandDescription.Runs.LIVE;
      case "local" -> CommandDescription.Runs.LOCAL;
      case "either" -> CommandDescription.Runs.EITHER;
      case "launcher" -> CommandDescription.Runs.LAUNCHER;
      default ->
          throw new InvalidDescriptionException(
              at + ".runs: live, local, either or launcher is expected");
    };
  }

  private static SortedMap<Integer, String> exitCodes(JsonNode entry, String at)
      throws InvalidDescriptionException {
    var codes = new TreeMap<Integer, String>();
    for (var code : entry.path("exitCodes").properties()) {
      if (!code.getKey().matches("[0-9]{1,3}") || !code.getValue().isTextual()) {
        throw new InvalidDescriptionException(
            at + ".exitCodes." + code.getKey() + ": a number with its meaning is expected");
      }
      codes.put(Integer.valueOf(code.getKey()), code.getValue().textValue());
    }
    return codes;
  }

  private static Completion completes(JsonNode entry, String at)
      throws InvalidDescriptionException {
    JsonNode completes = entry.path("completes");
    if (completes.isMissingNode()) {
      return Completion.NONE;
    }
    if (completes.isTextual() && completes.textValue().equals("file")) {
      return Completion.FILES;
    }
    return new Completion(strings(entry, "completes", at), false);
  }

  private static String name(JsonNode entry, String at, Pattern pattern)
      throws InvalidDescriptionException {
    String name = text(entry, "name", at).orElse("");
    if (!pattern.matcher(name).matches()) {
      throw new InvalidDescriptionException(
          at + ".name: lower-case letters, digits and dashes are expected");
    }
    return name;
  }

  private static Optional<String> text(JsonNode entry, String key, String at)
      throws InvalidDescriptionException {
    JsonNode value = entry.path(key);
    if (!value.isMissingNode() && !value.isTextual()) {
      throw new InvalidDescriptionException(at + "." + key + ": a string is expected");
    }
    return Optional.ofNullable(value.textValue());
  }

  private static boolean bool(JsonNode entry, String key, String at)
      throws InvalidDescriptionException {
    JsonNode value = entry.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw new InvalidDescriptionException(at + "." + key + ": true or false is expected");
    }
    return value.booleanValue();
  }

  private static List<String> strings(JsonNode entry, String key, String at)
      throws InvalidDescriptionException {
    var strings = new ArrayList<String>();
    for (JsonNode item : array(entry, key, at)) {
      if (!item.isTextual()) {
        throw new InvalidDescriptionException(
            at + "." + key + "[" + strings.size() + "]: a string is expected");
      }
      strings.add(item.textValue());
    }
    return strings;
  }

  private static JsonNode array(JsonNode entry, String key, String at)
      throws InvalidDescriptionException {
    JsonNode value = entry.path(key);
    boolean optional = !at.isEmpty();
    if (value.isArray() || (optional && value.isMissingNode())) {
      return value;
    }
    throw new InvalidDescriptionException(
        (optional ? at + "." : "") + key + ": an array is expected");
  }
}
