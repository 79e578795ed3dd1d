package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.api.diagnostics.MetricSource;
import ai.openclaw.api.diagnostics.Stability;
import ai.openclaw.api.rpc.RpcEvents;
import ai.openclaw.core.client.RunningGateway;
import ai.openclaw.core.config.ConfigStore;
import ai.openclaw.core.devices.ConnectPolicy;
import ai.openclaw.core.devices.DeviceListener;
import ai.openclaw.core.gateway.internal.auth.AccessRules;
import ai.openclaw.core.gateway.internal.auth.Credentials;
import ai.openclaw.core.gateway.internal.auth.GatewayAuth;
import ai.openclaw.core.gateway.internal.auth.RateLimit;
import ai.openclaw.core.gateway.internal.rpc.Figures;
import ai.openclaw.core.gateway.internal.rpc.StateVersions;
import ai.openclaw.core.gateway.internal.services.ConnectionListeners;
import ai.openclaw.core.gateway.internal.services.Contributors;
import ai.openclaw.core.gateway.internal.services.ServiceMethods;
import ai.openclaw.core.gateway.internal.services.ServiceRoutes;
import ai.openclaw.core.gateway.internal.tls.Tls;
import ai.openclaw.core.gateway.internal.ws.GatewayServer;
import ai.openclaw.core.gateway.internal.ws.Hello;
import ai.openclaw.core.gateway.internal.ws.Limits;
import ai.openclaw.core.host.Conditions;
import ai.openclaw.core.host.Departure;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.plugins.Draining;
import ai.openclaw.core.plugins.Quarantine;
import ai.openclaw.core.secrets.Activation;
import ai.openclaw.core.secrets.ActivationListener;
import ai.openclaw.core.secrets.SecretsRuntime;
import ai.openclaw.core.tokens.ClientTokenListener;
import ai.openclaw.core.tokens.ClientTokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One gateway of this process, from the checked plan to the closed port. */
final class Gateway {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final Duration RESTART = Duration.ofMillis(1500);

  private static final String STOPPING = "gateway stopping";

  private final BundleContext context;
  private final Collaborators with;
  private final StartPlan plan;
  private final ServiceMethods methods;
  private final ServiceRoutes routes;
  private final Contributors contributors;
  private final ConnectionListeners audience;
  private final ServiceTracker<Stability, Stability> stability;
  private final Figures figures;
  private final Hello.Identity identity;
  private final Optional<GatewayAuth> generated;
  private final GatewayServer server;
  private final Following following;
  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
  private Optional<ServiceRegistration<?>> status = Optional.empty();

  /**
   * The services a gateway needs.
   *
   * @param launch the process
   * @param secrets the active snapshot
   * @param policy who may connect
   * @param store the configuration
   * @param locations the places
   * @param quarantine where misbehaviour is reported
   * @param tokens the client tokens
   */
  record Collaborators(
      Launch launch,
      SecretsRuntime secrets,
      ConnectPolicy policy,
      ConfigStore store,
      Locations locations,
      Quarantine quarantine,
      ClientTokens tokens) {}

  Gateway(BundleContext context, Collaborators with) throws StartRefused {
    this.context = context;
    this.with = with;
    Activation activation = with.secrets().current();
    LOG.info("resolving authentication…");
    plan = StartPlan.of(with.launch().arguments(), activation.config(), with.locations());
    var certificates = new TlsChoice(with.locations().state());
    Optional<Tls> tls = certificates.of(activation.config(), plan.bind(), Optional.empty());
    generated = generate(activation);
    AccessRules rules =
        new Access(plan, plan.bind().seededOrigins(plan.port()), generated).rules(activation);
    methods = new ServiceMethods(context, with.quarantine());
    identity =
        new Hello.Identity(
            version(context),
            with.locations().config().toString(),
            with.locations().state().toString(),
            System.nanoTime());
    routes = new ServiceRoutes(context, with.quarantine());
    contributors = new Contributors(context);
    audience = new ConnectionListeners(context, with.quarantine());
    stability = new ServiceTracker<>(context, Stability.class, null);
    figures = new Figures(() -> Optional.ofNullable(stability.getService()));
    var versions = new StateVersions();
    Limits limits = LimitChoice.of(activation.config());
    server =
        new GatewayServer(
            new GatewayServer.Parts(
                plan.bind().hosts(),
                plan.port(),
                limits,
                methods,
                routes,
                with.policy(),
                rules,
                new Hello(identity, methods, contributors, versions, limits),
                versions,
                new Credentials(new RateLimit(), with.tokens()),
                audience,
                tls,
                figures));
    following =
        new Following(
            server,
            config -> StartPlan.of(with.launch().arguments(), config, with.locations()),
            generated,
            rules,
            this::publishStatus,
            certificates,
            tls,
            new Troubles(Clock.systemUTC()));
  }

