package ai.openclaw.core.shell.internal;

import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.host.HostReady;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.plugins.Draining;
import ai.openclaw.core.shell.internal.control.ControlServer;
import ai.openclaw.core.shell.internal.gogo.GogoDoor;
import ai.openclaw.core.shell.internal.gogo.ShellCommand;
import ai.openclaw.core.shell.internal.gogo.ShellFunctions;
import ai.openclaw.core.shell.internal.own.CommandsCommand;
import ai.openclaw.core.shell.internal.own.CompletionCommand;
import ai.openclaw.core.shell.internal.own.HelpCommand;
import ai.openclaw.core.shell.internal.registry.CommandRegistry;
import ai.openclaw.core.shell.internal.registry.CommandTracker;
import ai.openclaw.core.shell.internal.registry.DescriptionTracker;
import ai.openclaw.core.shell.internal.run.CommandRunner;
import ai.openclaw.core.shell.internal.run.OutputFilter;
import ai.openclaw.core.shell.internal.run.RemoteAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the commands and opens the doors to them that this process has. */
@Component(service = {})
public final class Shell {
  private static final Logger LOG = LoggerFactory.getLogger(Shell.class);
  private static final int MOST_COMMANDS = 128;

  /** The packages without which there is no Gogo shell in this process. */
  private static final List<String> GOGO =
      List.of("org.apache.felix.service.command", "org.jline.builtins", "org.jline.terminal.impl");

  /** The packages without which nobody can be asked. */
  private static final List<String> JLINE =
      List.of(
          "org.jline.keymap",
          "org.jline.reader",
          "org.jline.terminal",
          "org.jline.terminal.impl",
          "org.jline.terminal.impl.exec");

  private final BundleContext context;
  private final Deque<Runnable> closing = new ArrayDeque<>();

  /** Opens the doors. */
  @Activate
  public Shell(BundleContext context, @Reference Launch launch, @Reference Locations locations) {
    this.context = context;
    var filter = new OutputFilter(context);
    closing.push(filter::close);
    var remotes = new RemoteAccess(context);
    closing.push(remotes::close);
    ExecutorService pool = Workers.bounded("openclaw-command", MOST_COMMANDS, 0);
    closing.push(pool::shutdownNow);
    var registry = new CommandRegistry(context);
    var runner = new CommandRunner(registry, pool, filter, remotes, launch.purpose());

    var descriptions = new DescriptionTracker(context, registry);
    descriptions.open();
    closing.push(descriptions::close);
    register(new HelpCommand(registry), "help");
    register(new CommandsCommand(registry), "commands");
    var user = Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home")));
    register(
        new CompletionCommand(registry, locations.state(), user, System.getenv()), "completion");
    var commands = new CommandTracker(context, registry);
    commands.open();
    closing.push(commands::close);
    register(Draining.class, registry, Map.of());

    switch (launch.purpose()) {
      case COMMAND -> openWhenReady(runner);
      case GATEWAY -> {
        if (wired(GOGO)) {
          openGogo(registry, runner, filter);
        }
        openSocket(runner, locations);
      }
    }
  }

  @Deactivate
  void close() {
    closing.forEach(Runnable::run);
  }

  /** A command may need what a plugin serves, and that starts by and by. */
  private void openWhenReady(CommandRunner runner) {
    var ready =
        new ServiceTracker<HostReady, ServiceRegistration<?>>(context, HostReady.class, null) {
          @Override
          public ServiceRegistration<?> addingService(ServiceReference<HostReady> service) {
            return context.registerService(
                Function.class,
                new LocalDoor(runner, wired(JLINE), System.getProperty("openclaw.tty.size", "")),
                FrameworkUtil.asDictionary(Map.of("openclaw.run", true)));
          }

          @Override
          public void removedService(
              ServiceReference<HostReady> service, ServiceRegistration<?> door) {
            door.unregister();
          }
        };
    ready.open();
    closing.push(ready::close);
  }

  private void openGogo(CommandRegistry registry, CommandRunner runner, OutputFilter filter) {
    var functions = new ShellFunctions(context, registry);
    closing.push(functions::close);
    var shell = new ShellCommand(context, filter);
    closing.push(shell::close);
    register(shell, "shell");
    var door = new GogoDoor(context, registry, runner);
    closing.push(door::close);
  }

  private boolean wired(List<String> packages) {
    return context
        .getBundle()
        .adapt(BundleWiring.class)
        .getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE)
        .stream()
        .map(wire -> wire.getCapability().getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))
        .toList()
        .containsAll(packages);
  }

  private void openSocket(CommandRunner runner, Locations locations) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      var server = ControlServer.open(locations.state(), locations.run(), temporary, runner);
      closing.push(server::close);
    } catch (IOException e) {
      LOG.error(
          "the control socket below {} cannot be opened: {}; `openclaw` commands will not reach"
              + " this gateway until it is started again",
          locations.run(),
          e.getMessage());
    }
  }

  private void register(OperatorCommand command, String name) {
    register(OperatorCommand.class, command, Map.of(OperatorCommand.NAME, name));
  }

  private <T> void register(Class<T> type, T service, Map<String, Object> properties) {
    ServiceRegistration<T> registration =
        context.registerService(type, service, FrameworkUtil.asDictionary(properties));
    closing.push(registration::unregister);
  }
}
