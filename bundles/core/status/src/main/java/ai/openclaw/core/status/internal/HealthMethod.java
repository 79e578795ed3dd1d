package ai.openclaw.core.status.internal;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
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

  /** Answers from a cache. */
  @Activate
  public HealthMethod(@Reference HealthCache health) {
    this.health = health;
  }

  @Override
  public void call(RpcCall call) {
    if (!call.params().path("probe").asBoolean(false)) {
      call.answer(health.report().visibleTo(call.principal()));
      return;
    }
    try {
      health.probe(report -> call.answer(report.visibleTo(call.principal())));
    } catch (RejectedExecutionException e) {
      call.fail(RpcError.unavailable("too many health probes wait already; retry shortly"));
    }
  }
}