  private Optional<GatewayAuth> generate(Activation activation) throws StartRefused {
    boolean needed = Access.needsToken(plan, activation);
    return needed
        ? Optional.of(GeneratedToken.make(plan, with.store(), with.locations()))
        : Optional.empty();
  }

  private static String version(BundleContext context) {
    return Optional.ofNullable(context.getProperty("openclaw.version"))
        .orElseGet(() -> context.getBundle().getVersion().toString());
  }

  StartPlan plan() {
    return plan;
  }

  String address() {
    return "ws://" + plan.bind().hosts().get(0) + ":" + plan.port();
  }

  /** Where a gateway that has the port already tells that it is well. */
  URI health() {
    String host = plan.bind().shownHost();
    return URI.create(
        "http://"
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + plan.port()
            + "/healthz");
  }

  /**
   * Opens the port and tells everyone.
   *
   * @return false when another process has the port
   */
  boolean open() throws StartRefused {
    methods.open();
    routes.open();
    contributors.open();
    audience.open();
    stability.open();
    int port;
    try {
      LOG.info("starting HTTP server...");
      port = server.start();
    } catch (IOException e) {
      if (taken(e)) {
        return false;
      }
      throw StartRefused.failed(
          "The gateway cannot listen on " + address() + ": " + e.getMessage());
    }
    register(RpcEvents.class, server.clients());
    register(DeviceListener.class, server.clients());
    register(MetricSource.class, figures);
    register(ClientTokenListener.class, server::tokenEnded);
    register(Draining.class, this::drain);
    register(Conditions.class, following.troubles());
    register(Departure.class, this::depart);
    following.opened(new Listening(plan, port, following.tls()), with.secrets().current());
    register(ActivationListener.class, (activation, changedOwners) -> follow(activation));
    follow(with.secrets().current());
    LOG.info("http server listening ({} plugins, {}s)", plugins(), secondsUp());
    following.tls().ifPresent(on -> LOG.info("TLS certificate {}", on.fingerprint()));
    LOG.info("ready");
    with.launch().ready(readyLine(port));
    return true;
  }

  static boolean taken(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("in use");
      }
    }
    return false;
  }

  private long plugins() {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> bundle.getLocation().startsWith("plugin:"))
        .count();
  }

  private static double secondsUp() {
    Instant began = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    return Math.round(Duration.between(began, Instant.now()).toMillis() / 100.0) / 10.0;
  }

  private String readyLine(int port) {
    GatewayAuth auth = following.rules().auth();
    String secret = "; " + auth.asked();
    String container =
        plan.bind().onLoopback() && BindChoice.container()
            ? ". This is a container: to be reached from outside it needs --bind lan and a token"
            : "";
    return "Gateway ready at "
        + (following.tls().isPresent() ? "wss://" : "ws://")
        + plan.bind().shownHost()
        + ":"
        + port
        + secret
        + container;
  }

  private void follow(Activation activation) {
    JsonNode restart = activation.config().effective().path("commands").path("restart");
    with.launch().restartable(restart.asBoolean(true));
    following.follow(activation);
  }

  private synchronized void publishStatus(Listening now) {
    with.launch().listening(now.port());
    status.ifPresent(ServiceRegistration::unregister);
    var own =
        new OwnGateway(
            now.port(),
            now.plan().bind().mode(),
            now.plan().bind().hosts(),
            identity,
            server.clients()::count,
            () -> following.rules().auth(),
            () -> with.secrets().current().number());
    status = Optional.of(context.registerService(RunningGateway.class, own, null));
  }

  private <S> void register(Class<S> type, S service) {
    registrations.add(context.registerService(type, service, null));
  }

  private CompletionStage<Void> drain(Bundle bundle) {
    return CompletableFuture.allOf(
        methods.drain(bundle).toCompletableFuture(), routes.drain(bundle).toCompletableFuture());
  }

  private void depart(boolean comesBack) {
    Duration drain = DrainChoice.of(with.secrets().current().config());
    LOG.info(comesBack ? "restarting in this process" : "stopping");
    if (comesBack) {
      server.leave("gateway restarting", Optional.of(RESTART), drain);
    } else {
      server.leave(STOPPING, Optional.empty(), drain);
    }
  }

  void close() {
    registrations.forEach(ServiceRegistration::unregister);
    registrations.clear();
    synchronized (this) {
      status.ifPresent(ServiceRegistration::unregister);
      status = Optional.empty();
    }
    server.leave(STOPPING, Optional.empty(), DrainChoice.of(with.secrets().current().config()));
    server.stop();
    methods.close();
    routes.close();
    contributors.close();
    audience.close();
    stability.close();
    if (generated.isPresent() && !plan.configured()) {
      GeneratedToken.forget(with.locations());
    }
  }
}
