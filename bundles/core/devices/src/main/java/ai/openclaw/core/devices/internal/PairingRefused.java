package ai.openclaw.core.devices.internal;

/** What an operator asked for is refused; the message is the answer. */
public final class PairingRefused extends Exception {
  private static final long serialVersionUID = 1L;

  PairingRefused(String message) {
    super(message);
  }

  /** The answer. */
  public String answer() {
    return String.valueOf(getMessage());
  }
}
