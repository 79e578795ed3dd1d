package ai.openclaw.core.gateway.internal.ws;

import ai.openclaw.api.rpc.Connection.Client;
import ai.openclaw.api.rpc.ParamCheck;
import ai.openclaw.core.devices.ClientInfo;
import ai.openclaw.core.devices.DeviceProof;
import ai.openclaw.core.devices.Offered;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of {@code connect}.
 *
 * @param minProtocol the lowest protocol version the client speaks
 * @param maxProtocol the highest
 * @param client the client
 * @param role the role it asks for
 * @param scopes the scopes it asks for
 * @param device the proof of its device
 * @param offered its credentials
 */
record ConnectParams(
    long minProtocol,
    long maxProtocol,
    ClientInfo client,
    String role,
    List<String> scopes,
    Optional<DeviceProof> device,
    Offered offered) {

  private static final Set<String> IDS =
      Set.of(
          "webchat-ui",
          "openclaw-control-ui",
          "openclaw-tui",
          "webchat",
          "cli",
          "gateway-client",
          "openclaw-macos",
          "openclaw-ios",
          "openclaw-android",
          "node-host",
          "test",
          "fingerprint",
          "openclaw-probe");
  private static final Set<String> MODES =
      Set.of("webchat", "cli", "ui", "backend", "node", "probe", "test");
  private static final Set<String> KEYS =
      Set.of(
          "minProtocol",
          "maxProtocol",
          "client",
          "caps",
          "commands",
          "permissions",
          "pathEnv",
          "role",
          "scopes",
          "device",
          "auth",
          "locale",
          "userAgent");
  private static final Set<String> CLIENT_KEYS =
      Set.of(
          "id",
          "displayName",
          "version",
          "platform",
          "deviceFamily",
          "modelIdentifier",
          "mode",
          "instanceId");
  private static final List<String> DEVICE_KEYS =
      List.of("id", "publicKey", "signature", "signedAt", "nonce");
  private static final Set<String> AUTH_KEYS =
      Set.of("token", "bootstrapToken", "deviceToken", "password");

  /** What is wrong with the parameters; empty when they can be read. */
  static List<String> problems(JsonNode params) {
    var check = new ParamCheck();
    if (!params.isObject()) {
      return List.of("must be object");
    }
    if (!check.object("", params, List.of("minProtocol", "maxProtocol", "client"), KEYS)) {
      return check.reasons();
    }
    check.integer("/minProtocol", params.path("minProtocol"), 1);
    check.integer("/maxProtocol", params.path("maxProtocol"), 1);
    client(check, params.path("client"));
    check.filledList("/caps", params.path("caps"));
    check.filledList("/commands", params.path("commands"));
    check.switches("/permissions", params.path("permissions"));
    check.text("/pathEnv", params.path("pathEnv"));
    check.filled("/role", params.path("role"));
    check.filledList("/scopes", params.path("scopes"));
    device(check, params.path("device"));
    JsonNode auth = params.path("auth");
    if (!auth.isMissingNode() && check.object("/auth", auth, List.of(), AUTH_KEYS)) {
      AUTH_KEYS.stream().sorted().forEach(key -> check.text("/auth/" + key, auth.path(key)));
    }
    check.text("/locale", params.path("locale"));
    check.text("/userAgent", params.path("userAgent"));
    return check.reasons();
  }

  private static void client(ParamCheck check, JsonNode client) {
    if (client.isMissingNode()
        || !check.object(
            "/client", client, List.of("id", "version", "platform", "mode"), CLIENT_KEYS)) {
      return;
    }
    check.oneOf("/client/id", client.path("id"), IDS);
    check.filled("/client/displayName", client.path("displayName"));
    check.filled("/client/version", client.path("version"));
    check.filled("/client/platform", client.path("platform"));
    check.filled("/client/deviceFamily", client.path("deviceFamily"));
    check.filled("/client/modelIdentifier", client.path("modelIdentifier"));
    check.oneOf("/client/mode", client.path("mode"), MODES);
    check.filled("/client/instanceId", client.path("instanceId"));
  }

  private static void device(ParamCheck check, JsonNode device) {
    if (device.isMissingNode()
        || !check.object("/device", device, DEVICE_KEYS, Set.copyOf(DEVICE_KEYS))) {
      return;
    }
    check.filled("/device/id", device.path("id"));
    check.filled("/device/publicKey", device.path("publicKey"));
    check.filled("/device/signature", device.path("signature"));
    check.integer("/device/signedAt", device.path("signedAt"), 0);
    check.filled("/device/nonce", device.path("nonce"));
  }

  /** Reads parameters that have no {@link #problems}. */
  static ConnectParams of(JsonNode params) {
    JsonNode client = params.path("client");
    JsonNode auth = params.path("auth");
    var scopes = new ArrayList<String>();
    params.path("scopes").forEach(scope -> scopes.add(scope.textValue()));
    return new ConnectParams(
        params.path("minProtocol").longValue(),
        params.path("maxProtocol").longValue(),
        new ClientInfo(
            client.path("id").asText(),
            client.path("mode").asText(),
            client.path("version").asText(),
            client.path("platform").asText(),
            text(client, "deviceFamily"),
            text(client, "displayName")),
        text(params, "role").orElse("operator"),
        scopes,
        params.has("device") ? Optional.of(proof(params.path("device"))) : Optional.empty(),
        new Offered(
            secret(auth, "token"),
            secret(auth, "deviceToken"),
            secret(auth, "bootstrapToken"),
            secret(auth, "password")));
  }

  /** The client as it describes itself, from parameters that have no {@link #problems}. */
  static Client described(JsonNode params) {
    JsonNode client = params.path("client");
    return new Client(
        client.path("id").asText(),
        client.path("mode").asText(),
        client.path("version").asText(),
        client.path("platform").asText(),
        text(client, "displayName"),
        text(client, "deviceFamily"),
        text(client, "modelIdentifier"),
        text(client, "instanceId"));
  }

  private static DeviceProof proof(JsonNode device) {
    return new DeviceProof(
        device.path("id").asText(),
        device.path("publicKey").asText(),
        device.path("signature").asText(),
        device.path("signedAt").longValue(),
        device.path("nonce").asText());
  }

  private static Optional<String> text(JsonNode object, String key) {
    return Optional.ofNullable(object.path(key).textValue());
  }

  private static Optional<String> secret(JsonNode auth, String key) {
    return text(auth, key).filter(value -> !value.isBlank());
  }
}
