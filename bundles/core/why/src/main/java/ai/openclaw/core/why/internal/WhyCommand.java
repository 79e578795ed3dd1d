package ai.openclaw.core.why.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.api.why.Explanation;
import ai.openclaw.core.plugins.Quarantine;
import ai.openclaw.lib.schema.DidYouMean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** {@code why}: the chain of causes behind what an operator sees. */
@Component(property = OperatorCommand.NAME + "=why")
public final class WhyCommand implements OperatorCommand {
  private final Explainers explainers;
  private final boolean offline;

  /** Asks the explainers of this framework. */
  @Activate
  public WhyCommand(BundleContext context, @Reference Quarantine quarantine) {
    this.offline = "command".equals(context.getProperty("openclaw.purpose"));
    this.explainers = new Explainers(context, quarantine, offline);
  }

  @Deactivate
  void close() {
    explainers.close();
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    String name = String.join(" ", call.arguments()).strip();
    Optional<String> kind = call.option("kind");
    Collection<String> kinds = explainers.kinds();
    if (kind.isPresent() && !kinds.contains(kind.get())) {
      return CommandResult.failed(
          CommandFailure.of(
              "WHY_KIND_UNKNOWN",
              "there is no kind " + kind.get() + DidYouMean.hint(kind.get(), kinds),
              "kinds" + where() + ": " + String.join(", ", kinds)));
    }
    var chains = new ArrayList<Chain>();
    for (Explanation found : explainers.explain(kind, name)) {
      chains.add(Chain.from(found, explainers::explain));
    }
    if (chains.isEmpty()) {
      return unknown(name, kind);
    }
    // What is wrong is what somebody wants to know.
    chains.sort(Comparator.comparing(Chain::verdict).reversed());
    return Answer.of(chains, !offline);
  }

  private CommandResult unknown(String name, Optional<String> kind) throws InterruptedException {
    Optional<String> near = DidYouMean.suggest(name, explainers.names(kind));
    var hints = new ArrayList<String>();
    near.ifPresent(other -> hints.add("did you mean " + other + "?"));
    if (offline) {
      hints.add("no gateway runs: with one, bundles, methods, commands and routes are known too");
    }
    if (hints.isEmpty()) {
      hints.add("openclaw plugins list, openclaw secrets status and openclaw help show names");
    }
    return CommandResult.failed(
        new CommandFailure("WHY_UNKNOWN", "nothing" + where() + " is called " + name, hints));
  }

  private String where() {
    return offline ? " in the configuration" : "";
  }
}
