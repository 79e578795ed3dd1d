package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.secret.SecretRef;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A reference in a file.
 *
 * @param ref the reference
 * @param kind what its value must be
 * @param file the file
 * @param jsonPath the path of the credential it stands for
 * @param provider whose credential it is
 */
record FoundRef(
    SecretRef ref, ValueKind kind, Path file, String jsonPath, Optional<String> provider) {
  Finding unresolved(String cause) {
    return Finding.unresolved(file, jsonPath, ref + " has no value (" + cause + ")").of(provider);
  }
}
