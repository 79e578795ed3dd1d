package ai.openclaw.core.planning.findings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the operator has accepted: {@code audit.suppressions} of the configuration. One without a
 * reason, without a date, past its date, or longer than a year ahead suppresses nothing. Immutable.
 *
 * @param active those that count today
 * @param lapsed those that do not, with the reason
 */
public record Suppressions(List<Suppression> active, List<Lapsed> lapsed) {
  /** How far ahead a date may be. */
  public static final int MOST_DAYS = 366;

  /** None. */
  public static final Suppressions NONE = new Suppressions(List.of(), List.of());

  /** Copies the lists. */
  public Suppressions {
    active = List.copyOf(active);
    lapsed = List.copyOf(lapsed);
  }

  /**
   * One that suppresses nothing.
   *
   * @param place its path in the configuration
   * @param code the code it names; empty when it names none
   * @param why why it does not count
   */
  public record Lapsed(String place, String code, String why) {}

  /** Reads them from a configuration. */
  public static Suppressions of(JsonNode config, LocalDate today) {
    var active = new ArrayList<Suppression>();
    var lapsed = new ArrayList<Lapsed>();
    int number = 0;
    for (JsonNode entry : config.path("audit").path("suppressions")) {
      String place = "audit.suppressions." + number++;
      String code = text(entry, "code").orElse("");
      Optional<LocalDate> until = text(entry, "until").flatMap(Suppressions::date);
      String why = refusal(entry, until, today);
      if (why.isEmpty() && until.isPresent()) {
        active.add(
            new Suppression(
                code,
                text(entry, "file"),
                text(entry, "path"),
                text(entry, "reason").orElse(""),
                until.get()));
      } else {
        lapsed.add(new Lapsed(place, code, why));
      }
    }
    return new Suppressions(active, lapsed);
  }

  /** Whether there is any. */
  public boolean present() {
    return !active.isEmpty() || !lapsed.isEmpty();
  }

  /** The one that is about a finding. */
  public Optional<Suppression> of(AuditFinding finding) {
    return active.stream().filter(one -> one.covers(finding)).findFirst();
  }

  private static String refusal(JsonNode entry, Optional<LocalDate> until, LocalDate today) {
    if (text(entry, "code").isEmpty()) {
      return "it names no code";
    }
    if (text(entry, "reason").isEmpty()) {
      return "it gives no reason";
    }
    if (until.isEmpty()) {
      return "until is no date such as " + today.plusMonths(3);
    }
    if (until.get().isBefore(today)) {
      return "it ended on " + until.get();
    }
    return until.get().isAfter(today.plusDays(MOST_DAYS)) ? "until is more than a year ahead" : "";
  }

  private static Optional<String> text(JsonNode entry, String key) {
    return Optional.ofNullable(entry.path(key).textValue()).filter(text -> !text.isBlank());
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
