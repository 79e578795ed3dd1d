package ai.openclaw.core.secrets.internal.targets;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.secrets.CommandSecrets;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.SecretTarget;
import ai.openclaw.core.secrets.SecretTargets;
import ai.openclaw.core.secrets.internal.runtime.SecretsHub;
import ai.openclaw.core.secrets.internal.surface.Collector;
import ai.openclaw.core.secrets.internal.surface.Slot;
import ai.openclaw.core.secrets.internal.surface.Surfaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks the gateway, then resolves here what is missing, for the fields of one command alone. */
@Component
public final class FetchedSecrets implements CommandSecrets {
  private static final String CODE = "SECRETS_COMMAND_TARGET_UNRESOLVED";

  private final CommandTable table = CommandTable.load();
  private final Surfaces surfaces;
  private final SecretTargets targets;
  private final SecretResolver resolver;

  /** Creates it over the installed surfaces and providers. */
  @Activate
  public FetchedSecrets(
      @Reference SecretsHub hub,
      @Reference SecretTargets targets,
      @Reference SecretResolver resolver) {
    this(hub.surfaces(), targets, resolver);
  }

  FetchedSecrets(Surfaces surfaces, SecretTargets targets, SecretResolver resolver) {
    this.surfaces = surfaces;
    this.targets = targets;
    this.resolver = resolver;
  }

  @Override
  public Answer fetch(Wish wish, ConfigSnapshot config, RemoteGateway gateway)
      throws InterruptedException {
    CommandTable.Entry entry = table.entry(wish);
    List<String> ids =
        targets.all().stream()
            .map(SecretTarget::field)
            .map(field -> field.id())
            .filter(id -> entry.has(id, wish.channel()))
            .toList();
    if (ids.isEmpty()) {
      return new Answer.Ready(Map.of(), List.of());
    }
    SnapshotAnswer snapshot = SnapshotAnswer.ask(gateway, wish.command(), ids);
    var values = new LinkedHashMap<>(snapshot.values());
    List<Slot> missing =
        Collector.collect(surfaces, config).active().stream()
            .filter(slot -> ids.contains(surfaces.canonical(slot.targetId())))
            .filter(slot -> ofAccount(slot, wish.account()))
            .filter(slot -> !values.containsKey(slot.text()))
            .filter(slot -> !snapshot.idle().contains(slot.text()))
            .toList();
    if (missing.isEmpty()) {
      return new Answer.Ready(values, List.of());
    }
    var remarks = new ArrayList<String>();
    remarks.add(
        wish.command()
            + ": "
            + snapshot
                .unusable()
                .map(cause -> "the gateway's snapshot cannot be used (" + cause + ")")
                .orElse("the gateway's snapshot does not have everything")
            + "; resolving here: "
            + String.join(", ", missing.stream().map(Slot::text).toList()));
    Map<String, SecretFailure> failures = resolve(missing, config, values);
    if (entry.strict() && !failures.isEmpty()) {
      return new Answer.Refused(refusal(wish, snapshot, failures));
    }
    failures.forEach(
        (path, failure) -> {
          remarks.add(
              "%s: %s could not be resolved here: %s [%s]"
                  .formatted(wish.command(), path, failure.message(), failure.code()));
          remarks.add(wish.command() + ": goes on without " + path);
        });
    return new Answer.Ready(values, remarks);
  }

  private static boolean ofAccount(Slot slot, Optional<String> account) {
    List<String> path = slot.path();
    boolean own =
        path.size() > 3 && path.get(0).equals("channels") && path.get(2).equals("accounts");
    return !own || account.map(path.get(3)::equals).orElse(true);
  }

  private Map<String, SecretFailure> resolve(
      List<Slot> slots, ConfigSnapshot config, Map<String, SecretValue> values)
      throws InterruptedException {
    Map<SecretRef, Outcome> outcomes =
        resolver.resolve(slots.stream().map(Slot::ref).distinct().toList(), config);
    var failures = new LinkedHashMap<String, SecretFailure>();
    for (Slot slot : slots) {
      Outcome outcome = outcomes.get(slot.ref());
      if (outcome instanceof Resolved resolved) {
        Optional<SecretFailure> misfit =
            resolver.misfit(slot.kind(), slot.text(), resolved.value());
        if (misfit.isEmpty()) {
          values.put(slot.text(), resolved.value());
        } else {
          failures.put(slot.text(), misfit.get());
        }
      } else if (outcome instanceof Failed failed) {
        failures.put(slot.text(), failed.failure());
      } else {
        failures.put(slot.text(), new SecretFailure(CODE, "nothing answered for " + slot.ref()));
      }
    }
    return failures;
  }

  private static CommandFailure refusal(
      Wish wish, SnapshotAnswer snapshot, Map<String, SecretFailure> failures) {
    Map.Entry<String, SecretFailure> first = failures.entrySet().iterator().next();
    String where =
        snapshot
            .unusable()
            .map(
                cause ->
                    first.getKey()
                        + " is needed; the gateway's snapshot could not be used ("
                        + cause
                        + "), and here: ")
            .orElse(first.getKey() + " is unresolved in the active snapshot, and here: ");
    return CommandFailure.of(
        CODE,
        wish.command() + ": " + where + first.getValue().message(),
        "openclaw secrets status",
        "openclaw secrets audit");
  }
}
