package ai.openclaw.core.config.internal.schema;

import ai.openclaw.lib.schema.MessageStyle;
import ai.openclaw.lib.schema.Schema;
import ai.openclaw.lib.schema.SchemaException;
import ai.openclaw.lib.schema.SchemaIssue;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One schema of one bundle: read and compiled when a configuration first has something at its path.
 * One that cannot be used is logged once and then finds nothing. Thread-safe.
 */
final class Contribution {
  private static final Logger LOG = LoggerFactory.getLogger(Contribution.class);

  private final Origin origin;
  private final SchemaHeader.Clause clause;
  private final Resources resources;
  private @Nullable Schema schema;
  private boolean broken;

  Contribution(Origin origin, SchemaHeader.Clause clause, Resources resources) {
    this.origin = origin;
    this.clause = clause;
    this.resources = resources;
  }

  /**
   * Whose schema it is.
   *
   * @param symbolicName of the bundle
   * @param version of the bundle
   * @param bundleId decides between bundles of different names: the older one
   */
  record Origin(String symbolicName, Version version, long bundleId) {
    /** Whether this one goes before another that describes the same path. */
    boolean precedes(Origin other) {
      return symbolicName.equals(other.symbolicName)
          ? version.compareTo(other.version) > 0
          : bundleId < other.bundleId;
    }

    @Override
    public String toString() {
      return symbolicName + " " + version;
    }
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

  Origin origin() {
    return origin;
  }

  PathTemplate path() {
    return clause.path();
  }

  /** The schema as its bundle ships it. */
  Document document() {
    return new Document(origin, clause.resource(), resources);
  }

  /**
   * A JSON resource of a bundle.
   *
   * @param origin the bundle
   * @param resource the place in it
   * @param resources reads it
   */
  record Document(Origin origin, String resource, Resources resources) {
    JsonNode read() throws IOException {
      return resources.read(resource);
    }

    /** One in the same folder, or below it. */
    Document beside(String name) throws IOException {
      if (name.startsWith("/") || name.contains("..") || name.contains(":")) {
        throw new IOException("only documents beside the schema can be referred to");
      }
      return new Document(
          origin, resource.substring(0, resource.lastIndexOf('/') + 1) + name, resources);
    }

    /** Tells it from others, without slashes. */
    String name() {
      String file = resource.substring(resource.lastIndexOf('/') + 1);
      return origin.symbolicName()
          + ":"
          + (file.endsWith(".json") ? file.substring(0, file.length() - ".json".length()) : file);
    }
  }

  List<SchemaIssue> validate(JsonNode value) {
    try {
      Schema compiled = compiled();
      return compiled == null ? List.of() : compiled.validate(value, MessageStyle.CONFIG);
    } catch (SchemaException e) {
      giveUp(e.getMessage());
      return List.of();
    }
  }

  private synchronized @Nullable Schema compiled() {
    if (schema == null && !broken) {
      try {
        schema = Schema.compile(resources.read(clause.resource()), this::beside);
      } catch (IOException e) {
        giveUp(e.getMessage());
      }
    }
    return broken ? null : schema;
  }

  private JsonNode beside(String name) throws IOException {
    return document().beside(name).read();
  }

  synchronized void giveUp(@Nullable String why) {
    if (!broken) {
      broken = true;
      LOG.warn(
          "the schema {} of bundle {} is ignored, so {} is not checked by it: {}",
          clause.resource(),
          origin,
          path(),
          why);
    }
  }
}
