package ai.openclaw.core.planning.internal.store;

import ai.openclaw.core.secrets.SecretContent;
import ai.openclaw.core.secrets.SecretField;
import ai.openclaw.core.secrets.SecretTarget;
import ai.openclaw.core.secrets.SecretTargets;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The credential fields of a configuration, whoever owns them. */
public final class ConfigFields {
  private ConfigFields() {}

  /** All of them, in the order of the registry, old places read as present ones. */
  public static List<SecretField> of(SecretTargets targets, ObjectNode source) {
    ObjectNode folded = targets.fold(source);
    var fields = new ArrayList<SecretField>();
    for (SecretTarget target : targets.all()) {
      if (target.profileType().isEmpty()) {
        fields.addAll(targets.fields(folded, target));
      }
    }
    return fields;
  }

  /** Why a field makes the configuration invalid; the first one. */
  public static Optional<String> malformed(List<SecretField> fields) {
    for (SecretField field : fields) {
      for (SecretContent content : List.of(field.own(), field.beside())) {
        if (content instanceof SecretContent.Malformed wrong) {
          return Optional.of(field.text() + ": " + wrong.message());
        }
      }
    }
    return Optional.empty();
  }
}
