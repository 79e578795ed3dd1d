package ai.openclaw.core.secrets.internal.grammar;

import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretValue;
import java.util.Optional;

/** Whether a resolved value is of the kind its field takes. Nothing is ever converted. */
public final class ValueKinds {
  private ValueKinds() {}

  /** Why a value does not fit a field; empty when it does. */
  public static Optional<SecretFailure> misfit(ValueKind kind, String path, SecretValue value) {
    boolean text = value.isText() && !value.revealText().isBlank();
    return switch (kind) {
      case STRING ->
          text
              ? Optional.empty()
              : failure(path + " resolved to a non-string or empty value; it takes a text");
      case STRING_OR_OBJECT ->
          text || value.isObject()
              ? Optional.empty()
              : failure(path + " resolved to an unsupported type; it takes a text or an object");
    };
  }

  private static Optional<SecretFailure> failure(String message) {
    return Optional.of(new SecretFailure("SECRETS_VALUE_KIND", message));
  }
}
