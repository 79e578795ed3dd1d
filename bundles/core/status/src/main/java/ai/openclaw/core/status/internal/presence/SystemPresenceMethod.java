package ai.openclaw.core.status.internal.presence;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcMethod;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code system-presence}: who is present, the gateway first. */
@Component(
    property = {
      RpcMethod.METHOD + "=system-presence",
      RpcMethod.SCOPE + "=operator.read",
      RpcMethod.IMMEDIATE + ":Boolean=true"
    })
public final class SystemPresenceMethod implements RpcMethod {
  private final Presence presence;

  /** Answers from memory. */
  @Activate
  public SystemPresenceMethod(@Reference Presence presence) {
    this.presence = presence;
  }

  @Override
  public void call(RpcCall call) {
    call.answer(presence.list(Optional.empty()));
  }
}
