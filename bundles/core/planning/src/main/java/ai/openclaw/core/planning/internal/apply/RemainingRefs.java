package ai.openclaw.core.planning.internal.apply;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.planning.internal.store.ConfigFields;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.core.secrets.SecretContent;
import ai.openclaw.core.secrets.SecretField;
import ai.openclaw.core.secrets.SecretTargets;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is referred to once a plan has been carried out.
 *
 * @param refs the references, each with a field that has it
 * @param variables the variables that references and templates name
 */
record RemainingRefs(Map<SecretRef, String> refs, Set<String> variables) {
  private static final Pattern TEMPLATE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_][A-Z0-9_]*)}");

  static RemainingRefs of(
      SecretTargets targets, StateFiles files, ConfigSnapshot config, StoreDrafts drafts)
      throws IOException {
    var refs = new LinkedHashMap<SecretRef, String>();
    for (SecretField field : ConfigFields.of(targets, config.source())) {
      for (SecretContent content : List.of(field.own(), field.beside())) {
        if (content instanceof SecretContent.Reference found) {
          refs.putIfAbsent(found.ref(), field.text());
        }
      }
    }
    for (Path file : files.profileStores(config)) {
      for (Map.Entry<String, JsonNode> profile :
          drafts.open(file).tree().path("profiles").properties()) {
        for (String key : List.of("key", "token", "keyRef", "tokenRef")) {
          if (targets.readProfile(profile.getValue().path(key), config.source())
              instanceof SecretContent.Reference found) {
            refs.putIfAbsent(found.ref(), file + ":profiles." + profile.getKey() + "." + key);
          }
        }
      }
    }
    var variables = new HashSet<String>();
    refs.keySet().stream()
        .filter(ref -> ref.source().equals("env"))
        .forEach(ref -> variables.add(ref.id()));
    templates(config.source(), variables);
    return new RemainingRefs(refs, variables);
  }

  private static void templates(JsonNode node, Set<String> found) {
    if (node.isTextual()) {
      Matcher matcher = TEMPLATE.matcher(node.textValue());
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    }
    node.forEach(child -> templates(child, found));
  }
}
