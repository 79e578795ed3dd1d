package ai.openclaw.core.shell.internal.registry;

import ai.openclaw.api.command.OperatorCommand;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Follows the services that run commands; none is obtained before it is called. */
public final class CommandTracker extends ServiceTracker<OperatorCommand, Bundle> {
  private final CommandRegistry registry;

  /** Fills the registry from when it is opened. */
  public CommandTracker(BundleContext context, CommandRegistry registry) {
    super(context, OperatorCommand.class, null);
    this.registry = registry;
  }

  @Override
  public @Nullable Bundle addingService(ServiceReference<OperatorCommand> reference) {
    Bundle bundle = reference.getBundle();
    if (bundle != null && reference.getProperty(OperatorCommand.NAME) instanceof String name) {
      registry.offer(reference, bundle, name);
      return bundle;
    }
    return null;
  }

  @Override
  public void modifiedService(ServiceReference<OperatorCommand> reference, Bundle bundle) {
    if (reference.getProperty(OperatorCommand.NAME) instanceof String name) {
      registry.rename(reference, bundle, name);
    } else {
      registry.withdraw(reference, bundle);
    }
  }

  @Override
  public void removedService(ServiceReference<OperatorCommand> reference, Bundle bundle) {
    registry.withdraw(reference, bundle);
  }
}
