package ai.openclaw.core.gateway.internal.services;

import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.gateway.internal.rpc.BoundMethod;
import ai.openclaw.core.gateway.internal.rpc.InFlight;
import ai.openclaw.core.gateway.internal.rpc.MethodTable;
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

/** The methods that are registered as services. */
public final class ServiceMethods
    implements MethodTable,
        AutoCloseable,
        ServiceTrackerCustomizer<RpcMethod, ServiceReference<RpcMethod>> {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceMethods.class);

  private final BundleContext context;
  private final Quarantine quarantine;
  private final ClaimTable<BoundMethod> table;
  private final ServiceTracker<RpcMethod, ServiceReference<RpcMethod>> tracker;

  public ServiceMethods(BundleContext context, Quarantine quarantine) {
    this.context = context;
    this.quarantine = quarantine;
    this.table =
        new ClaimTable<>("method", BoundMethod::inFlight, name -> Installed.is(context, name));
    this.tracker = new ServiceTracker<>(context, RpcMethod.class, this);
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
  public Optional<BoundMethod> find(String name) {
    return table.find(name);
  }

  @Override
  public List<String> listed() {
    return table.serving().values().stream()
        .map(BoundMethod::traits)
        .filter(BoundMethod.Traits::listed)
        .map(BoundMethod.Traits::name)
        .sorted()
        .toList();
  }

  /** Lets go of a bundle. */
  public CompletionStage<Void> drain(Bundle bundle) {
    return table.drain(bundle);
  }

  @Override
  public ServiceReference<RpcMethod> addingService(ServiceReference<RpcMethod> reference) {
    Bundle bundle = reference.getBundle();
    if (bundle != null && reference.getProperty(RpcMethod.METHOD) instanceof String name) {
      var service = new LazyService<>(context, reference);
      var bound =
          new BoundMethod(
              traits(name, reference),
              service,
              service::ready,
              new InFlight(),
              fault -> broken(bundle, name, fault));
      table.add(new ClaimTable.Claim<>(name, bundle, reference, bound));
    } else {
      LOG.warn("a method of {} has no name ({}) and is ignored", bundle, RpcMethod.METHOD);
    }
    return reference;
  }

  private static BoundMethod.Traits traits(String name, ServiceReference<?> reference) {
    return new BoundMethod.Traits(
        name,
        text(reference, RpcMethod.SCOPE, "operator.admin"),
        text(reference, RpcMethod.ROLE, "operator"),
        !Boolean.FALSE.equals(reference.getProperty(RpcMethod.LISTED)),
        immediate(reference),
        Boolean.TRUE.equals(reference.getProperty(RpcMethod.IDEMPOTENT)));
  }

  /** One method that blocks there stops every connection, so a plugin's always gets a worker. */
  private static boolean immediate(ServiceReference<?> reference) {
    return Boolean.TRUE.equals(reference.getProperty(RpcMethod.IMMEDIATE))
        && ClaimTable.shipped(reference.getBundle());
  }

  private static String text(ServiceReference<?> reference, String key, String otherwise) {
    return reference.getProperty(key) instanceof String text ? text : otherwise;
  }

  private void broken(Bundle bundle, String name, String fault) {
    LOG.warn("method {} of {} {}", name, bundle.getSymbolicName(), fault);
    quarantine.strike(bundle, "RpcMethod " + name + " " + fault);
  }

  @Override
  public void modifiedService(
      ServiceReference<RpcMethod> reference, ServiceReference<RpcMethod> same) {
    table.remove(reference);
    addingService(reference);
  }

  @Override
  public void removedService(
      ServiceReference<RpcMethod> reference, ServiceReference<RpcMethod> same) {
    table.remove(reference);
  }
}
