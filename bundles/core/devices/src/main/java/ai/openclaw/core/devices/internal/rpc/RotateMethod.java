package ai.openclaw.core.devices.internal.rpc;

import ai.openclaw.api.rpc.ParamCheck;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.devices.internal.Pairings;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code device.token.rotate}: replaces the token of a role. */
@Component(
    property = {RpcMethod.METHOD + "=device.token.rotate", RpcMethod.SCOPE + "=operator.pairing"})
public final class RotateMethod implements RpcMethod {
  private final Pairings pairings;

  /** Creates it. */
  @Activate
  public RotateMethod(@Reference Pairings pairings) {
    this.pairings = pairings;
  }

  @Override
  public void call(RpcCall call) {
    JsonNode sent = Answers.params(call);
    ParamCheck check =
        Answers.texts(sent, List.of("deviceId", "role"), Set.of("deviceId", "role", "scopes"));
    check.filledList("/scopes", sent.path("scopes"));
    Answers.give(
        call,
        check,
        (params, asker) ->
            pairings.rotate(
                params.path("deviceId").textValue(),
                params.path("role").textValue(),
                scopes(params.path("scopes")),
                asker));
  }

  private static Optional<List<String>> scopes(JsonNode list) {
    if (!list.isArray()) {
      return Optional.empty();
    }
    var scopes = new ArrayList<String>();
    list.forEach(scope -> scopes.add(scope.textValue()));
    return Optional.of(scopes);
  }
}
