package ai.openclaw.core.client.internal;

import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.core.client.ClientMode;
import ai.openclaw.core.client.GatewayClients;
import ai.openclaw.core.client.GatewayTarget;
import ai.openclaw.core.client.Sighting;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.host.Workers;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes clients that share one HTTP client, which exists from the first call on; each pinned
 * certificate has one of its own.
 */
@Component
public final class ClientsComponent implements GatewayClients {
  private static final int THREADS = 4;
  private static final String NO_PIN = "";

  private final ExecutorService workers =
      Workers.bounded("openclaw-client", THREADS, Integer.MAX_VALUE);
  private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();
  private final Path config;
  private final Dialer dialer;

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
    config = locations.config();
    dialer =
        new Dialer(
            this::http,
            new IdentityFile(locations.state()),
            new DeviceTokenFile(locations.state()),
            version);
  }

  @Deactivate
  void deactivate() {
    workers.shutdownNow();
  }

  @Override
  public RemoteGateway open(GatewayTarget target) {
    return open(target, ClientMode.CLI);
  }

  @Override
  public RemoteGateway open(GatewayTarget target, ClientMode mode) {
    return client(target, mode, MethodScopes::of);
  }

  @Override
  public RemoteGateway open(GatewayTarget target, List<String> scopes) {
    List<String> chosen = List.copyOf(scopes);
    return client(target, ClientMode.CLI, method -> chosen);
  }

  @Override
  public Sighting look(GatewayTarget target, List<String> methods) throws InterruptedException {
    return Look.at(target, methods, dialer);
  }

  private RemoteGateway client(
      GatewayTarget target, ClientMode mode, Function<String, List<String>> scopes) {
    return new WebSocketGateway(target, mode, scopes, dialer, config);
  }

  private HttpClient http(GatewayTarget target) {
    return clients.computeIfAbsent(
        target.fingerprint().orElse(NO_PIN),
        pin -> {
          HttpClient.Builder made = HttpClient.newBuilder().executor(workers);
          return pin.isEmpty() ? made.build() : made.sslContext(PinnedTrust.context(pin)).build();
        });
  }
}
