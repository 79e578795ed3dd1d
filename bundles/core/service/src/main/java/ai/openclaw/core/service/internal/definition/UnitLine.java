package ai.openclaw.core.service.internal.definition;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a unit, continued ones put together.
 *
 * @param section the section it stands in
 * @param key the setting; empty for anything else
 * @param value its value
 * @param text the line or lines as they are written
 */
record UnitLine(String section, String key, String value, String text) {

  static List<UnitLine> of(String unit) {
    var lines = new ArrayList<UnitLine>();
    String section = "";
    var pending = new StringBuilder();
    for (String raw : unit.split("\n", -1)) {
      boolean fresh = pending.isEmpty();
      String bare = raw.strip();
      boolean comment = bare.startsWith("#") || bare.startsWith(";");
      pending.append(fresh ? "" : "\n").append(raw);
      if (bare.endsWith("\\") && !(fresh && comment)) {
        continue;
      }
      String text = pending.toString();
      pending.setLength(0);
      if (fresh && bare.startsWith("[") && bare.endsWith("]")) {
        section = bare.substring(1, bare.length() - 1);
        lines.add(new UnitLine(section, "", "", text));
      } else {
        lines.add(setting(section, text, fresh && comment));
      }
    }
    if (!pending.isEmpty()) {
      lines.add(setting(section, pending.toString(), false));
    }
    return lines;
  }

  private static UnitLine setting(String section, String text, boolean comment) {
    String joined = text.replaceAll("\\\\\\s*\n\\s*", " ").strip();
    int equals = joined.indexOf('=');
    return comment || equals <= 0
        ? new UnitLine(section, "", "", text)
        : new UnitLine(
            section,
            joined.substring(0, equals).strip(),
            joined.substring(equals + 1).strip(),
            text);
  }

  /** Whether it only names its section. */
  boolean heading() {
    return key.isEmpty() && text.strip().equals("[" + section + "]");
  }
}
