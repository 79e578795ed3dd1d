package ai.openclaw.core.secrets.internal.command;

import ai.openclaw.api.command.CommandResult.Table;
import ai.openclaw.core.secrets.internal.shield.CallBudget;
import ai.openclaw.core.secrets.internal.shield.Pause;
import ai.openclaw.core.secrets.internal.shield.Standing;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.TreeMap;

/** How the configured providers stand, one row each. Used once, by one thread. */
final class StandingRows {
  private static final List<String> COLUMNS =
      List.of(
          "ALIAS", "SOURCE", "STATE", "FAILURES", "NEXT TRY", "NO VALUE", "TODAY", "LAST ERROR");

  private final CallBudget budget;
  private final List<List<String>> rows = new ArrayList<>();

  StandingRows(CallBudget budget) {
    this.budget = budget;
  }

  /**
   * Adds one.
   *
   * @param node gets the same as data
   * @param guarded whether anything holds it back at all
   */
  void add(ObjectNode node, Standing standing, boolean guarded) {
    OptionalInt limit = guarded ? budget.of(standing.alias()) : OptionalInt.empty();
    node.put("guarded", guarded)
        .put("state", state(standing))
        .put("inFlight", standing.running())
        .put("failures", standing.pause().map(Pause::failures).orElse(0))
        .put("callsToday", standing.calls());
    limit.ifPresent(calls -> node.put("callsPerDay", calls));
    standing
        .pause()
        .ifPresent(
            pause ->
                node.put("failingSince", pause.since().toString())
                    .put("nextTry", pause.until().toString())
                    .put("lastError", pause.code()));
    ArrayNode misses = node.putArray("noValue");
    new TreeMap<>(standing.misses())
        .forEach(
            (id, miss) ->
                misses
                    .addObject()
                    .put("id", id)
                    .put("times", miss.failures())
                    .put("nextTry", miss.until().toString())
                    .put("lastError", miss.code()));
    String calls = standing.calls() + (limit.isPresent() ? " of " + limit.getAsInt() : "");
    rows.add(
        List.of(
            standing.alias(),
            standing.source(),
            guarded ? state(standing) : "-",
            standing.pause().map(pause -> Integer.toString(pause.failures())).orElse("-"),
            standing.pause().map(pause -> seconds(pause.until())).orElse("-"),
            standing.misses().isEmpty() ? "-" : Integer.toString(standing.misses().size()),
            guarded ? calls : "-",
            standing.pause().map(Pause::code).orElse("-")));
  }

  Table table() {
    return new Table(COLUMNS, rows);
  }

  private static String state(Standing standing) {
    return standing.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
