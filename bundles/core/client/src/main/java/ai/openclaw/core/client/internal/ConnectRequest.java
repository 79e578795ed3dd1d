package ai.openclaw.core.client.internal;

import ai.openclaw.core.client.GatewayTarget;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The parameters of {@code connect}, signed for one challenge.
 *
 * @param target the gateway and its credentials
 * @param scopes what is asked for
 * @param identity who signs
 * @param version the product's version
 */
record ConnectRequest(
    GatewayTarget target, List<String> scopes, DeviceIdentity identity, String version) {
  private static final int PROTOCOL = 3;
  private static final String CLIENT = "cli";
  private static final String ROLE = "operator";

  /** Signs for a nonce. */
  ObjectNode params(String nonce, long nowMs) {
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    params.put("minProtocol", PROTOCOL).put("maxProtocol", PROTOCOL);
    params
        .putObject("client")
        .put("id", CLIENT)
        .put("version", version)
        .put("platform", platform())
        .put("mode", CLIENT)
        .put("instanceId", UUID.randomUUID().toString());
    params.putArray("caps");
    if (target.token().isPresent() || target.password().isPresent()) {
      ObjectNode auth = params.putObject("auth");
      target.token().ifPresent(token -> auth.put("token", token));
      target.password().ifPresent(password -> auth.put("password", password));
    }
    params.put("role", ROLE);
    var asked = params.putArray("scopes");
    scopes.forEach(asked::add);
    params
        .putObject("device")
        .put("id", identity.id())
        .put("publicKey", identity.publicKey())
        .put("signature", identity.sign(payload(nonce, nowMs)))
        .put("signedAt", nowMs)
        .put("nonce", nonce);
    return params;
  }

  private String payload(String nonce, long nowMs) {
    return String.join(
        "|",
        "v3",
        identity.id(),
        CLIENT,
        CLIENT,
        ROLE,
        String.join(",", scopes),
        Long.toString(nowMs),
        target.token().orElse(""),
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

  @Override
  public String toString() {
    return "ConnectRequest[" + target + "]";
  }
}
