package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.ConfiguredGateway;
import ai.openclaw.core.client.GatewayTarget;
import java.time.Duration;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The choice of a gateway for the commands of other bundles. */
@Component
public final class OperatorsGateway implements ConfiguredGateway {
  private final Here here;

  /** Chooses nothing yet. */
  @Activate
  public OperatorsGateway(@Reference Here here) {
    this.here = here;
  }

  @Override
  public GatewayTarget target(Map<String, String> environment, Duration timeout)
      throws RemoteGatewayException, InterruptedException {
    return new Targets(here, here.config(), environment).configured(timeout).target();
  }
}
