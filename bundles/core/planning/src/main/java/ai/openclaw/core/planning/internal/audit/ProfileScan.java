package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.core.planning.internal.store.KnownNames;
import ai.openclaw.core.planning.internal.store.StoredJson;
import ai.openclaw.core.secrets.SecretContent;
import ai.openclaw.core.secrets.SecretTargets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks through auth profile stores. */
final class ProfileScan {
  private final SecretTargets targets;
  private final KnownNames names;
  private final ObjectNode config;

  ProfileScan(SecretTargets targets, KnownNames names, ObjectNode config) {
    this.targets = targets;
    this.names = names;
    this.config = config;
  }

  void run(Path file, Scan scan) {
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
    JsonNode profiles = ((StoredJson.Tree) content).tree().path("profiles");
    profiles.properties().forEach(entry -> profile(file, entry.getKey(), entry.getValue(), scan));
  }

  private void profile(Path file, String id, JsonNode profile, Scan scan) {
    String provider = profile.path("provider").asText("").strip();
    if (provider.isEmpty()) {
      return;
    }
    switch (profile.path("type").asText("")) {
      case "api_key" -> field(file, id, provider, profile, "key", scan);
      case "token" -> field(file, id, provider, profile, "token", scan);
      case "oauth" -> {
        if (filled(profile.path("access")) || filled(profile.path("refresh"))) {
          scan.usable(names.provider(provider), "oauth");
          for (String part : List.of("access", "refresh")) {
            if (filled(profile.path(part))) {
              scan.known(file, "profiles." + id + "." + part, () -> profile.path(part));
            }
          }
          scan.found(
              Finding.residue(
                      Finding.Severity.INFO,
                      file,
                      "profiles." + id,
                      "OAuth credentials are kept here; references do not cover them")
                  .inProfile(provider, id));
        }
      }
      default -> {
        // Another kind of entry holds nothing that this audit knows.
      }
    }
  }

  private void field(
      Path file, String id, String provider, JsonNode profile, String field, Scan scan) {
    String path = "profiles." + id + "." + field;
    SecretContent own = targets.readProfile(profile.path(field), config);
    SecretContent beside = targets.readProfile(profile.path(field + "Ref"), config);
    boolean usable = false;
    if (own instanceof SecretContent.Plain && profile.path(field).isTextual()) {
      usable = true;
      scan.known(file, path, () -> profile.path(field));
      scan.found(
          Finding.plaintext(file, path, "the profile stores its " + field + " as plaintext")
              .inProfile(provider, id));
    }
    SecretContent ref = beside instanceof SecretContent.Reference ? beside : own;
    if (ref instanceof SecretContent.Reference reference) {
      usable = true;
      scan.ref(new FoundRef(reference.ref(), ValueKind.STRING, file, path, Optional.of(provider)));
    }
    if (usable) {
      scan.usable(names.provider(provider), profile.path("type").asText());
    }
  }

  private static boolean filled(JsonNode value) {
    return value.isTextual() && !value.textValue().isBlank();
  }
}
