package ai.openclaw.core.configure.internal;

import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.SecretProvider;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.Objects;

/**
 * A shipped provider with the schema of its own bundle: on one class path they all find that of the
 * first one.
 */
record Shipped(SecretProvider provider, ObjectNode schema) implements SecretProvider {
  private static final String SCHEMA = "openclaw/provider.schema.json";

  static Shipped of(SecretProvider provider) throws IOException {
    String name = provider.getClass().getName().replace('.', '/') + ".class";
    String own =
        Objects.requireNonNull(provider.getClass().getResource("/" + name), name).toString();
    URL schema = URI.create(own.substring(0, own.length() - name.length()) + SCHEMA).toURL();
    try (InputStream in = schema.openStream()) {
      return new Shipped(provider, new ObjectMapper().readValue(in, ObjectNode.class));
    }
  }

  @Override
  public ProviderDescription describe() {
    ProviderDescription own = provider.describe();
    return new ProviderDescription(schema.deepCopy(), own.idPattern(), own.idRule(), own.traits());
  }

  @Override
  public ResolveResult resolve(ResolveRequest request) throws InterruptedException {
    return provider.resolve(request);
  }
}
