package ai.openclaw.lib.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Finds the documents that a {@code $ref} to another document names. */
@FunctionalInterface
public interface SchemaLoader {
  /**
   * The document of a name.
   *
   * @param name what stands before the {@code #} of the {@code $ref}
   * @throws IOException when there is none or it cannot be read
   */
  JsonNode load(String name) throws IOException;
}
