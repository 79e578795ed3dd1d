package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.CredentialSurface;
import ai.openclaw.core.secrets.internal.provider.Handle;
import ai.openclaw.core.secrets.internal.provider.Origin;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A surface that a bundle announces in its manifest: read when it is first needed, once for each
 * revision of the bundle. Thread-safe.
 */
final class DeclaredHandle implements Handle<CredentialSurface> {
  private static final Logger LOG = LoggerFactory.getLogger(DeclaredHandle.class);

  private final Origin origin;
  private final SurfaceHeader.Clause clause;
  private final Resources resources;
  private Optional<CredentialSurface> surface = Optional.empty();
  private boolean attempted;

  DeclaredHandle(Origin origin, SurfaceHeader.Clause clause, Resources resources) {
    this.origin = origin;
    this.clause = clause;
    this.resources = resources;
  }

  /** Reads a bundle's resources. */
  @FunctionalInterface
  interface Resources {
    /**
     * Parses a JSON resource.
     *
     * @throws IOException when there is none or it is no JSON
     */
    JsonNode read(String resource) throws IOException;
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public synchronized Optional<CredentialSurface> service() {
    if (!attempted) {
      attempted = true;
      surface = read();
    }
    return surface;
  }

  @Override
  public void release() {
    // A resource is not held.
  }

  @Override
  public void strike(String reason) {
    LOG.warn("[SECRETS_SURFACE_REFUSED] {}: {}", origin, reason);
  }

  private Optional<CredentialSurface> read() {
    try {
      return Optional.of(SurfaceReader.read(clause.owner(), resources.read(clause.resource())));
    } catch (IOException | IllegalArgumentException e) {
      strike("the surface " + clause.resource() + " is ignored: " + e.getMessage());
      return Optional.empty();
    }
  }
}
