package ai.openclaw.secrets.vault.internal;

/** Why the server gives no secret; the names are the codes. */
enum VaultFailure {
  /** Nothing listens at the address, or the connection broke. */
  PROVIDER_UNREACHABLE(true),
  /** The server's certificate is not trusted, or it speaks no TLS. */
  PROVIDER_TLS(true),
  /** The CA file cannot be used. */
  PROVIDER_CA_INVALID(true),
  /** No answer in time. */
  PROVIDER_TIMEOUT(true),
  /** The server is sealed or in maintenance. */
  PROVIDER_SEALED(true),
  /** A quota of the server is used up. */
  PROVIDER_RATE_LIMITED(true),
  /** The server sends the caller elsewhere. */
  PROVIDER_REDIRECTED(true),
  /** No engine is mounted where the settings say. */
  PROVIDER_MOUNT_UNKNOWN(true),
  /** The mounted engine has the other version. */
  PROVIDER_KV_VERSION(true),
  /** The AppRole login failed. */
  PROVIDER_LOGIN_REFUSED(true),
  /** The server answers with a status that means none of the others. */
  PROVIDER_HTTP_STATUS(false),
  /** The answer is larger than {@code maxBytes}. */
  PROVIDER_ANSWER_TOO_LARGE(false),
  /** The answer is not what a key-value engine answers. */
  PROVIDER_ANSWER_INVALID(false),
  /** The token may not read the path, or is no longer valid. */
  SECRET_FORBIDDEN(false),
  /** Nothing is at the path, or it has no such key. */
  SECRET_NOT_FOUND(false),
  /** The newest version was deleted or destroyed. */
  SECRET_DELETED(false);

  private final boolean everywhere;

  VaultFailure(boolean everywhere) {
    this.everywhere = everywhere;
  }

  /** Whether it makes no sense to ask the same server for another path now. */
  boolean everywhere() {
    return everywhere;
  }

  Problem of(String message) {
    return new Problem(this, message);
  }
}
