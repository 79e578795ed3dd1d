package ai.openclaw.core.devices.internal;

/** Why a device has to be approved, or approved again. */
enum PairingReason {
  NOT_PAIRED("not-paired", "device is not approved yet"),
  ROLE_UPGRADE("role-upgrade", "device is asking for a higher role than currently approved"),
  SCOPE_UPGRADE("scope-upgrade", "device is asking for more scopes than currently approved"),
  METADATA_UPGRADE("metadata-upgrade", "device identity changed and must be re-approved");

  private final String code;
  private final String text;

  PairingReason(String code, String text) {
    this.code = code;
    this.text = text;
  }

  /** The name on the wire. */
  String code() {
    return code;
  }

  /** The end of the message. */
  String text() {
    return text;
  }
}
