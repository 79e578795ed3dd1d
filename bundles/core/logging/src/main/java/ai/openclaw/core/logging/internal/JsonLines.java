package ai.openclaw.core.logging.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.slf4j.event.Level;

/** Makes the JSON form of a line. Thread-safe. */
final class JsonLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

  private final JsonMapper json = JsonMapper.builder().build();
  private final String host = host();
  private final String java = Runtime.version().toString();
  private final ZoneId zone;

  JsonLines(ZoneId zone) {
    this.zone = zone;
  }

  /** ISO time with offset, as the console shows it too. */
  String time(LogLine line) {
    return TIME.format(line.time().atZone(zone));
  }

  String of(LogLine line) {
    ObjectNode name = json.createObjectNode().put("subsystem", line.subsystem());
    ObjectNode out = json.createObjectNode();
    out.put("0", name.toString());
    out.put("1", line.text());
    ObjectNode meta = out.putObject("_meta");
    meta.put("runtime", "java");
    meta.put("runtimeVersion", java);
    meta.put("hostname", host);
    meta.put("name", name.toString());
    meta.putArray("parentNames").add("openclaw");
    meta.put("date", line.time().toString());
    meta.put("logLevelId", id(line.level()));
    meta.put("logLevelName", line.level().name());
    meta.putObject("path").put("method", line.logger());
    out.put("time", time(line));
    out.put("hostname", host);
    out.put("message", line.text());
    if (!line.trace().isEmpty()) {
      out.put("stack", line.trace());
    }
    try {
      return json.writeValueAsString(out);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int id(Level level) {
    return switch (level) {
      case TRACE -> 1;
      case DEBUG -> 2;
      case INFO -> 3;
      case WARN -> 4;
      case ERROR -> 5;
    };
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
