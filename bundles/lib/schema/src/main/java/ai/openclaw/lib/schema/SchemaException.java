package ai.openclaw.lib.schema;

import java.io.Serial;

/** A schema that cannot be used: broken, or beyond the supported subset. */
public final class SchemaException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Creates it.
   *
   * @param place document and JSON pointer, for example {@code #/properties/port}
   * @param problem what is wrong there
   */
  public SchemaException(String place, String problem) {
    super("schema " + place + ": " + problem);
  }
}
