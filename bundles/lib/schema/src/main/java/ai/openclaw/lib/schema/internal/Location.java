package ai.openclaw.lib.schema.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the checked value stands. A chain of keys, so that going down costs one small object and
 * the whole path is only spelt out for what is reported. Compared by identity.
 */
public final class Location {
  /** The whole value. */
  public static final Location ROOT = new Location(null, "");

  private final @Nullable Location parent;
  private final String key;

  private Location(@Nullable Location parent, String key) {
    this.parent = parent;
    this.key = key;
  }

  Location child(String name) {
    return new Location(this, name);
  }

  boolean isChildOf(Location other) {
    return parent == other;
  }

  String key() {
    return key;
  }

  List<String> path() {
    var path = new ArrayList<String>();
    for (Location at = this; at.parent != null; at = at.parent) {
      path.add(at.key);
    }
    Collections.reverse(path);
    return path;
  }
}
