package ai.openclaw.core.service.internal.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The launch agent of macOS. */
public final class LaunchAgent {
  private static final int SECONDS_BETWEEN_STARTS = 5;
  private static final int OWNER_ONLY = 077;
  private static final List<String> KEPT_ALIVE = List.of("RunAtLoad", "KeepAlive");

  private LaunchAgent() {}

  /** The text of an agent. */
  public static String render(Blueprint blueprint) throws DefinitionException {
    ObjectNode plist = JsonNodeFactory.instance.objectNode();
    plist.put("Label", blueprint.names().agent());
    plist.put("Comment", blueprint.description());
    blueprint.command().forEach(plist.putArray("ProgramArguments")::add);
    plist.put("WorkingDirectory", blueprint.state().toString());
    ObjectNode variables = plist.putObject("EnvironmentVariables");
    blueprint.environment().forEach(variables::put);
    plist.put("RunAtLoad", true);
    plist.put("KeepAlive", true);
    plist.put("ThrottleInterval", SECONDS_BETWEEN_STARTS);
    plist.put("Umask", OWNER_ONLY);
    plist.put("StandardOutPath", log(blueprint, "gateway.log"));
    plist.put("StandardErrorPath", log(blueprint, "gateway.err.log"));
    return Plist.write(plist);
  }

  private static String log(Blueprint blueprint, String name) {
    return blueprint.state().resolve("logs").resolve(name).toString();
  }

  /** What an agent says. */
  public static Definition parse(String text) throws DefinitionException {
    ObjectNode plist = Plist.read(text);
    var command = new ArrayList<String>();
    plist.path("ProgramArguments").forEach(word -> command.add(word.asText()));
    if (command.isEmpty() && plist.path("Program").isTextual()) {
      command.add(plist.path("Program").asText());
    }
    Map<String, String> environment = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> one : plist.path("EnvironmentVariables").properties()) {
      environment.put(one.getKey(), one.getValue().asText());
    }
    Set<String> settings = new HashSet<>();
    for (String key : KEPT_ALIVE) {
      JsonNode value = plist.path(key);
      if (value.isObject() || value.asBoolean()) {
        settings.add(key);
      }
    }
    return new Definition(
        command,
        Optional.ofNullable(plist.path("WorkingDirectory").textValue()),
        environment,
        settings);
  }

  /** The settings an agent lacks. */
  public static List<String> missing(Definition definition) {
    return KEPT_ALIVE.stream().filter(key -> !definition.settings().contains(key)).toList();
  }

  /** An agent put right; keys and variables that are not known stay. */
  public static String mended(String text, Blueprint blueprint) throws DefinitionException {
    if (text.contains("<data") || text.contains("<date") || text.contains("<real")) {
      throw new DefinitionException(
          "it holds values that would not survive; run: openclaw gateway install --force");
    }
    ObjectNode old = Plist.read(text);
    ObjectNode plist = old.deepCopy();
    ObjectNode wanted = Plist.read(render(blueprint));
    plist.set("ProgramArguments", wanted.path("ProgramArguments"));
    for (String key : missing(parse(text))) {
      plist.put(key, true);
    }
    ObjectNode variables =
        plist.path("EnvironmentVariables") instanceof ObjectNode present
            ? present
            : plist.putObject("EnvironmentVariables");
    List.copyOf(variables.properties()).stream()
        .map(Map.Entry::getKey)
        .filter(Definition::secret)
        .forEach(variables::remove);
    blueprint.environment().forEach(variables::put);
    return plist.equals(old) ? text : Plist.write(plist);
  }
}
