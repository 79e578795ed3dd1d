package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.core.config.ConfigStore;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Locations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Refuses a start that cannot work as soon as the configuration is known, before any secret is
 * resolved for it.
 */
@Component(service = {})
public final class StartGuard {
  @Activate
  public StartGuard(
      @Reference Launch launch, @Reference ConfigStore store, @Reference Locations locations) {
    if (launch.purpose() != Launch.Purpose.GATEWAY) {
      return;
    }
    try {
      var unused = StartPlan.of(launch.arguments(), store.current(), locations);
    } catch (StartRefused refused) {
      launch.failed(refused.exitCode(), refused.text());
    }
  }
}
