package ai.openclaw.core.shell.internal.registry;

import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.plugins.Draining;
import ai.openclaw.core.shell.internal.registry.Claims.Described;
import ai.openclaw.core.shell.internal.registry.Claims.Offered;
import ai.openclaw.core.shell.internal.registry.CommandTable.Refusal;
import ai.openclaw.lib.cli.CommandDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What bundles describe and offer, and the {@link CommandTable} that follows from it. Thread-safe;
 * no command is called under its lock.
 */
public final class CommandRegistry implements Draining {
  private static final Logger LOG = LoggerFactory.getLogger(CommandRegistry.class);

  private final BundleContext context;
  private final Object lock = new Object();
  private final List<Described> described = new ArrayList<>();
  private final List<Offered> offered = new ArrayList<>();
  private final Claims claims = new Claims();
  private final CallCounter calls = new CallCounter();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile CommandTable table = CommandTable.EMPTY;

  /**
   * Creates it empty.
   *
   * @param context gets the services
   */
  public CommandRegistry(BundleContext context) {
    this.context = context;
  }

  /** The commands there are now. */
  public CommandTable table() {
    return table;
  }

  /** Runs something after each change of the table, on the thread that changed it. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  void describe(Bundle bundle, List<CommandDescription> commands) {
    change(() -> commands.forEach(command -> described.add(new Described(bundle, command))));
  }

  void forget(Bundle bundle) {
    change(() -> described.removeIf(one -> one.bundle().equals(bundle)));
  }

  void offer(ServiceReference<OperatorCommand> service, Bundle bundle, String name) {
    change(() -> offered.add(new Offered(bundle, name, service)));
  }

  void rename(ServiceReference<OperatorCommand> service, Bundle bundle, String name) {
    change(
        () -> {
          offered.removeIf(one -> one.service().equals(service));
          offered.add(new Offered(bundle, name, service));
        });
  }

  void withdraw(ServiceReference<OperatorCommand> service, Bundle bundle) {
    change(
        () -> {
          offered.removeIf(one -> one.service().equals(service));
          if (offered.stream().noneMatch(one -> one.bundle().equals(bundle))) {
            calls.gone(bundle);
          }
        });
  }

  /** Begins a call; empty when the command cannot be run now. */
  public Optional<CommandLease> lease(String name) {
    ServiceReference<OperatorCommand> service;
    Bundle bundle;
    synchronized (lock) {
      Optional<Offered> found =
          table.find(name).flatMap(CommandTable.Entry::service).flatMap(this::offer);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      service = found.get().service();
      bundle = found.get().bundle();
      calls.begin(bundle);
    }
    CommandLease lease;
    try {
      lease = new CommandLease(context, service, () -> end(bundle));
    } catch (RuntimeException broken) {
      end(bundle);
      throw broken;
    }
    if (lease.command().isEmpty()) {
      lease.close();
      return Optional.empty();
    }
    return Optional.of(lease);
  }

  @Override
  public CompletionStage<Void> drain(Bundle bundle) {
    var idle = new CompletableFuture<Void>();
    change(() -> calls.leave(bundle, idle));
    return idle;
  }

  /** Whether the bundle is about to be stopped. */
  public boolean isLeaving(Bundle bundle) {
    synchronized (lock) {
      return calls.isLeaving(bundle);
    }
  }

  private Optional<Offered> offer(ServiceReference<OperatorCommand> service) {
    return offered.stream().filter(one -> one.service().equals(service)).findFirst();
  }

  private void end(Bundle bundle) {
    List<CompletableFuture<Void>> idle;
    synchronized (lock) {
      idle = calls.end(bundle);
    }
    idle.forEach(one -> one.complete(null));
  }

  private void change(Runnable edit) {
    List<Refusal> refused;
    synchronized (lock) {
      CommandTable before = table;
      edit.run();
      table = claims.decide(described, offered, calls::isLeaving);
      refused = table.refusals().stream().filter(r -> !before.refusals().contains(r)).toList();
    }
    for (Refusal refusal : refused) {
      LOG.warn(
          "command \"{}\" of bundle {} is not used: {}",
          refusal.command(),
          refusal.bundle(),
          refusal.reason());
    }
    listeners.forEach(Runnable::run);
  }
}
