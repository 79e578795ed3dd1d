package ai.openclaw.core.client;

/** As what a client introduces itself. */
public enum ClientMode {
  /** The operator's command line, with this machine's device identity, which is made if needed. */
  CLI("cli", "cli"),
  /** A look at a gateway: with the device identity where there is one, and none is made. */
  PROBE("cli", "probe"),
  /** A program of this machine that knows the gateway's token; needs no device identity. */
  BACKEND("gateway-client", "backend");

  private final String id;
  private final String mode;

  ClientMode(String id, String mode) {
    this.id = id;
    this.mode = mode;
  }

  /** The client's id in the protocol. */
  public String id() {
    return id;
  }

  /** The client's mode in the protocol. */
  public String mode() {
    return mode;
  }
}
