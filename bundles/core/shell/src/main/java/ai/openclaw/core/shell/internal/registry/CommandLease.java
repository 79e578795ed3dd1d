package ai.openclaw.core.shell.internal.registry;

import ai.openclaw.api.command.OperatorCommand;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** A command for the length of one call; its bundle is not stopped before this is closed. */
public final class CommandLease implements AutoCloseable {
  private final BundleContext context;
  private final ServiceReference<OperatorCommand> service;
  private final Optional<OperatorCommand> command;
  private final Runnable end;
  private final AtomicBoolean closed = new AtomicBoolean();

  CommandLease(BundleContext context, ServiceReference<OperatorCommand> service, Runnable end) {
    this.context = context;
    this.service = service;
    this.end = end;
    this.command = Optional.ofNullable(context.getService(service));
  }

  /** The command; empty when its service went in the meantime. */
  public Optional<OperatorCommand> command() {
    return command;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        context.ungetService(service);
      } finally {
        end.run();
      }
    }
  }
}
