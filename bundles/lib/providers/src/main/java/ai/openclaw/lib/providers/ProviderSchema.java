package ai.openclaw.lib.providers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The schema of a provider's settings, a resource of its bundle. */
public final class ProviderSchema {
  private static final String RESOURCE = "/openclaw/provider.schema.json";

  private ProviderSchema() {}

  /**
   * Reads {@value #RESOURCE} of a bundle.
   *
   * @param provider a class of the bundle
   * @throws IOException when the bundle is damaged
   */
  public static ObjectNode of(Class<?> provider) throws IOException {
    try (InputStream in = provider.getResourceAsStream(RESOURCE)) {
      return new ObjectMapper().readValue(Objects.requireNonNull(in, RESOURCE), ObjectNode.class);
    }
  }
}
