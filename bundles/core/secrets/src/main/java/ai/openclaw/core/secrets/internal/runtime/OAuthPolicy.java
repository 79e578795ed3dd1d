package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.util.List;
import java.util.stream.Collectors;

/** No references in OAuth profiles: their credentials change at run time. */
final class OAuthPolicy {
  static final String CODE = "AUTH_PROFILE_OAUTH_SECRETREF";

  private OAuthPolicy() {}

  /** The failure that names every field against the policy. */
  static RefFailure violation(List<Slot> fields) {
    String paths = fields.stream().map(Slot::text).collect(Collectors.joining(", "));
    return new RefFailure(
        fields.get(0),
        new SecretFailure(
            CODE,
            "OAuth plus SecretRef is unsupported, because OAuth credentials change at run time: "
                + paths));
  }
}
