package ai.openclaw.core.gateway.internal.tls;

/** The certificate or key cannot be used; the message says which file and what to do. */
public final class TlsUnusable extends Exception {
  private static final long serialVersionUID = 1L;

  TlsUnusable(String message) {
    super(message);
  }

  /** What is wrong. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
