package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.core.secrets.Diagnostic;
import ai.openclaw.core.secrets.internal.surface.Collected.Idle;
import ai.openclaw.core.secrets.internal.surface.Collected.Rival;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the configuration itself decides among those that compete.
 *
 * @param rivals the ones that are still considered
 * @param idle references of the others, left alone without a word
 * @param diagnostics what to tell the operator
 */
record Choices(List<Rival> rivals, List<Idle> idle, List<Diagnostic> diagnostics) {
  /** Whether the configuration chooses at all, so that every candidate has to be known. */
  static boolean made(ConfigView config) {
    return Contest.known().stream()
        .map(Contest::of)
        .anyMatch(contest -> !contest.off(config) && !contest.choice(config).isEmpty());
  }

  static Choices of(List<Rival> rivals, ConfigView config) {
    var left = new ArrayList<Rival>();
    var idle = new ArrayList<Idle>();
    var diagnostics = new ArrayList<Diagnostic>();
    Set<String> groups = new LinkedHashSet<>(Contest.known());
    rivals.forEach(rival -> groups.add(rival.candidate().group()));
    for (String group : groups.stream().sorted().toList()) {
      Contest contest = Contest.of(group);
      List<Rival> own = rivals.stream().filter(r -> r.candidate().group().equals(group)).toList();
      String choice = contest.off(config) ? "" : contest.choice(config);
      List<Rival> named = own.stream().filter(rival -> rival.name().equals(choice)).toList();
      if (choice.isEmpty()) {
        left.addAll(own);
      } else if (named.isEmpty() && !contest.keyless().contains(choice)) {
        diagnostics.add(unknown(contest, choice));
        left.addAll(own);
      } else {
        named.forEach(rival -> left.add(rival.choose()));
        own.stream()
            .filter(rival -> !named.contains(rival))
            .flatMap(rival -> rival.slot().stream())
            .forEach(slot -> idle.add(new Idle(slot, contest.path() + " is \"" + choice + "\"")));
      }
    }
    return new Choices(List.copyOf(left), List.copyOf(idle), List.copyOf(diagnostics));
  }

  private static Diagnostic unknown(Contest contest, String choice) {
    return new Diagnostic(
        contest.code() + "_PROVIDER_INVALID_AUTODETECT",
        contest.path(),
        "\"" + choice + "\" is not available for " + contest.words() + "; one is detected instead",
        true);
  }
}
