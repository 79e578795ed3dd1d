package ai.openclaw.core.status.internal;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.secrets.SecretsRuntime;
import ai.openclaw.core.status.internal.presence.Presence;
import java.time.InstantSource;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code status}: agents, sessions and tasks in numbers. */
@Component(property = {RpcMethod.METHOD + "=status", RpcMethod.SCOPE + "=operator.read"})
public final class StatusMethod implements RpcMethod {
  private final SecretsRuntime secrets;
  private final Standing standing;
  private final Sessions sessions;
  private final Presence presence;
  private final String version;

  /** Reads the state directory at each call. */
  @Activate
  public StatusMethod(
      @Reference SecretsRuntime secrets,
      @Reference Locations locations,
      @Reference Standing standing,
      @Reference Presence presence,
      BundleContext context) {
    this.standing = standing;
    this.secrets = secrets;
    this.presence = presence;
    this.sessions = new Sessions(locations.state());
    this.version = ProductVersion.of(context);
  }

  @Override
  public void call(RpcCall call) {
    var report =
        new StatusReport(
            secrets.current().config().effective(),
            sessions,
            version,
            presence.waiting(),
            InstantSource.system().millis());
    call.answer(standing.added(report.make(call.principal().has("operator.admin"))));
  }
}
