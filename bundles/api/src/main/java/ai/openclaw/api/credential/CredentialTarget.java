package ai.openclaw.api.credential;

import java.util.Optional;

/**
 * One credential field that may hold a reference. Immutable.
 *
 * @param id the target id of the registry, for example {@code models.providers.*.apiKey}
 * @param path where the field is
 * @param refPath where the reference lies when it has a field of its own beside the plain one
 *     ({@code serviceAccountRef}); empty when the field itself holds either
 * @param kind what the resolved value must be
 */
public record CredentialTarget(
    String id, PathPattern path, Optional<PathPattern> refPath, ValueKind kind) {

  /** What a resolved value must be. Numbers and booleans are never converted. */
  public enum ValueKind {
    /** A string with at least one non-blank character. */
    STRING,
    /** Such a string, or any JSON object. */
    STRING_OR_OBJECT
  }
}
