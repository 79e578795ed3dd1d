package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.core.planning.internal.store.KnownNames;
import ai.openclaw.core.planning.internal.store.StoredJson;
import ai.openclaw.lib.files.DotEnv;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Looks through the places that are scanned even when the configuration is not valid. */
final class OtherScans {
  private OtherScans() {}

  /** Variables of known providers with a value. */
  static void dotEnv(Path file, KnownNames names, Scan scan) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    scan.looked(file);
    try {
      for (DotEnv.Entry line : DotEnv.read(file).entries()) {
        line.assignment()
            .filter(found -> names.variables().contains(found.name()))
            .filter(found -> !found.value().isBlank())
            .ifPresent(found -> variable(file, found, scan));
      }
    } catch (IOException e) {
      scan.found(Finding.unresolved(file, Finding.ROOT, "the file cannot be read"));
    }
  }

  private static void variable(Path file, DotEnv.Assignment found, Scan scan) {
    String path = "$env." + found.name();
    scan.known(file, path, () -> TextNode.valueOf(found.value()));
    scan.found(
        Finding.plaintext(file, path, "the variable " + found.name() + " is stored as plaintext"));
  }

  /** Keys in an old store. */
  static void legacyStore(Path file, Scan scan) {
    StoredJson content = StoredJson.read(file);
    if (content instanceof StoredJson.Missing) {
      return;
    }
    scan.looked(file);
    if (content instanceof StoredJson.Broken broken) {
      scan.found(
          Finding.unresolved(file, Finding.ROOT, "the store is unusable: " + broken.reason()));
      return;
    }
    for (Map.Entry<String, JsonNode> entry : ((StoredJson.Tree) content).tree().properties()) {
      JsonNode key = entry.getValue().path("key");
      if (entry.getValue().path("type").asText("").equals("api_key")
          && key.isTextual()
          && !key.textValue().isBlank()) {
        scan.known(file, entry.getKey() + ".key", () -> key);
        scan.found(
            Finding.residue(
                    Finding.Severity.WARN,
                    file,
                    entry.getKey(),
                    "the old store still holds a key; secrets apply removes it")
                .of(Optional.of(entry.getKey())));
      }
    }
  }
}
