package ai.openclaw.core.gateway.internal.ws;

import ai.openclaw.api.rpc.Principal;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.ConnectDecision;
import ai.openclaw.core.devices.ConnectPolicy;
import ai.openclaw.core.devices.SharedSecret;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part of the connect policy that needs no device. */
final class TestPolicy implements ConnectPolicy {
  @Override
  public ConnectDecision decide(ConnectAttempt attempt) {
    if (attempt.client().id().equals("openclaw-control-ui") && attempt.device().isEmpty()) {
      return refused(
          RpcError.Code.INVALID_REQUEST,
          "control ui requires device identity (use HTTPS or localhost)",
          "CONTROL_UI_DEVICE_IDENTITY_REQUIRED");
    }
    if (attempt.sharedSecret() instanceof SharedSecret.Granted granted) {
      return new ConnectDecision.Accepted(
          new Principal(
              "operator", granted.scopes(), Optional.empty(), false, Optional.of(granted.grant())),
          List.copyOf(granted.scopes()),
          Optional.empty());
    }
    if (attempt.sharedSecret() instanceof SharedSecret.Wrong wrong) {
      return new ConnectDecision.Refused(wrong.error(), 1008, wrong.error().message());
    }
    if (!attempt.sharedSecret().satisfied() || attempt.role().equals("node")) {
      if (!attempt.client().id().equals("test")) {
        return refused(
            RpcError.Code.NOT_PAIRED, "device identity required", "DEVICE_IDENTITY_REQUIRED");
      }
    }
    boolean keeps =
        (attempt.local() && attempt.client().mode().equals("backend"))
            || attempt.client().id().equals("test");
    List<String> scopes = keeps ? attempt.scopes() : List.of();
    return new ConnectDecision.Accepted(
        new Principal(attempt.role(), Set.copyOf(scopes), Optional.empty()),
        scopes,
        Optional.empty());
  }

  private static ConnectDecision refused(RpcError.Code code, String message, String detail) {
    var details = JsonNodeFactory.instance.objectNode().put("code", detail);
    return new ConnectDecision.Refused(
        new RpcError(code, message, Optional.of(details), Optional.empty()), 1008, message);
  }
}
