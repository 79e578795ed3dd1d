package ai.openclaw.core.devices.internal;

import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.core.devices.ClientInfo;
import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.DeviceProof;
import ai.openclaw.core.devices.GuessLimit;
import ai.openclaw.core.devices.Offered;
import ai.openclaw.core.devices.SharedSecret;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Builds connects: by default a local {@code cli} with the right token that asks for read. */
final class Attempt {
  static final long NOW = 1_800_000_000_000L;
  static final String NONCE = "nonce-of-this-connection";

  private String clientId = "cli";
  private String mode = "cli";
  private String platform = "linux";
  private Optional<String> family = Optional.empty();
  private String role = "operator";
  private List<String> scopes = List.of("operator.read");
  private Offered offered = token("right");
  private SharedSecret secret = new SharedSecret.Valid();
  private boolean local = true;
  private Optional<String> origin = Optional.empty();
  private GuessLimit guesses = new Guesses();

  static Attempt local() {
    return new Attempt();
  }

  Attempt remote() {
    local = false;
    return this;
  }

  Attempt client(String id, String itsMode) {
    clientId = id;
    mode = itsMode;
    return this;
  }

  Attempt platform(String name) {
    platform = name;
    return this;
  }

  Attempt family(String name) {
    family = Optional.of(name);
    return this;
  }

  Attempt node() {
    role = "node";
    scopes = List.of();
    return client("node-host", "node");
  }

  Attempt scopes(String... wanted) {
    scopes = List.of(wanted);
    return this;
  }

  Attempt origin(String value) {
    origin = Optional.of(value);
    return this;
  }

  Attempt guesses(GuessLimit limit) {
    guesses = limit;
    return this;
  }

  Attempt vouched(String user) {
    offered = Offered.NOTHING;
    secret = new SharedSecret.Vouched(user);
    return remote();
  }

  Attempt granted(SharedSecret.Granted granted) {
    offered = token("a client token");
    secret = granted;
    return this;
  }

  Attempt noSecretNeeded() {
    offered = Offered.NOTHING;
    secret = new SharedSecret.NotRequired();
    return this;
  }

  Attempt nothingOffered() {
    offered = Offered.NOTHING;
    secret = new SharedSecret.NotOffered(error("AUTH_TOKEN_MISSING", "token_missing"));
    return this;
  }

  Attempt wrongToken() {
    return wrongToken("wrong");
  }

  Attempt wrongToken(String token) {
    offered = token(token);
    secret = new SharedSecret.Wrong(error("AUTH_TOKEN_MISMATCH", "token_mismatch"));
    return this;
  }

  Attempt deviceToken(String token) {
    nothingOffered();
    offered = new Offered(Optional.empty(), Optional.of(token), Optional.empty(), Optional.empty());
    return this;
  }

  Attempt bootstrapToken(String token) {
    nothingOffered();
    offered = new Offered(Optional.empty(), Optional.empty(), Optional.of(token), Optional.empty());
    return this;
  }

  /** Without a device. */
  ConnectAttempt bare() {
    return with(Optional.empty());
  }

  /** With a sound proof. */
  ConnectAttempt by(TestDevice device) {
    return with(Optional.of(device.prove(bare(), true, NOW, NONCE)));
  }

  /** With a sound proof of the older version. */
  ConnectAttempt byV2(TestDevice device) {
    return with(Optional.of(device.prove(bare(), false, NOW, NONCE)));
  }

  /** With a proof signed at another time or for another nonce. */
  ConnectAttempt by(TestDevice device, long signedAt, String nonce) {
    return with(Optional.of(device.prove(bare(), true, signedAt, nonce)));
  }

  /** With a proof that was changed after it was made. */
  ConnectAttempt forged(TestDevice device, UnaryOperator<DeviceProof> change) {
    return with(Optional.of(change.apply(device.prove(bare(), true, NOW, NONCE))));
  }

  private ConnectAttempt with(Optional<DeviceProof> proof) {
    return new ConnectAttempt(
        new ClientInfo(clientId, mode, "1.0.0", platform, family, Optional.empty()),
        role,
        scopes,
        proof,
        offered,
        secret,
        NONCE,
        local,
        local ? "127.0.0.1" : "203.0.113.9",
        origin,
        false,
        guesses);
  }

  private static Offered token(String token) {
    return new Offered(Optional.of(token), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static RpcError error(String code, String reason) {
    return new RpcError(
        RpcError.Code.INVALID_REQUEST,
        "unauthorized",
        Optional.of(
            JsonNodeFactory.instance.objectNode().put("code", code).put("authReason", reason)),
        Optional.empty());
  }
}
