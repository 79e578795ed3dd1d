package ai.openclaw.core.configure.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.DialogCancelledException;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.configure.internal.mapping.Candidates;
import ai.openclaw.core.configure.internal.mapping.RefCheck;
import ai.openclaw.core.planning.AgentStores;
import ai.openclaw.core.planning.PlanRefusedException;
import ai.openclaw.core.planning.Plans;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.SecretSources;
import ai.openclaw.core.secrets.SecretTargets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code secrets configure}. */
@Component(property = OperatorCommand.NAME + "=secrets configure")
public final class ConfigureCommand implements OperatorCommand {
  private final ConfigWorkshop workshop;
  private final SecretTargets targets;
  private final SecretResolver resolver;
  private final SecretSources sources;
  private final AgentStores stores;
  private final Plans plans;

  /** Creates it. */
  @Activate
  public ConfigureCommand(
      @Reference ConfigWorkshop workshop,
      @Reference SecretTargets targets,
      @Reference SecretResolver resolver,
      @Reference SecretSources sources,
      @Reference AgentStores stores,
      @Reference Plans plans) {
    this.workshop = workshop;
    this.targets = targets;
    this.resolver = resolver;
    this.sources = sources;
    this.stores = stores;
    this.plans = plans;
  }

  @Override
  public CommandResult run(CommandCall call) {
    Optional<Dialog> dialog = call.dialog();
    if (dialog.isEmpty()) {
      return failed(
          "SECRETS_CONFIGURE_NO_TERMINAL",
          "secrets configure asks questions and needs a terminal",
          "for a script, write a plan and run: openclaw secrets apply --from <file>");
    }
    if (call.flag("providers-only") && call.flag("skip-provider-setup")) {
      return failed(
          "SECRETS_CONFIGURE_FLAGS",
          "--providers-only and --skip-provider-setup leave nothing to ask",
          "leave one of them out");
    }
    try {
      return conversation(call, dialog.get()).run();
    } catch (DialogCancelledException | InterruptedException e) {
      return failed("CANCELLED", "cancelled; nothing was applied");
    } catch (ConfigInvalidException e) {
      return failed(
          e.issues().get(0).code(),
          String.valueOf(e.getMessage()),
          "mend it first; `openclaw config validate` tells when it is right");
    } catch (PlanRefusedException e) {
      return CommandResult.failed(e.failure());
    }
  }

  private Conversation conversation(CommandCall call, Dialog dialog) throws ConfigInvalidException {
    Staging staging = Staging.begin(workshop);
    var wishes = Wishes.of(call);
    Map<String, ProviderDescription> installed = sources.installed();
    return new Conversation(
        dialog,
        wishes,
        staging,
        stores,
        new Candidates(targets, stores),
        installed,
        new RefCheck(resolver, installed, wishes.allowExec()),
        new Finish(call, dialog, wishes, plans, Clock.systemUTC()));
  }

  private static CommandResult failed(String code, String message, String... hints) {
    return CommandResult.failed(CommandFailure.of(code, message, hints));
  }
}
