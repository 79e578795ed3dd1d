package ai.openclaw.core.planning.internal.apply;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.planning.PlanRefusedException;
import ai.openclaw.core.planning.PlanReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code secrets apply}. */
@Component(property = OperatorCommand.NAME + "=secrets apply")
public final class ApplyCommand implements OperatorCommand {
  private final Planner planner;

  /** Creates it. */
  @Activate
  public ApplyCommand(@Reference Planner planner) {
    this.planner = planner;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    Optional<String> from = call.option("from");
    if (from.isEmpty()) {
      return CommandResult.failed(
          CommandFailure.of("SECRETS_PLAN_MISSING", "--from <file> names the plan"));
    }
    Path file = call.workingDirectory().resolve(from.get());
    try {
      PlanReport report = planner.run(file, call.flag("dry-run"), call.flag("allow-exec"));
      List<Block> lines = report.lines().stream().<Block>map(Line::new).toList();
      return CommandResult.of(0, report.json(), lines);
    } catch (PlanRefusedException e) {
      return CommandResult.failed(e.failure());
    }
  }
}
