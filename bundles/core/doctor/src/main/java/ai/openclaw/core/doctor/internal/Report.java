package ai.openclaw.core.doctor.internal;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Finding.Severity;
import ai.openclaw.core.doctor.internal.examine.Found;
import ai.openclaw.core.doctor.internal.mend.FileChange;
import ai.openclaw.core.doctor.internal.mend.FileChange.Difference;
import ai.openclaw.core.doctor.internal.mend.MendPlan;
import ai.openclaw.core.doctor.internal.mend.ModeChange;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the command answers, for programs and for people. */
final class Report {
  private final ObjectNode data = JsonNodeFactory.instance.objectNode();
  private final List<Block> lines = new ArrayList<>();
  private Optional<CommandFailure> failure = Optional.empty();
  private Optional<MendPlan> plan = Optional.empty();
  private List<Found> left = List.of();
  private boolean applied;

  void found(List<Found> found) {
    left = found;
  }

  void planned(MendPlan planned) {
    plan = Optional.of(planned);
  }

  void applied(List<Found> rest) {
    applied = true;
    left = rest;
  }

  void undone(List<Path> files) {
    ArrayNode list = data.putArray("undone");
    lines.add(new Line("The last fix is taken back:"));
    for (Path file : files) {
      list.add(file.toString());
      lines.add(new Line("  " + file));
    }
  }

  void failed(String code, String message) {
    failure = Optional.of(CommandFailure.of(code, message));
  }

  CommandResult result() {
    boolean wrong = left.stream().anyMatch(Found::counts);
    boolean undo = data.has("undone");
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("ok", !wrong && failure.isEmpty());
    failure.ifPresent(
        why -> answer.putObject("error").put("code", why.code()).put("message", why.message()));
    plan.ifPresent(this::changes);
    answer.setAll(data);
    if (!undo && failure.isEmpty()) {
      findings(answer);
    }
    return new CommandResult(
        wrong || failure.isPresent() ? 1 : 0, Optional.of(answer), lines, failure);
  }

  private void changes(MendPlan planned) {
    ObjectNode fix = data.putObject("fix").put("applied", applied);
    ArrayNode files = fix.putArray("files");
    for (FileChange change : planned.files()) {
      lines.add(new Line((applied ? "Changed " : "To be changed: ") + change.file()));
      ArrayNode pieces =
          files.addObject().put("file", change.file().toString()).putArray("changes");
      for (Difference piece : change.differences()) {
        pieces
            .addObject()
            .put("path", piece.path())
            .put("line", piece.line())
            .put("before", piece.before())
            .put("after", piece.after());
        lines.add(new Line("  line " + piece.line() + ", " + piece.path()));
        piece.before().strip().lines().forEach(text -> lines.add(new Line("  - " + text)));
        piece.after().strip().lines().forEach(text -> lines.add(new Line("  + " + text)));
      }
    }
    ArrayNode modes = fix.putArray("modes");
    for (ModeChange mode : planned.modes()) {
      String from = PosixFilePermissions.toString(mode.from());
      String to = PosixFilePermissions.toString(mode.to());
      modes.addObject().put("file", mode.file().toString()).put("from", from).put("to", to);
      lines.add(
          new Line(
              (applied ? "Closed for other users: " : "To be closed for other users: ")
                  + mode.file()
                  + " ("
                  + from
                  + " -> "
                  + to
                  + ")"));
    }
    ArrayNode kept = fix.putArray("backups");
    for (FileChange change : planned.keptBeside()) {
      kept.add(change.beside().toString());
      lines.add(
          new Line(
              (applied ? "The old content is in " : "The old content will be in ")
                  + change.beside()));
    }
    ArrayNode refused = fix.putArray("refused");
    for (MendPlan.Refused one : planned.refused()) {
      refused
          .addObject()
          .put("diagnosis", one.diagnosis())
          .put("summary", one.summary())
          .put("reason", one.reason());
      lines.add(new Line("Not mended (" + one.summary() + "): " + one.reason()));
    }
    if (applied) {
      lines.add(new Line("Take it back with: openclaw doctor --undo"));
    }
    if (!lines.isEmpty()) {
      lines.add(new Line(""));
    }
  }

  private void findings(ObjectNode answer) {
    long errors = count(Severity.ERROR);
    long warnings = count(Severity.WARNING);
    long notes = count(Severity.INFO);
    answer.putObject("summary").put("errors", errors).put("warnings", warnings).put("notes", notes);
    ArrayNode list = answer.putArray("findings");
    for (Found found : left) {
      Finding finding = found.finding();
      String severity = finding.severity().name().toLowerCase(Locale.ROOT);
      ObjectNode entry = list.addObject();
      entry
          .put("diagnosis", found.diagnosis())
          .put("code", finding.code())
          .put("severity", severity)
          .put("message", finding.message());
      finding.file().ifPresent(file -> entry.put("file", file.toString()));
      entry
          .put("path", finding.path())
          .put("remedy", finding.remedy())
          .put("mendable", finding.mend().isPresent());
      String where =
          finding.path().isEmpty()
              ? finding.file().map(file -> file + ": ").orElse("")
              : finding.path() + ": ";
      lines.add(new Line(severity + ": " + where + finding.message()));
      if (!finding.path().isEmpty()) {
        finding.file().ifPresent(file -> lines.add(new Line("  in " + file)));
      }
      if (!finding.remedy().isEmpty()) {
        lines.add(new Line("  " + finding.remedy()));
      }
    }
    lines.add(new Line(summary(errors, warnings, notes)));
  }

  private static String summary(long errors, long warnings, long notes) {
    if (errors + warnings == 0) {
      return "Nothing is wrong.";
    }
    return counted(errors, "error")
        + ", "
        + counted(warnings, "warning")
        + ", "
        + counted(notes, "note")
        + ".";
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private long count(Severity severity) {
    return left.stream().filter(one -> one.finding().severity() == severity).count();
  }
}
