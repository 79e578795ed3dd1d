package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.core.config.ConfigStore;
import ai.openclaw.core.devices.ConnectPolicy;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.host.Supervision;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.plugins.Quarantine;
import ai.openclaw.core.secrets.SecretsRuntime;
import ai.openclaw.core.tokens.ClientTokens;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the gateway of a process that is meant to be one, once all it needs is there. */
@Component(service = {})
public final class GatewayComponent {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayComponent.class);
  private static final int RETRIES = 4;
  private static final long RETRY_MS = 500;
  private static final long STOP_SECONDS = 5;

  private final BundleContext context;
  private final Gateway.Collaborators with;
  private final ScheduledExecutorService starter = Workers.scheduler("gateway-start");
  private volatile Optional<Gateway> gateway = Optional.empty();

  @Activate
  public GatewayComponent(
      BundleContext context,
      @Reference Launch launch,
      @Reference SecretsRuntime secrets,
      @Reference ConnectPolicy policy,
      @Reference ConfigStore store,
      @Reference Locations locations,
      @Reference Quarantine quarantine,
      @Reference ClientTokens tokens) {
    this.context = context;
    this.with =
        new Gateway.Collaborators(launch, secrets, policy, store, locations, quarantine, tokens);
    if (launch.purpose() == Launch.Purpose.GATEWAY) {
      starter.execute(this::start);
    }
  }

  private void start() {
    try {
      LOG.info("starting...");
      Gateway made = new Gateway(context, with);
      gateway = Optional.of(made);
      if (made.plan().arguments().has("force")) {
        new ForcedPort(made.plan().port()).free();
      }
      open(made, 0);
    } catch (StartRefused refused) {
      with.launch().failed(refused.exitCode(), refused.text());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException broken) {
      LOG.error("the gateway could not be started", broken);
      with.launch().failed(1, "The gateway could not be started; the log says why.");
    }
  }

  private void open(Gateway made, int attempt) {
    try {
      if (made.open()) {
        return;
      }
      if (attempt < RETRIES) {
        var unused =
            starter.schedule(() -> open(made, attempt + 1), RETRY_MS, TimeUnit.MILLISECONDS);
        return;
      }
      with.launch()
          .failed(
              TakenPort.exitCode(Supervision.of(System.getenv()), made.health()),
              "another gateway instance is already listening on "
                  + made.address()
                  + "."
                  + PortOwners.told(made.plan().port())
                  + " Stop it, choose another port with --port, or take its place with --force.");
    } catch (StartRefused refused) {
      with.launch().failed(refused.exitCode(), refused.text());
    }
  }

  @Deactivate
  void stop() {
    starter.shutdownNow();
    try {
      if (!starter.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the start of the gateway did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gateway.ifPresent(Gateway::close);
  }
}
