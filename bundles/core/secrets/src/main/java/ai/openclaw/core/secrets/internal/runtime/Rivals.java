package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.Environment;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.secrets.Diagnostic;
import ai.openclaw.core.secrets.internal.runtime.ActivationPass.Field;
import ai.openclaw.core.secrets.internal.surface.Collected.Idle;
import ai.openclaw.core.secrets.internal.surface.Collected.Rival;
import ai.openclaw.core.secrets.internal.surface.Contest;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Chooses among owners that compete: the one that the configuration names, else in each group the
 * first one, by order, that has a value.
 *
 * @param chosen the references that are used, each with its value or why it has none
 * @param passedOver the others, each with who won
 * @param diagnostics what to tell the operator
 */
record Rivals(Map<Slot, Field> chosen, List<Idle> passedOver, List<Diagnostic> diagnostics) {
  static Rivals choose(
      List<Rival> rivals, Function<Slot, Field> resolved, Environment environment) {
    var groups = new LinkedHashMap<String, List<Rival>>();
    rivals.forEach(
        rival ->
            groups.computeIfAbsent(rival.candidate().group(), g -> new ArrayList<>()).add(rival));
    var result = new Rivals(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    groups.forEach((group, own) -> result.elect(Contest.of(group), own, resolved, environment));
    return result;
  }

  /** The values of variables that may stand in for a reference. */
  static Collection<SecretValue> fallbacks(List<Rival> rivals, Environment environment) {
    return rivals.stream()
        .flatMap(rival -> fallback(rival, environment).stream())
        .map(Fallback::value)
        .toList();
  }

  private void elect(
      Contest contest,
      List<Rival> rivals,
      Function<Slot, Field> resolved,
      Environment environment) {
    List<Rival> inOrder = new ArrayList<>(rivals);
    inOrder.sort(Comparator.comparingInt(rival -> rival.candidate().order()));
    Optional<Rival> winner = Optional.empty();
    for (Rival rival : inOrder) {
      Optional<Field> field =
          rival.slot().map(slot -> field(contest, rival, slot, resolved, environment));
      boolean has =
          field.map(one -> one.value().isPresent()).orElse(rival.plain())
              || (field.isEmpty() && fallback(rival, environment).isPresent());
      if (winner.isEmpty() && (has || rival.chosen())) {
        winner = Optional.of(rival);
        use(contest, rival, field, environment);
      } else if (winner.isEmpty() && contest.strict() && field.isPresent()) {
        chosen.put(rival.slot().orElseThrow(), field.get());
      }
    }
    String reason = reason(contest, winner);
    rivals.stream()
        .flatMap(rival -> rival.slot().stream())
        .filter(slot -> !chosen.containsKey(slot))
        .forEach(slot -> passedOver.add(new Idle(slot, reason)));
  }

  private void use(Contest contest, Rival rival, Optional<Field> field, Environment environment) {
    rival.slot().ifPresent(slot -> chosen.put(slot, field.orElseThrow()));
    field
        .flatMap(Field::standIn)
        .ifPresent(
            cause ->
                diagnostics.add(
                    new Diagnostic(
                        contest.keyCode() + "_FALLBACK_USED",
                        String.join(".", rival.path()),
                        "the variable "
                            + fallback(rival, environment).map(Fallback::variable).orElse("")
                            + " is used instead: "
                            + cause.message(),
                        true)));
    if (!rival.chosen()) {
      diagnostics.add(
          new Diagnostic(
              contest.code() + "_AUTODETECT_SELECTED",
              contest.path(),
              contest.words() + " uses " + rival.name(),
              false));
    }
  }

  private static Field field(
      Contest contest,
      Rival rival,
      Slot slot,
      Function<Slot, Field> resolved,
      Environment environment) {
    boolean allowed =
        rival.allowed().isEmpty()
            || !slot.ref().source().equals("env")
            || rival.allowed().contains(slot.ref().id());
    Field field =
        allowed
            ? resolved.apply(slot)
            : Field.failed(
                new SecretFailure(
                    "SECRETS_VARIABLE_NOT_ALLOWED",
                    "the variable "
                        + slot.ref().id()
                        + " is not allowed here; use one of "
                        + String.join(", ", rival.candidate().environmentFallbacks())));
    Optional<SecretFailure> failure = field.failure();
    if (failure.isEmpty()) {
      return field;
    }
    SecretFailure cause = failure.get();
    return fallback(rival, environment)
        .map(found -> Field.standIn(found.value(), cause))
        .orElseGet(
            () ->
                Field.failed(
                    new SecretFailure(contest.keyCode() + "_NO_FALLBACK", text(slot, cause))));
  }

  private static String text(Slot slot, SecretFailure cause) {
    return slot.ref() + " has no value and no variable stands in: " + cause.message();
  }

  private static String reason(Contest contest, Optional<Rival> winner) {
    return winner
        .map(rival -> contest.words() + " uses " + rival.name())
        .orElseGet(
            () ->
                contest.keyless().isEmpty()
                    ? "no credential of " + contest.words() + " has a value"
                    : "no credential of "
                        + contest.words()
                        + " has a value, so it uses "
                        + contest.keyless().get(0));
  }

  private record Fallback(String variable, SecretValue value) {}

  private static Optional<Fallback> fallback(Rival rival, Environment environment) {
    return rival.candidate().environmentFallbacks().stream()
        .flatMap(
            name ->
                environment.get(name).filter(text -> !text.isBlank()).stream()
                    .map(text -> new Fallback(name, SecretValue.of(text))))
        .findFirst();
  }
}
