package ai.openclaw.core.service.internal.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The systemd unit. */
public final class SystemdUnit {
  private static final List<String> UNIT =
      List.of(
          "After=network-online.target",
          "Wants=network-online.target",
          "StartLimitBurst=5",
          "StartLimitIntervalSec=60");
  private static final List<String> SERVICE =
      List.of(
          "Restart=always",
          "RestartSec=5",
          "RestartPreventExitStatus=78",
          "TimeoutStopSec=30",
          "TimeoutStartSec=30",
          "SuccessExitStatus=0 143",
          "KillMode=control-group");

  /** Settings that take several words, in one line or in several. */
  private static final Set<String> LISTS = Set.of("After=", "Wants=");

  private SystemdUnit() {}

  /** The settings without which a gateway does not come back, or comes back for ever. */
  static List<String> settings(String section) {
    return switch (section) {
      case "Unit" -> UNIT.subList(0, 2);
      case "Service" -> SERVICE.subList(0, 3);
      default -> List.of();
    };
  }

  /** The text of a unit. */
  public static String render(Blueprint blueprint) throws DefinitionException {
    var lines = new ArrayList<String>();
    lines.add("[Unit]");
    lines.add("Description=" + SystemdWords.path(blueprint.description()));
    lines.addAll(UNIT);
    lines.add("");
    lines.add("[Service]");
    if (blueprint.account().isPresent()) {
      lines.add("User=" + SystemdWords.path(blueprint.account().get()));
    }
    lines.add(execStart(blueprint));
    lines.addAll(SERVICE);
    lines.add("EnvironmentFile=-" + SystemdWords.path(blueprint.environmentFile().toString()));
    for (Map.Entry<String, String> variable : blueprint.environment().entrySet()) {
      lines.add(environment(variable.getKey(), variable.getValue()));
    }
    lines.add("");
    lines.add("[Install]");
    lines.add("WantedBy=default.target");
    return String.join("\n", lines) + "\n";
  }

  static String execStart(Blueprint blueprint) throws DefinitionException {
    return "ExecStart=" + SystemdWords.command(blueprint.command());
  }

  static String environment(String name, String value) throws DefinitionException {
    return "Environment=" + SystemdWords.word(name + "=" + value);
  }

  /** The settings a unit lacks or has otherwise. */
  public static List<String> missing(Definition definition) {
    var missing = new ArrayList<String>();
    for (String section : List.of("Unit", "Service")) {
      for (String wanted : settings(section)) {
        int equals = wanted.indexOf('=');
        String key = wanted.substring(0, equals + 1);
        List<String> values = List.of(wanted.substring(equals + 1));
        boolean there =
            definition.settings().contains(wanted)
                || definition.settings().stream()
                    .filter(setting -> setting.startsWith(key))
                    .filter(setting -> LISTS.contains(key))
                    .anyMatch(setting -> words(setting, key).containsAll(values));
        if (!there) {
          missing.add(wanted);
        }
      }
    }
    return missing;
  }

  private static List<String> words(String setting, String key) {
    return List.of(setting.substring(key.length()).split("\\s+", -1));
  }

  /** What a unit says. */
  public static Definition parse(String text) {
    List<String> command = List.of();
    Optional<String> working = Optional.empty();
    Map<String, String> environment = new LinkedHashMap<>();
    Set<String> settings = new HashSet<>();
    for (UnitLine line : UnitLine.of(text)) {
      switch (line.key()) {
        case "ExecStart" -> command = SystemdWords.splitCommand(line.value());
        case "WorkingDirectory" -> working = Optional.of(line.value());
        case "Environment" -> variables(line.value()).forEach(environment::put);
        case "" -> {}
        default -> settings.add(line.key() + "=" + line.value());
      }
    }
    return new Definition(command, working, environment, settings);
  }

  static Map<String, String> variables(String value) {
    var variables = new LinkedHashMap<String, String>();
    for (String word : SystemdWords.split(value)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        variables.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return variables;
  }
}
