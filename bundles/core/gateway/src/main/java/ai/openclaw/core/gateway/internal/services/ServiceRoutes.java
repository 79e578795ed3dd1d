package ai.openclaw.core.gateway.internal.services;

import ai.openclaw.api.http.HttpRoute;
import ai.openclaw.core.gateway.internal.http.Route;
import ai.openclaw.core.gateway.internal.http.RouteTable;
import ai.openclaw.core.gateway.internal.rpc.InFlight;
import ai.openclaw.core.plugins.Quarantine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes that are registered as services. */
public final class ServiceRoutes
    implements RouteTable,
        AutoCloseable,
        ServiceTrackerCustomizer<HttpRoute, ServiceReference<HttpRoute>> {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceRoutes.class);

  private final BundleContext context;
  private final Quarantine quarantine;
  private final ClaimTable<Route> table;
  private final ServiceTracker<HttpRoute, ServiceReference<HttpRoute>> tracker;

  public ServiceRoutes(BundleContext context, Quarantine quarantine) {
    this.context = context;
    this.quarantine = quarantine;
    this.table = new ClaimTable<>("route", Route::inFlight, name -> Installed.is(context, name));
    this.tracker = new ServiceTracker<>(context, HttpRoute.class, this);
  }

  /** Begins to follow registrations. */
  public void open() {
    tracker.open();
  }

  @Override
  public void close() {
    tracker.close();
  }

  @Override
  public Optional<Route> route(String path) {
    return table.find(path);
  }

  /** Lets go of a bundle. */
  public CompletionStage<Void> drain(Bundle bundle) {
    return table.drain(bundle);
  }

  @Override
  public ServiceReference<HttpRoute> addingService(ServiceReference<HttpRoute> reference) {
    Bundle bundle = reference.getBundle();
    if (bundle != null
        && reference.getProperty(HttpRoute.PATH) instanceof String path
        && path.startsWith("/")) {
      var route =
          new Route(
              new Route.Traits(path, methods(reference), open(reference), scope(reference)),
              new LazyService<>(context, reference),
              new InFlight(),
              fault -> broken(bundle, path, fault));
      table.add(new ClaimTable.Claim<>(path, bundle, reference, route));
    } else {
      LOG.warn("a route of {} has no path ({}) and is ignored", bundle, HttpRoute.PATH);
    }
    return reference;
  }

  private static List<String> methods(ServiceReference<?> reference) {
    Object methods = reference.getProperty(HttpRoute.METHODS);
    if (methods instanceof String[] several) {
      return List.of(several);
    }
    return methods instanceof String one ? List.of(one) : List.of("GET", "HEAD");
  }

  private static boolean open(ServiceReference<?> reference) {
    return HttpRoute.OPEN.equals(reference.getProperty(HttpRoute.AUTH));
  }

  private static String scope(ServiceReference<?> reference) {
    return reference.getProperty(HttpRoute.SCOPE) instanceof String scope
        ? scope
        : "operator.admin";
  }

  private void broken(Bundle bundle, String path, String fault) {
    LOG.warn("route {} of {} {}", path, bundle.getSymbolicName(), fault);
    quarantine.strike(bundle, "HttpRoute " + path + " " + fault);
  }

  @Override
  public void modifiedService(
      ServiceReference<HttpRoute> reference, ServiceReference<HttpRoute> same) {
    table.remove(reference);
    addingService(reference);
  }

  @Override
  public void removedService(
      ServiceReference<HttpRoute> reference, ServiceReference<HttpRoute> same) {
    table.remove(reference);
  }
}
