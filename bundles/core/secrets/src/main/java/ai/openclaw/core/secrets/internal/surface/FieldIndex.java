package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.CredentialTarget;
import ai.openclaw.api.credential.PathPattern;
import ai.openclaw.core.secrets.SecretTarget;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where credentials stand in a tree: the fields of the registry and of the installed surfaces. */
public final class FieldIndex {
  private final Surfaces surfaces;

  /** Creates it. */
  public FieldIndex(Surfaces surfaces) {
    this.surfaces = surfaces;
  }

  /** The fields that take references, those beside them and those at old paths. */
  public Set<List<String>> references(JsonNode source) {
    var found = new LinkedHashSet<List<String>>();
    surfaces.catalog().targets().forEach(target -> add(source, target.field(), found));
    for (InstalledSurface surface : surfaces.installed()) {
      surface.targets().forEach(target -> add(source, target, found));
    }
    for (List<String> path : surfaces.catalog().legacy().paths()) {
      found.addAll(PathFinder.find(source, PathPattern.parse(String.join(".", path))));
    }
    return found;
  }

  /** Every field whose value is a credential, also where no reference is taken. */
  public Set<List<String>> credentials(JsonNode source) {
    Set<List<String>> found = references(source);
    // Which header holds a credential, its name tells; most of them hold none.
    for (SecretTarget target : surfaces.catalog().registered()) {
      if (target.headerNames()) {
        PathFinder.find(source, target.field().path()).forEach(found::remove);
      }
    }
    for (PathPattern pattern : surfaces.catalog().unsupported()) {
      found.addAll(PathFinder.find(source, pattern));
    }
    return found;
  }

  /** The fields of auth profile stores. */
  public Set<List<String>> profiles(JsonNode store) {
    var found = new LinkedHashSet<List<String>>();
    for (SecretTarget target : surfaces.catalog().registered()) {
      if (target.profileType().isPresent()) {
        add(store, target.field(), found);
      }
    }
    return found;
  }

  private static void add(JsonNode tree, CredentialTarget target, Set<List<String>> found) {
    var patterns = new ArrayList<>(List.of(target.path()));
    target.refPath().ifPresent(patterns::add);
    patterns.forEach(pattern -> found.addAll(PathFinder.find(tree, pattern)));
  }
}
