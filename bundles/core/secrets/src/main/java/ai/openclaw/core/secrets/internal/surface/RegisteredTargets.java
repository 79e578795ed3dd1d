package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.core.secrets.SecretContent;
import ai.openclaw.core.secrets.SecretField;
import ai.openclaw.core.secrets.SecretTarget;
import ai.openclaw.core.secrets.SecretTargets;
import ai.openclaw.core.secrets.internal.grammar.DotPath;
import ai.openclaw.core.secrets.internal.grammar.FieldContent;
import ai.openclaw.core.secrets.internal.grammar.FieldReader;
import ai.openclaw.core.secrets.internal.grammar.RefDefaults;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The registry as it ships with this bundle. */
@Component
public final class RegisteredTargets implements SecretTargets {
  private final TargetCatalog catalog;

  /** Reads the registry. */
  @Activate
  public RegisteredTargets() {
    this.catalog = TargetCatalog.load();
  }

  @Override
  public List<SecretTarget> all() {
    return catalog.registered();
  }

  @Override
  public ObjectNode fold(ObjectNode source) {
    return catalog.accounts().fold(catalog.legacy().fold(source));
  }

  @Override
  public List<SecretField> fields(ObjectNode source, SecretTarget target) {
    var reader = new FieldReader(RefDefaults.of(source));
    var fields = new ArrayList<SecretField>();
    for (List<String> path : PathFinder.fields(source, target.field())) {
      SecretContent own = content(reader.read(DotPath.at(source, path), target.field().kind()));
      JsonNode beside =
          target
              .field()
              .refPath()
              .map(other -> PathFinder.rewrite(path, target.field().path(), other))
              .map(other -> DotPath.at(source, other))
              .orElse(MissingNode.getInstance());
      fields.add(
          new SecretField(target, path, own, content(reader.read(beside, ValueKind.STRING))));
    }
    return fields;
  }

  @Override
  public SecretContent readProfile(JsonNode value, ObjectNode source) {
    var reader = new FieldReader(RefDefaults.of(source));
    JsonNode complete = value;
    if (value instanceof ObjectNode ref && !ref.has("provider")) {
      String alias = reader.alias(ref.path("source").asText(""));
      complete = ref.deepCopy().put("provider", alias);
    }
    return content(reader.read(complete, ValueKind.STRING));
  }

  private static SecretContent content(FieldContent content) {
    if (content instanceof FieldContent.Plain) {
      return new SecretContent.Plain();
    }
    if (content instanceof FieldContent.Reference reference) {
      return new SecretContent.Reference(reference.ref());
    }
    if (content instanceof FieldContent.Malformed malformed) {
      return new SecretContent.Malformed(malformed.message());
    }
    if (content instanceof FieldContent.Marker) {
      return new SecretContent.Malformed(
          "a legacy secretref-env: marker is no reference; run: openclaw doctor --fix");
    }
    return new SecretContent.Absent();
  }
}
