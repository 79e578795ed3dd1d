package ai.openclaw.core.service.internal.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a unit right and keeps every line that it does not know. */
public final class UnitEditor {
  private final List<UnitLine> lines;

  /** Edits a unit. */
  public UnitEditor(String text) {
    this.lines = UnitLine.of(text);
  }

  /** The text with the command, the settings and the variables of the blueprint. */
  public String mended(Blueprint blueprint) throws DefinitionException {
    List<String> unit = new ArrayList<>(SystemdUnit.settings("Unit"));
    List<String> service = new ArrayList<>(SystemdUnit.settings("Service"));
    service.add(0, SystemdUnit.execStart(blueprint));
    Map<String, String> variables = new LinkedHashMap<>(blueprint.environment());
    var text = new ArrayList<String>();
    String section = "";
    for (UnitLine line : lines) {
      if (line.heading()) {
        close(text, section, unit, service, variables);
        section = line.section();
        text.add(line.text());
      } else if (section.equals("Unit")) {
        setting(text, line, unit);
      } else if (section.equals("Service") && line.key().equals("Environment")) {
        variables(text, line, variables);
      } else if (section.equals("Service")) {
        setting(text, line, service);
      } else {
        text.add(line.text());
      }
    }
    close(text, section, unit, service, variables);
    return String.join("\n", text);
  }

  /** A line whose setting is one of ours becomes ours; any other one stays. */
  private static void setting(List<String> text, UnitLine line, List<String> ours) {
    for (int i = 0; i < ours.size(); i++) {
      String key = ours.get(i).substring(0, ours.get(i).indexOf('='));
      if (line.key().equals(key)) {
        String wanted = ours.get(i);
        boolean list = key.equals("After") || key.equals("Wants");
        if (list && Set.of(line.value().split("\\s+", -1)).contains("network-online.target")) {
          ours.remove(i);
          text.add(line.text());
        } else if (list) {
          text.add(line.text());
        } else {
          ours.remove(i);
          boolean same = (line.key() + "=" + line.value()).equals(wanted);
          text.add(same ? line.text() : wanted);
        }
        return;
      }
    }
    text.add(line.text());
  }

  private static void variables(List<String> text, UnitLine line, Map<String, String> ours)
      throws DefinitionException {
    Map<String, String> written = SystemdUnit.variables(line.value());
    boolean touched = false;
    Map<String, String> kept = new LinkedHashMap<>();
    for (Map.Entry<String, String> one : written.entrySet()) {
      String name = one.getKey();
      if (Definition.secret(name)) {
        touched = true;
      } else if (ours.containsKey(name)) {
        String wanted = ours.remove(name);
        touched |= !one.getValue().equals(wanted);
        kept.put(name, wanted);
      } else {
        kept.put(name, one.getValue());
      }
    }
    if (!touched) {
      text.add(line.text());
      return;
    }
    for (Map.Entry<String, String> one : kept.entrySet()) {
      text.add(SystemdUnit.environment(one.getKey(), one.getValue()));
    }
  }

  /** Adds to a section that ends here what it lacks. */
  private static void close(
      List<String> text,
      String section,
      List<String> unit,
      List<String> service,
      Map<String, String> variables)
      throws DefinitionException {
    var more = new ArrayList<String>();
    if (section.equals("Unit")) {
      more.addAll(unit);
      unit.clear();
    } else if (section.equals("Service")) {
      more.addAll(service);
      service.clear();
      for (Map.Entry<String, String> one : variables.entrySet()) {
        more.add(SystemdUnit.environment(one.getKey(), one.getValue()));
      }
      variables.clear();
    }
    int at = text.size();
    while (at > 0 && text.get(at - 1).isBlank()) {
      at--;
    }
    text.addAll(at, more);
  }
}
