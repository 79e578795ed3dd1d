package ai.openclaw.core.config.internal.schema;

import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigValidator.Findings;
import ai.openclaw.core.config.internal.schema.Contribution.Origin;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.osgi.framework.Version;

/** The schemas of this bundle, read from the class path. */
final class Shipped {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .build();

  private Shipped() {}

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode resource(String name) throws IOException {
    try (InputStream in = Shipped.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return JSON.readTree(in);
    }
  }

  static List<Contribution> core() {
    return Contributions.read(
        "openclaw/schema/core.json",
        new Origin("ai.openclaw.core.config", Version.emptyVersion, 1),
        Shipped::resource);
  }

  static List<String> errors(String config) {
    return texts(SchemaValidator.findings(json(config), core()).errors());
  }

  static Findings findings(String config, List<Contribution> schemas) {
    return SchemaValidator.findings(json(config), schemas);
  }

  static List<String> texts(List<ConfigIssue> issues) {
    return issues.stream().map(issue -> issue.path() + ": " + issue.message()).toList();
  }
}
