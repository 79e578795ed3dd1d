package ai.openclaw.core.client.internal;

import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.ConfiguredGateway;
import ai.openclaw.core.client.GatewayClients;
import ai.openclaw.core.client.GatewayTarget;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.host.Workers;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Makes clients that share one HTTP client, which exists from the first call on. */
@Component
public final class ClientsComponent implements GatewayClients, ConfiguredGateway {
  private static final int THREADS = 4;

  private final Locations locations;
  private final String version;
  private final ExecutorService workers =
      Workers.bounded("openclaw-client", THREADS, Integer.MAX_VALUE);
  private @Nullable HttpClient http;

  /** Connects nothing yet. */
  @Activate
  public ClientsComponent(@Reference Locations locations, BundleContext context) {
    this(
        locations,
        Optional.ofNullable(context.getProperty("openclaw.version"))
            .orElseGet(() -> context.getBundle().getVersion().toString()));
  }

  /** Takes the version from the caller. */
  ClientsComponent(Locations locations, String version) {
    this.locations = locations;
    this.version = version;
  }

  @Deactivate
  void deactivate() {
    workers.shutdownNow();
  }

  @Override
  public GatewayTarget target(
      ConfigSnapshot config, Map<String, String> environment, Duration timeout)
      throws RemoteGatewayException {
    return ConfiguredTarget.of(config, environment, timeout);
  }

  @Override
  public RemoteGateway open(GatewayTarget target) {
    return client(target, MethodScopes::of);
  }

  @Override
  public RemoteGateway open(GatewayTarget target, List<String> scopes) {
    List<String> chosen = List.copyOf(scopes);
    return client(target, method -> chosen);
  }

  private RemoteGateway client(GatewayTarget target, Function<String, List<String>> scopes) {
    return new WebSocketGateway(
        target,
        scopes,
        this::http,
        new IdentityFile(locations.state()),
        locations.config(),
        version);
  }

  private synchronized HttpClient http() {
    HttpClient known = http;
    if (known == null) {
      known = HttpClient.newBuilder().executor(workers).build();
      http = known;
    }
    return known;
  }
}
