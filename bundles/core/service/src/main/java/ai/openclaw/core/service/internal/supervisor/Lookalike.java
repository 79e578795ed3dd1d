package ai.openclaw.core.service.internal.supervisor;

import ai.openclaw.core.service.internal.definition.Definition;
import java.util.Locale;

/** Tells a gateway's service by what its definition says. */
final class Lookalike {
  private Lookalike() {}

  static boolean gateway(Definition definition) {
    if (definition.variable("OPENCLAW_SERVICE_MARKER").isPresent()) {
      return definition.variable("OPENCLAW_SERVICE_KIND").orElse("gateway").equals("gateway");
    }
    boolean ours =
        definition.command().stream()
            .anyMatch(word -> word.toLowerCase(Locale.ROOT).contains("openclaw"));
    return ours && definition.command().contains("gateway");
  }
}
