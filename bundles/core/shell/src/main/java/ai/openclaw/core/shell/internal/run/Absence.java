package ai.openclaw.core.shell.internal.run;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.shell.internal.registry.CommandRegistry;
import ai.openclaw.core.shell.internal.registry.CommandTable.Entry;
import ai.openclaw.lib.cli.CommandDescription.Runs;
import ai.openclaw.lib.cli.CommandLine.Invocation;
import java.util.Optional;
import org.osgi.framework.Bundle;

/** Says why a command that is described cannot be run now. */
public final class Absence {
  private final CommandRegistry registry;
  private final Launch.Purpose purpose;

  Absence(CommandRegistry registry, Launch.Purpose purpose) {
    this.registry = registry;
    this.purpose = purpose;
  }

  Optional<CommandFailure> reason(Invocation invocation) {
    String name = invocation.command().name();
    boolean elsewhere = invocation.command().remote() && invocation.option("url").isPresent();
    if (invocation.command().runs() == Runs.LAUNCHER) {
      return Optional.of(
          CommandFailure.of(
              "NOT_HERE",
              "openclaw " + name + " cannot be run in the shell of a gateway",
              "type it in a terminal of the operating system"));
    }
    if (purpose == Launch.Purpose.COMMAND
        && invocation.command().runs() == Runs.LIVE
        && !elsewhere) {
      return Optional.of(
          CommandFailure.of(
              "GATEWAY_NOT_RUNNING",
              "openclaw " + name + " needs the running gateway",
              "start it with `openclaw gateway`"));
    }
    return registry.table().find(name).flatMap(Entry::service).isPresent()
        ? Optional.empty()
        : Optional.of(unavailable(name));
  }

  CommandFailure unavailable(String name) {
    String reason =
        registry.table().find(name).map(entry -> why(entry)).orElse("its bundle is gone");
    return CommandFailure.of(
        "COMMAND_UNAVAILABLE",
        "openclaw " + name + " is not available: " + reason,
        "run `openclaw commands` to see which commands are");
  }

  /** One word for a table, {@code ready} or why not. */
  public static String state(Entry entry) {
    boolean ready = entry.service().isPresent() || entry.description().runs() == Runs.LAUNCHER;
    return ready ? "ready" : bundleState(entry.bundle());
  }

  private String why(Entry entry) {
    Bundle bundle = entry.bundle();
    String who = "bundle " + bundle.getSymbolicName() + " " + bundle.getVersion();
    if (registry.isLeaving(bundle)) {
      return who + " is being replaced or removed";
    }
    return who
        + (bundle.getState() == Bundle.ACTIVE
            ? " is active, but waits for something it needs"
            : " is " + bundleState(bundle));
  }

  private static String bundleState(Bundle bundle) {
    return switch (bundle.getState()) {
      case Bundle.ACTIVE -> "waiting";
      case Bundle.STARTING -> "starting";
      case Bundle.STOPPING -> "stopping";
      default -> "not started";
    };
  }
}
