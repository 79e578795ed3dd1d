package ai.openclaw.core.config.internal.schema;

import ai.openclaw.core.config.internal.schema.Contribution.Origin;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schemas of all resolved bundles; they come and go with their bundles, and no class of a
 * bundle is loaded for them. Thread-safe; readers see an immutable list.
 */
final class Contributions implements BundleTrackerCustomizer<List<Contribution>> {
  private static final Logger LOG = LoggerFactory.getLogger(Contributions.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CORE = "ai.openclaw.core.";

  private final List<Contribution> all = new ArrayList<>();
  private volatile List<Contribution> chosen = List.of();

  /** The schemas that count now. */
  List<Contribution> current() {
    return chosen;
  }

  @Override
  public @Nullable List<Contribution> addingBundle(Bundle bundle, @Nullable BundleEvent event) {
    String header = bundle.getHeaders("").get(SchemaHeader.NAME);
    if (header == null) {
      return null;
    }
    String name =
        bundle.getSymbolicName() == null ? bundle.getLocation() : bundle.getSymbolicName();
    List<Contribution> added =
        read(
            header,
            new Origin(name, bundle.getVersion(), bundle.getBundleId()),
            resource -> parse(bundle, resource));
    add(added);
    return added;
  }

  @Override
  public void modifiedBundle(
      Bundle bundle, @Nullable BundleEvent event, List<Contribution> added) {}

  @Override
  public void removedBundle(Bundle bundle, @Nullable BundleEvent event, List<Contribution> added) {
    remove(added);
  }

  static List<Contribution> read(String header, Origin origin, Contribution.Resources resources) {
    var contributions = new ArrayList<Contribution>();
    try {
      for (SchemaHeader.Clause clause : SchemaHeader.parse(header)) {
        if (origin.symbolicName().startsWith(CORE) || clause.path().belongsToOneOwner()) {
          contributions.add(new Contribution(origin, clause, resources));
        } else {
          LOG.warn(
              "the schema {} of bundle {} is ignored: {} belongs to the core",
              clause.resource(),
              origin,
              clause.path());
        }
      }
    } catch (IllegalArgumentException e) {
      LOG.warn("the schemas of bundle {} are ignored: {}", origin, e.getMessage());
    }
    return List.copyOf(contributions);
  }

  synchronized void add(Collection<Contribution> added) {
    all.addAll(added);
    choose();
    for (Contribution one : added) {
      chosen.stream()
          .filter(winner -> winner.path().equals(one.path()))
          .filter(winner -> !winner.origin().symbolicName().equals(one.origin().symbolicName()))
          .forEach(
              winner ->
                  LOG.warn(
                      "the schema of bundle {} for {} is ignored: {} describes it already",
                      one.origin(),
                      one.path(),
                      winner.origin()));
    }
  }

  synchronized void remove(Collection<Contribution> removed) {
    all.removeAll(removed);
    choose();
  }

  private void choose() {
    Map<PathTemplate, Contribution> byPath = new LinkedHashMap<>();
    for (Contribution one : all) {
      byPath.merge(one.path(), one, (a, b) -> b.origin().precedes(a.origin()) ? b : a);
    }
    chosen = List.copyOf(byPath.values());
  }

  private static JsonNode parse(Bundle bundle, String resource) throws IOException {
    URL entry = bundle.getEntry(resource);
    if (entry == null) {
      throw new IOException("the bundle has no resource \"" + resource + "\"");
    }
    try (InputStream in = entry.openStream()) {
      return JSON.readTree(in);
    }
  }
}
