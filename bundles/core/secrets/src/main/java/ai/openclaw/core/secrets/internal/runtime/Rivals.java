package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.Environment;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.secrets.internal.surface.Collected.Idle;
import ai.openclaw.core.secrets.internal.surface.Collected.Rival;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Chooses among references that compete: in each group the first one, by order, that has a value.
 *
 * @param chosen the references that are used
 * @param passedOver the others, each with who won
 */
record Rivals(List<Slot> chosen, List<Idle> passedOver) {
  static Rivals choose(
      List<Rival> rivals, Function<Slot, Optional<SecretValue>> value, Environment environment) {
    var groups = new LinkedHashMap<String, List<Rival>>();
    rivals.forEach(
        rival ->
            groups.computeIfAbsent(rival.candidate().group(), g -> new ArrayList<>()).add(rival));
    var chosen = new ArrayList<Slot>();
    var passedOver = new ArrayList<Idle>();
    for (Map.Entry<String, List<Rival>> group : groups.entrySet()) {
      List<Rival> inOrder = new ArrayList<>(group.getValue());
      inOrder.sort(Comparator.comparingInt(rival -> rival.candidate().order()));
      Optional<Rival> winner =
          inOrder.stream()
              .filter(
                  rival -> value.apply(rival.slot()).isPresent() || fallback(rival, environment))
              .findFirst();
      String reason =
          winner
              .map(rival -> "the selected one of " + group.getKey() + " is " + name(rival))
              .orElse("no credential of " + group.getKey() + " has a value");
      for (Rival rival : group.getValue()) {
        if (winner.filter(rival::equals).isPresent() && value.apply(rival.slot()).isPresent()) {
          chosen.add(rival.slot());
        } else {
          passedOver.add(new Idle(rival.slot(), reason));
        }
      }
    }
    return new Rivals(List.copyOf(chosen), List.copyOf(passedOver));
  }

  private static String name(Rival rival) {
    return rival.slot().owner();
  }

  private static boolean fallback(Rival rival, Environment environment) {
    return rival.candidate().environmentFallbacks().stream()
        .anyMatch(name -> environment.get(name).filter(text -> !text.isBlank()).isPresent());
  }
}
