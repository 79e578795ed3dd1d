package ai.openclaw.core.service.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code gateway install}, {@code daemon install} and so on: every action under two names. */
@Component(service = {})
public final class ServiceCommands {
  private static final List<String> GROUPS = List.of("gateway", "daemon");

  private final BundleContext context;
  private final ServiceReference<Lifecycle> lifecycle;

  /** Registers them; what they work with is made when one of them is called. */
  @Activate
  public ServiceCommands(BundleContext context, @Reference ServiceReference<Lifecycle> lifecycle) {
    this.context = context;
    this.lifecycle = lifecycle;
    for (Action action : Action.values()) {
      for (String group : GROUPS) {
        OperatorCommand command = call -> run(action, call);
        context.registerService(
            OperatorCommand.class,
            command,
            FrameworkUtil.asDictionary(Map.of(OperatorCommand.NAME, group + " " + action.word())));
      }
    }
  }

  private CommandResult run(Action action, CommandCall call) throws InterruptedException {
    Lifecycle service = context.getService(lifecycle);
    if (service == null) {
      return CommandResult.failed(
          CommandFailure.of("SERVICE_STOPPING", "this process is about to stop"));
    }
    try {
      return service.run(action, call);
    } finally {
      context.ungetService(lifecycle);
    }
  }
}
