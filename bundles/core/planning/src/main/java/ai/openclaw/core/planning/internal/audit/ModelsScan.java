package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.core.planning.internal.store.HeaderNames;
import ai.openclaw.core.planning.internal.store.KnownNames;
import ai.openclaw.core.planning.internal.store.StoredJson;
import ai.openclaw.core.secrets.SecretContent;
import ai.openclaw.core.secrets.SecretTargets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks through generated {@code models.json} files, which hold markers only. */
final class ModelsScan {
  private static final Set<String> MARKERS =
      Set.of("secretref-managed", "custom-local", "ollama-local", "codex-app-server");

  private final SecretTargets targets;
  private final KnownNames names;
  private final ObjectNode config;
  private final Map<String, String> keyVariables;

  /**
   * Creates it.
   *
   * @param keyVariables the variable that the key of a provider comes from
   */
  ModelsScan(
      SecretTargets targets,
      KnownNames names,
      ObjectNode config,
      Map<String, String> keyVariables) {
    this.targets = targets;
    this.names = names;
    this.config = config;
    this.keyVariables = keyVariables;
  }

  void run(Path file, Scan scan) {
    StoredJson content = StoredJson.read(file);
    if (content instanceof StoredJson.Missing) {
      return;
    }
    scan.looked(file);
    if (content instanceof StoredJson.Broken broken) {
      scan.found(
          Finding.unresolved(file, Finding.ROOT, "the file is unusable: " + broken.reason()));
      return;
    }
    JsonNode providers = ((StoredJson.Tree) content).tree().path("providers");
    for (Map.Entry<String, JsonNode> provider : providers.properties()) {
      String id = provider.getKey();
      String at = "providers." + id;
      field(file, id, at + ".apiKey", provider.getValue().path("apiKey"), key(id), scan);
      for (Map.Entry<String, JsonNode> header : provider.getValue().path("headers").properties()) {
        String path = at + ".headers." + header.getKey();
        boolean sensitive = HeaderNames.sensitive(header.getKey());
        field(file, id, path, header.getValue(), value -> !sensitive || header(value), scan);
      }
    }
  }

  private interface Marker {
    boolean matches(String value);
  }

  private Marker key(String provider) {
    return value ->
        MARKERS.contains(value)
            || value.startsWith("oauth:")
            || names.markers().contains(value)
            || value.equals(keyVariables.get(provider));
  }

  private static boolean header(String value) {
    return value.equals("secretref-managed") || value.startsWith("secretref-env:");
  }

  private void field(
      Path file, String provider, String path, JsonNode value, Marker marker, Scan scan) {
    if (value.isTextual() && marker.matches(value.textValue().strip())) {
      return;
    }
    SecretContent content = targets.readProfile(value, config);
    if (content instanceof SecretContent.Reference reference) {
      scan.found(
          Finding.unresolved(
                  file,
                  path,
                  reference.ref()
                      + " has no value here (a generated file holds markers, no references)")
              .of(Optional.of(provider)));
    } else if (value.isTextual() && !value.textValue().isBlank()) {
      scan.known(file, path, () -> value);
      scan.found(
          Finding.plaintext(file, path, "the generated file holds a plaintext credential")
              .of(Optional.of(provider)));
    }
  }
}
