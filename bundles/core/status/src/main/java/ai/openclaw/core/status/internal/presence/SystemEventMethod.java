package ai.openclaw.core.status.internal.presence;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code system-event}: somebody tells of a machine, or has a line for the main session. */
@Component(property = RpcMethod.METHOD + "=system-event")
public final class SystemEventMethod implements RpcMethod {
  private static final int LONGEST = 4096;

  private final Presence presence;

  /** Writes it down. */
  @Activate
  public SystemEventMethod(@Reference Presence presence) {
    this.presence = presence;
  }

  @Override
  public void call(RpcCall call) {
    String text = call.params().path("text").isTextual() ? call.params().get("text").asText() : "";
    if (text.isBlank()) {
      call.fail(RpcError.invalidRequest("text required"));
    } else if (text.length() > LONGEST) {
      call.fail(RpcError.invalidRequest("text must have at most " + LONGEST + " characters"));
    } else {
      presence.told(PresenceReport.of(text.strip(), call.params()));
      call.answer(JsonNodeFactory.instance.objectNode().put("ok", true));
    }
  }
}
