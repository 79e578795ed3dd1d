package ai.openclaw.core.logs.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.Tone;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the log as lines for people or as one JSON object per line. For one thread. */
final class LogPrinter {
  private final CommandCall call;
  private final LogTimes times;

  LogPrinter(CommandCall call, LogTimes times) {
    this.call = call;
    this.times = times;
  }

  /** Comes before everything else. */
  void header(Tail tail) {
    call.row(
        typed("meta")
            .put("file", tail.file())
            .put("cursor", tail.cursor())
            .put("size", tail.size()),
        "Log file: " + tail.file(),
        Tone.FAINT);
  }

  void lines(Tail tail) {
    tail.lines().forEach(this::line);
    if (tail.truncated()) {
      notice("Log tail truncated (increase --max-bytes).");
    }
    if (tail.reset()) {
      notice("Log cursor reset (file rotated).");
    }
  }

  void notice(String message) {
    if (call.json()) {
      call.row(typed("notice").put("message", message), message);
    } else {
      call.notice(message);
    }
  }

  private void line(String raw) {
    Optional<LogEntry> read = LogEntry.of(raw);
    if (read.isEmpty()) {
      call.row(typed("raw").put("raw", raw), raw);
      return;
    }
    LogEntry entry = read.get();
    ObjectNode json = typed("log");
    entry.time().ifPresent(time -> json.put("time", time));
    entry.level().ifPresent(level -> json.put("level", level));
    entry.subsystem().ifPresent(subsystem -> json.put("subsystem", subsystem));
    entry.module().ifPresent(module -> json.put("module", module));
    json.put("message", entry.message()).put("raw", raw);
    call.row(json, text(entry, raw), tone(entry.level().orElse("")));
  }

  private String text(LogEntry entry, String raw) {
    return List.of(
            entry.time().map(times::show).orElse(""),
            entry.level().orElse(""),
            entry.subsystem().or(entry::module).orElse(""),
            entry.message().isEmpty() ? raw : entry.message())
        .stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static Tone tone(String level) {
    return switch (level) {
      case "fatal", "error" -> Tone.ERROR;
      case "warn" -> Tone.WARNING;
      case "debug", "trace" -> Tone.FAINT;
      default -> Tone.PLAIN;
    };
  }

  private static ObjectNode typed(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
