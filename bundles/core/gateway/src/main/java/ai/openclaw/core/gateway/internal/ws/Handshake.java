package ai.openclaw.core.gateway.internal.ws;

import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.ConnectDecision;
import ai.openclaw.core.devices.ConnectDecision.Refused;
import ai.openclaw.core.devices.ConnectPolicy;
import ai.openclaw.core.gateway.internal.auth.AccessRules;
import ai.openclaw.core.gateway.internal.auth.Credentials;
import ai.openclaw.core.gateway.internal.auth.Origins;
import ai.openclaw.core.gateway.internal.http.Peer;
import ai.openclaw.core.gateway.internal.rpc.CloseCodes;
import ai.openclaw.core.gateway.internal.rpc.Inbound.Request;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides on the first request of a connection. */
final class Handshake {
  private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);
  private static final int PROTOCOL = 3;
  private static final Set<String> ROLES = Set.of("operator", "node");
  private static final String CONTROL_UI = "openclaw-control-ui";

  private final ConnectPolicy policy;
  private final Credentials credentials;

  Handshake(ConnectPolicy policy, Credentials credentials) {
    this.policy = policy;
    this.credentials = credentials;
  }

  /** What is wrong with the request itself, before anyone asks who sent it. */
  static Optional<Refused> wrong(Request request) {
    if (!request.method().equals("connect")) {
      return refused("invalid handshake: first request must be connect");
    }
    List<String> problems = ConnectParams.problems(request.params());
    return problems.isEmpty()
        ? Optional.empty()
        : refused("invalid connect params: " + String.join("; ", problems));
  }

  /** Decides on a request that has nothing {@link #wrong}; may write to disk. */
  ConnectDecision decide(Request request, AccessRules rules, Peer peer, String nonce) {
    ConnectParams params = ConnectParams.of(request.params());
    if (params.minProtocol() > PROTOCOL || params.maxProtocol() < PROTOCOL) {
      return mismatch();
    }
    if (!ROLES.contains(params.role())) {
      return refused("invalid role").orElseThrow();
    }
    if (peer.origin().isPresent() || browser(params)) {
      Optional<RpcError> refusal = Origins.refusal(rules, peer.origin(), peer.host(), peer.local());
      if (refusal.isPresent()) {
        return new Refused(refusal.get(), CloseCodes.POLICY, refusal.get().message());
      }
    }
    var attempt =
        new ConnectAttempt(
            params.client(),
            params.role(),
            params.scopes(),
            params.device(),
            params.offered(),
            credentials.check(
                rules, peer.sender(), new Credentials.Shown(params.offered(), params.client())),
            nonce,
            peer.local() && rules.auth().local(peer.sender()),
            peer.address(),
            peer.origin(),
            waived(params, rules, peer),
            credentials.deviceTokens(rules, peer.sender()));
    return decide(attempt);
  }

  private ConnectDecision decide(ConnectAttempt attempt) {
    try {
      return policy.decide(attempt);
    } catch (RuntimeException broken) {
      LOG.error("the decision on a connect request failed", broken);
      var error = RpcError.unavailable("the gateway could not decide on this request");
      return new Refused(error, CloseCodes.POLICY, error.message());
    }
  }

  private static boolean browser(ConnectParams params) {
    String id = params.client().id();
    return id.equals(CONTROL_UI)
        || id.equals("webchat-ui")
        || params.client().mode().equals("webchat");
  }

  private static boolean waived(ConnectParams params, AccessRules rules, Peer peer) {
    return params.client().id().equals(CONTROL_UI)
        && (rules.controlUiWithoutDevice() || (rules.insecureControlUi() && peer.local()));
  }

  private static Optional<Refused> refused(String message) {
    return Optional.of(new Refused(RpcError.invalidRequest(message), CloseCodes.POLICY, message));
  }

  private static Refused mismatch() {
    var details = JsonNodeFactory.instance.objectNode().put("expectedProtocol", PROTOCOL);
    var error =
        new RpcError(
            RpcError.Code.INVALID_REQUEST,
            "protocol mismatch",
            Optional.of(details),
            Optional.empty());
    return new Refused(error, CloseCodes.PROTOCOL, error.message());
  }
}
