package ai.openclaw.core.config.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What a change of a path asks for: the rows of {@code openclaw/reload.json}, of which the first
 * that fits counts. Immutable.
 *
 * @param rows the rows, the last of which fits every path
 */
public record ReloadTable(List<Row> rows) {
  private static final String RESOURCE = "/openclaw/reload.json";

  /** What a change of a path asks for. */
  public enum Kind {
    /** Nothing: the value is read at its next use. */
    NONE,
    /** Something is activated again. */
    HOT,
    /**
     * What the reference restarts for; taken over live here, unless the mode is {@code restart}.
     */
    RESTART;

    /** The name in the table and in answers. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One row.
   *
   * @param prefix the key, which stands for everything below it too
   * @param kind the class
   * @param action what is activated again
   */
  public record Row(String prefix, Kind kind, String action) {
    private boolean fits(String path) {
      return prefix.isEmpty() || path.equals(prefix) || path.startsWith(prefix + ".");
    }
  }

  /** Copies the list. */
  public ReloadTable {
    rows = List.copyOf(rows);
  }

  /** The table of this version. */
  public static ReloadTable standard() {
    try (InputStream in = ReloadTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("this bundle has no " + RESOURCE);
      }
      var rows = new ArrayList<Row>();
      for (JsonNode row : new ObjectMapper().readTree(in)) {
        rows.add(
            new Row(
                row.path("prefix").asText(),
                Kind.valueOf(row.path("class").asText().toUpperCase(Locale.ROOT)),
                row.path("action").asText()));
      }
      return new ReloadTable(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The row of a dot path. */
  public Row of(String path) {
    return rows.stream().filter(row -> row.fits(path)).findFirst().orElseThrow();
  }

  /** Whether every one of these paths is read at its next use. */
  public boolean nothing(Collection<String> paths) {
    return paths.stream().allMatch(path -> of(path).kind() == Kind.NONE);
  }
}
