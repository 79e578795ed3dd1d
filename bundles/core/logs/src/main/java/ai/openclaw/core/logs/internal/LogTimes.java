package ai.openclaw.core.logs.internal;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * How the time of a line is shown. Immutable.
 *
 * @param whole with date and milliseconds, instead of the time of day alone
 * @param zone in which time zone
 */
record LogTimes(boolean whole, ZoneId zone) {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("HH:mm:ssxxx");

  static LogTimes of(boolean terminal, boolean local, ZoneId here) {
    return new LogTimes(!terminal, local ? here : ZoneOffset.UTC);
  }

  /** What cannot be understood is shown as it is. */
  String show(String time) {
    try {
      var at = OffsetDateTime.parse(time).atZoneSameInstant(zone);
      DateTimeFormatter whichWhole = zone.equals(ZoneOffset.UTC) ? UTC : LOCAL;
      return (whole ? whichWhole : SHORT).format(at);
    } catch (DateTimeException e) {
      return time;
    }
  }
}
