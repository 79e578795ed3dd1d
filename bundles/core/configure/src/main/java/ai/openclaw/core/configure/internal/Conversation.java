package ai.openclaw.core.configure.internal;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.Dialog.Choice;
import ai.openclaw.api.command.DialogCancelledException;
import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.core.configure.internal.mapping.Candidate;
import ai.openclaw.core.configure.internal.mapping.Candidates;
import ai.openclaw.core.configure.internal.mapping.MappingMenu;
import ai.openclaw.core.configure.internal.mapping.RefCheck;
import ai.openclaw.core.planning.AgentStores;
import ai.openclaw.core.planning.PlanRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run from the first question to the last. Used by one thread. */
final class Conversation {
  private static final List<String> ALWAYS = List.of("env");

  private final Dialog dialog;
  private final Wishes wishes;
  private final Staging staging;
  private final AgentStores stores;
  private final Candidates candidates;
  private final Map<String, ProviderDescription> sources;
  private final RefCheck check;
  private final Finish finish;

  private enum Next {
    CREDENTIALS,
    PROVIDERS,
    AGAIN,
    LEAVE
  }

  Conversation(
      Dialog dialog,
      Wishes wishes,
      Staging staging,
      AgentStores stores,
      Candidates candidates,
      Map<String, ProviderDescription> sources,
      RefCheck check,
      Finish finish) {
    this.dialog = dialog;
    this.wishes = wishes;
    this.staging = staging;
    this.stores = stores;
    this.candidates = candidates;
    this.sources = sources;
    this.check = check;
    this.finish = finish;
  }

  CommandResult run() throws DialogCancelledException, PlanRefusedException, InterruptedException {
    finish.ready();
    dialog.line("This makes a plan for secrets and writes nothing before you agree to it.");
    dialog.line("Ctrl-C or Esc leaves at any question.");
    String agent = stores.defaultAgent(staging.base());
    if (wishes.providers()) {
      providers(agent);
    }
    if (wishes.credentials()) {
      agent = agent();
      credentials(agent);
    }
    while (staging.changes()) {
      Optional<Finish.Tried> tried = tryOut(agent);
      if (tried.isPresent()) {
        return finish.decide(tried.get());
      }
    }
    return CommandResult.failed(
        CommandFailure.of(
            "SECRETS_CONFIGURE_NO_CHANGE", "Nothing was changed, so no plan is made"));
  }

  /** Empty when the plan is refused and the person goes on with it. */
  private Optional<Finish.Tried> tryOut(String agent)
      throws DialogCancelledException, PlanRefusedException, InterruptedException {
    try {
      return Optional.of(finish.tryOut(staging));
    } catch (PlanRefusedException e) {
      dialog.line("");
      e.failure().message().lines().forEach(line -> dialog.line("  ! " + line));
      e.failure().hints().forEach(hint -> dialog.line("    " + hint));
      switch (afterRefusal()) {
        case PROVIDERS -> providers(agent);
        case CREDENTIALS -> credentials(agent);
        case AGAIN -> dialog.line("");
        case LEAVE -> throw e;
      }
      return Optional.empty();
    }
  }

  private Next afterRefusal() throws DialogCancelledException {
    var choices = new ArrayList<Choice<Next>>();
    if (wishes.credentials()) {
      choices.add(new Choice<>(Next.CREDENTIALS, "Change the credentials", ""));
    }
    if (wishes.providers()) {
      choices.add(new Choice<>(Next.PROVIDERS, "Change the providers", ""));
    }
    choices.add(
        new Choice<>(Next.AGAIN, "Try the plan out again", "after you have mended the cause"));
    choices.add(new Choice<>(Next.LEAVE, "Leave without changes", ""));
    return dialog.choose("The plan cannot be carried out like this. What next?", choices, 0);
  }

  private void providers(String agent) throws DialogCancelledException {
    new ProviderMenu(dialog, staging, sources, new References(referrers(agent))).run();
  }

  /** A store that cannot be read is told of where its profiles are needed. */
  private List<Candidate> referrers(String agent) {
    try {
      return candidates.of(staging.base(), agent);
    } catch (PlanRefusedException e) {
      return List.of();
    }
  }

  private String agent() throws PlanRefusedException {
    if (wishes.agent().isEmpty()) {
      return stores.defaultAgent(staging.base());
    }
    String wanted = wishes.agent().get();
    Optional<String> found = stores.find(wanted, staging.base());
    return found.orElseThrow(
        () ->
            new PlanRefusedException(
                CommandFailure.of(
                    "SECRETS_PLAN_AGENT_UNKNOWN",
                    "There is no agent " + wanted,
                    "known agents: " + String.join(", ", stores.agents(staging.base())))));
  }

  private void credentials(String agent)
      throws DialogCancelledException, PlanRefusedException, InterruptedException {
    List<Candidate> known = candidates.of(staging.base(), agent);
    if (known.isEmpty()) {
      throw new PlanRefusedException(
          CommandFailure.of(
              "SECRETS_CONFIGURE_NO_CANDIDATE",
              "There is no credential field in the configuration or in the profiles of agent "
                  + agent,
              "configure a provider of models, a channel or a tool first; --providers-only makes a plan"
                  + " for providers alone"));
    }
    new MappingMenu(dialog, staging, candidates, known, agent, check, ALWAYS).run();
  }
}
