package ai.openclaw.core.operate.internal;

import ai.openclaw.core.client.Sighting;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a client may do at a gateway, by what the gateway granted. */
enum Capability {
  PAIRING_PENDING,
  ADMIN_CAPABLE,
  WRITE_CAPABLE,
  READ_ONLY,
  CONNECTED_NO_OPERATOR_SCOPE,
  UNKNOWN;

  private static final Set<String> PAIRING = Set.of("PAIRING_REQUIRED", "NOT_PAIRED");

  static Capability of(Sighting sighting) {
    if (!sighting.connected()) {
      boolean pending =
          sighting
              .failure()
              .filter(e -> PAIRING.contains(e.reason().orElse("")) || PAIRING.contains(e.code()))
              .isPresent();
      return pending ? PAIRING_PENDING : UNKNOWN;
    }
    List<String> scopes = sighting.scopes();
    if (scopes.contains("operator.admin")) {
      return ADMIN_CAPABLE;
    }
    if (scopes.contains("operator.write")) {
      return WRITE_CAPABLE;
    }
    return scopes.contains("operator.read") ? READ_ONLY : CONNECTED_NO_OPERATOR_SCOPE;
  }

  /** The word for programs. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word for people. */
  String text() {
    return code().replace('_', '-');
  }
}
