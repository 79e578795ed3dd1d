package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.secret.Environment;
import ai.openclaw.core.secrets.internal.grammar.DotPath;
import ai.openclaw.core.secrets.internal.grammar.FieldContent;
import ai.openclaw.core.secrets.internal.grammar.FieldReader;
import ai.openclaw.core.secrets.internal.grammar.RefDefaults;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What activation rules look at.
 *
 * @param source what the operator wrote, old paths folded
 * @param effective the same with templates replaced, for everything that is no credential
 * @param environment the variables
 */
record ConfigView(ObjectNode source, ObjectNode effective, Environment environment) {
  /** A setting, templates replaced. */
  JsonNode setting(List<String> path) {
    return DotPath.at(effective, path);
  }

  /** A setting of fixed path. */
  JsonNode setting(String... path) {
    return DotPath.at(effective, path);
  }

  /** A setting as text, empty when it is none. */
  String text(String... path) {
    return setting(path).asText("").strip();
  }

  /** Whether a credential field holds a value or a reference. */
  boolean configured(List<String> path) {
    return !(reader().read(DotPath.at(source, path), ValueKind.STRING)
        instanceof FieldContent.Absent);
  }

  /** Whether a variable has a value that is not blank. */
  boolean variable(String name) {
    return environment.get(name).filter(value -> !value.isBlank()).isPresent();
  }

  /** Reads credential fields of this configuration. */
  FieldReader reader() {
    return new FieldReader(RefDefaults.of(source));
  }

  /** The trees may hold plain credentials, so nothing of them is shown. */
  @Override
  public String toString() {
    return "ConfigView";
  }
}
