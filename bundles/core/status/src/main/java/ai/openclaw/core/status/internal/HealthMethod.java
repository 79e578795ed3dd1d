package ai.openclaw.core.status.internal;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.RejectedExecutionException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code health}: the last report, or a new one for {@code probe}. */
@Component(
    property = {
      RpcMethod.METHOD + "=health",
      RpcMethod.SCOPE + "=" + RpcMethod.NO_SCOPE,
      RpcMethod.IMMEDIATE + ":Boolean=true"
    })
public final class HealthMethod implements RpcMethod {
  private final HealthCache health;
  private final Standing standing;

  /** Answers from a cache, with what is not right at the moment. */
  @Activate
  public HealthMethod(@Reference HealthCache health, @Reference Standing standing) {
    this.health = health;
    this.standing = standing;
  }

  @Override
  public void call(RpcCall call) {
    if (!call.params().path("probe").asBoolean(false)) {
      call.answer(seen(health.report(), call));
      return;
    }
    try {
      health.probe(report -> call.answer(seen(report, call)));
    } catch (RejectedExecutionException e) {
      call.fail(RpcError.unavailable("too many health probes wait already; retry shortly"));
    }
  }

  private JsonNode seen(HealthReport report, RpcCall call) {
    JsonNode answer = report.visibleTo(call.principal());
    return call.principal().has("operator.read") ? standing.added(answer) : answer;
  }
}
