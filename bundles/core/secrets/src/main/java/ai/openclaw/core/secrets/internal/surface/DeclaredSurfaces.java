package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.CredentialSurface;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.Entry;
import ai.openclaw.core.secrets.internal.provider.Origin;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enters the surfaces that resolved bundles announce in their manifests into {@link Claims}. They
 * come and go with their bundles; no bundle is started and no class of one is loaded for them.
 */
public final class DeclaredSurfaces
    implements BundleTrackerCustomizer<List<Entry<CredentialSurface>>> {
  private static final Logger LOG = LoggerFactory.getLogger(DeclaredSurfaces.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int STATES =
      Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

  private final Claims<CredentialSurface> claims;

  DeclaredSurfaces(Claims<CredentialSurface> claims) {
    this.claims = claims;
  }

  /** Makes a tracker that is not open yet. */
  public static BundleTracker<?> tracker(BundleContext context, Claims<CredentialSurface> claims) {
    return new BundleTracker<>(context, STATES, new DeclaredSurfaces(claims));
  }

  @Override
  public @Nullable List<Entry<CredentialSurface>> addingBundle(
      Bundle bundle, @Nullable BundleEvent event) {
    String header = bundle.getHeaders("").get(SurfaceHeader.NAME);
    return header == null
        ? null
        : announce(header, Origin.of(bundle), resource -> parse(bundle, resource));
  }

  @Override
  public void modifiedBundle(
      Bundle bundle, @Nullable BundleEvent event, List<Entry<CredentialSurface>> entries) {
    // What a revision announces is fixed.
  }

  @Override
  public void removedBundle(
      Bundle bundle, @Nullable BundleEvent event, List<Entry<CredentialSurface>> entries) {
    entries.forEach(claims::remove);
  }

  List<Entry<CredentialSurface>> announce(
      String header, Origin origin, DeclaredHandle.Resources resources) {
    var entries = new ArrayList<Entry<CredentialSurface>>();
    try {
      for (SurfaceHeader.Clause clause : SurfaceHeader.parse(header)) {
        entries.add(claims.add(clause.owner(), new DeclaredHandle(origin, clause, resources)));
      }
    } catch (IllegalArgumentException e) {
      LOG.warn("[SECRETS_SURFACE_REFUSED] {}: {}", origin, e.getMessage());
    }
    return List.copyOf(entries);
  }

  private static JsonNode parse(Bundle bundle, String resource) throws IOException {
    URL entry = bundle.getEntry(resource);
    if (entry == null) {
      throw new IOException("the bundle has no such resource");
    }
    try (InputStream in = entry.openStream()) {
      return JSON.readTree(in);
    }
  }
}
