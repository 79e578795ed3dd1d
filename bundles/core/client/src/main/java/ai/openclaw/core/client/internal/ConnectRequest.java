package ai.openclaw.core.client.internal;

import ai.openclaw.core.client.ClientMode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The parameters of {@code connect}, signed for one challenge.
 *
 * @param mode as what the client introduces itself
 * @param purpose what the connection is for, for the gateway's own lists; may be empty
 * @param credentials what it shows
 * @param scopes what is asked for
 * @param identity who signs, if anybody
 * @param version the product's version
 */
record ConnectRequest(
    ClientMode mode,
    String purpose,
    Credentials credentials,
    List<String> scopes,
    Optional<DeviceIdentity> identity,
    String version) {
  private static final int PROTOCOL = 3;
  private static final String ROLE = "operator";

  /** Copies the list. */
  ConnectRequest {
    scopes = List.copyOf(scopes);
  }

  /**
   * What a client shows. {@link #toString()} shows none of it.
   *
   * @param token the gateway's token
   * @param password the gateway's password
   * @param deviceToken what the gateway gave this device
   */
  record Credentials(
      Optional<String> token, Optional<String> password, Optional<String> deviceToken) {
    boolean none() {
      return token.isEmpty() && password.isEmpty() && deviceToken.isEmpty();
    }

    @Override
    public String toString() {
      return "Credentials[…]";
    }
  }

  /** Signs for a nonce. */
  ObjectNode params(String nonce, long nowMs) {
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    params.put("minProtocol", PROTOCOL).put("maxProtocol", PROTOCOL);
    ObjectNode client = params.putObject("client").put("id", mode.id());
    if (mode == ClientMode.BACKEND && !purpose.isEmpty()) {
      client.put("displayName", "gateway:" + purpose);
    }
    client
        .put("version", version)
        .put("platform", platform())
        .put("mode", mode.mode())
        .put("instanceId", UUID.randomUUID().toString());
    params.putArray("caps");
    if (!credentials.none()) {
      ObjectNode auth = params.putObject("auth");
      credentials.token().ifPresent(token -> auth.put("token", token));
      credentials.deviceToken().ifPresent(token -> auth.put("deviceToken", token));
      credentials.password().ifPresent(password -> auth.put("password", password));
    }
    params.put("role", ROLE);
    var asked = params.putArray("scopes");
    scopes.forEach(asked::add);
    identity.ifPresent(
        device ->
            params
                .putObject("device")
                .put("id", device.id())
                .put("publicKey", device.publicKey())
                .put("signature", device.sign(payload(device, nonce, nowMs)))
                .put("signedAt", nowMs)
                .put("nonce", nonce));
    return params;
  }

  private String payload(DeviceIdentity device, String nonce, long nowMs) {
    return String.join(
        "|",
        "v3",
        device.id(),
        mode.id(),
        mode.mode(),
        ROLE,
        String.join(",", scopes),
        Long.toString(nowMs),
        credentials.token().or(credentials::deviceToken).orElse(""),
        nonce,
        platform(),
        "");
  }

  private static String platform() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return "darwin";
    }
    return name.startsWith("windows") ? "win32" : name;
  }
}
