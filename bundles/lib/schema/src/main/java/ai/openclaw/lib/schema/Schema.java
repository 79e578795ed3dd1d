package ai.openclaw.lib.schema;

import ai.openclaw.lib.schema.internal.Compiler;
import ai.openclaw.lib.schema.internal.ConfigMessages;
import ai.openclaw.lib.schema.internal.Location;
import ai.openclaw.lib.schema.internal.Program;
import ai.openclaw.lib.schema.internal.ProtocolMessages;
import ai.openclaw.lib.schema.internal.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A compiled JSON Schema of the subset that {@code docs/config-schema.md} describes. Immutable and
 * thread-safe; {@link #validate} may be called from any number of threads.
 */
public final class Schema {
  private final Program program;

  private Schema(Program program) {
    this.program = program;
  }

  /**
   * Compiles a document that stands alone.
   *
   * @throws SchemaException when a keyword is not supported, wrongly used, or a reference leads
   *     nowhere
   */
  public static Schema compile(JsonNode document) {
    return compile(
        document,
        name -> {
          throw new IOException("this schema may not refer to other documents");
        });
  }

  /**
   * Compiles a document that may refer to others. Those are loaded and compiled when a value first
   * needs them, so a {@link SchemaException} about them comes from {@link #validate}.
   *
   * @param document the schema
   * @param loader finds the other documents; asked at most once for each
   * @throws SchemaException as {@link #compile(JsonNode)}
   */
  public static Schema compile(JsonNode document, SchemaLoader loader) {
    return new Schema(new Compiler(loader).compile(document));
  }

  /**
   * Checks a value.
   *
   * @param value what to check; not changed
   * @param style how to word the issues
   * @return what is wrong, in the order of the schema; empty when nothing is
   * @throws SchemaException when another document that the value needs cannot be used
   */
  public List<SchemaIssue> validate(JsonNode value, MessageStyle style) {
    var violations = new ArrayList<Violation>();
    program.check(value, Location.ROOT, violations);
    return switch (style) {
      case CONFIG -> ConfigMessages.of(violations);
      case PROTOCOL -> ProtocolMessages.of(violations);
    };
  }
}
