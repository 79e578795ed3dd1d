package ai.openclaw.core.shell.internal.gogo;

import ai.openclaw.core.shell.internal.registry.CommandRegistry;
import ai.openclaw.core.shell.internal.registry.CommandTable.Entry;
import ai.openclaw.core.shell.internal.run.CommandRunner;
import ai.openclaw.lib.cli.CommandDescription;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/**
 * Offers every command that can be run to the Gogo shell, as long as it can be run: its first word
 * is the scope, the others joined by dashes are the function.
 */
public final class GogoDoor implements AutoCloseable {
  /** The command that opens this shell, which makes no sense inside it. */
  private static final String SHELL = "shell";

  private final BundleContext context;
  private final CommandRegistry registry;
  private final CommandRunner runner;
  private final AtomicInteger pending = new AtomicInteger();
  private final Map<CommandDescription, ServiceRegistration<Function>> offered = new HashMap<>();
  private volatile boolean closed;

  /** Follows the registry from now on. */
  public GogoDoor(BundleContext context, CommandRegistry registry, CommandRunner runner) {
    this.context = context;
    this.registry = registry;
    this.runner = runner;
    registry.onChange(this::follow);
    follow();
  }

  @Override
  public void close() {
    closed = true;
    follow();
  }

  /** Brings Gogo up to date; of several threads one does it for all, and none waits. */
  private void follow() {
    int seen = 1;
    if (pending.getAndIncrement() > 0) {
      return;
    }
    do {
      seen = pending.get();
      update();
    } while (pending.addAndGet(-seen) > 0);
  }

  private void update() {
    var wanted = new HashMap<String, CommandDescription>();
    if (!closed) {
      for (Entry entry : registry.table().entries()) {
        if (entry.service().isPresent() && !entry.description().name().equals(SHELL)) {
          wanted.put(entry.description().name(), entry.description());
        }
      }
    }
    offered
        .entrySet()
        .removeIf(
            one -> {
              boolean gone = !wanted.containsValue(one.getKey());
              if (gone) {
                one.getValue().unregister();
              }
              return gone;
            });
    for (CommandDescription command : wanted.values()) {
      offered.computeIfAbsent(command, this::offer);
    }
  }

  private ServiceRegistration<Function> offer(CommandDescription command) {
    return context.registerService(
        Function.class,
        new GogoFunction(command, runner),
        FrameworkUtil.asDictionary(
            Map.of(
                CommandProcessor.COMMAND_SCOPE,
                command.scope(),
                CommandProcessor.COMMAND_FUNCTION,
                command.function())));
  }
}
