package ai.openclaw.core.shell.internal.registry;

import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.shell.internal.registry.CommandTable.Entry;
import ai.openclaw.core.shell.internal.registry.CommandTable.Refusal;
import ai.openclaw.lib.cli.CommandDescription;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/**
 * Decides who owns each command. A shipped bundle owns what it describes; else whoever described it
 * first keeps it as long as it is there. Of several versions of the owner the highest that can run
 * it does.
 */
final class Claims {
  private static final String SHIPPED = "ai.openclaw.";
  private static final String PLUGIN_LOCATION = "plugin:";

  private final Map<String, String> owners = new LinkedHashMap<>();

  record Described(Bundle bundle, CommandDescription description) {}

  record Offered(Bundle bundle, String name, ServiceReference<OperatorCommand> service) {}

  /** The table for what is described and offered now, in order of arrival. */
  CommandTable decide(
      Collection<Described> described, Collection<Offered> offered, Predicate<Bundle> leaving) {
    var byName = new LinkedHashMap<String, List<Described>>();
    for (Described one : described) {
      byName.merge(one.description().name(), List.of(one), Claims::concat);
    }
    owners.keySet().retainAll(byName.keySet());
    byName.forEach((name, claimants) -> owners.put(name, owner(name, claimants)));

    Set<Refusal> refusals = new HashSet<>();
    for (Offered one : offered) {
      if (!owners.containsKey(one.name())) {
        refusals.add(refusal(one.name(), one.bundle(), "its bundle does not describe it"));
      }
    }
    var entries =
        byName.entrySet().stream()
            .map(e -> entry(e.getKey(), e.getValue(), offered, leaving, refusals))
            .toList();
    return new CommandTable(entries, refusals);
  }

  private String owner(String name, List<Described> claimants) {
    List<String> names = claimants.stream().map(one -> one.bundle().getSymbolicName()).toList();
    String before = owners.getOrDefault(name, "");
    return claimants.stream()
        .map(Described::bundle)
        .filter(Claims::isShipped)
        .map(Bundle::getSymbolicName)
        .findFirst()
        .orElse(names.contains(before) ? before : names.get(0));
  }

  private Entry entry(
      String name,
      List<Described> claimants,
      Collection<Offered> offered,
      Predicate<Bundle> leaving,
      Set<Refusal> refusals) {
    String owner = owners.getOrDefault(name, "");
    for (Described one : claimants) {
      if (!owner.equals(one.bundle().getSymbolicName())) {
        refusals.add(refusal(name, one.bundle(), "it belongs to " + owner));
      }
    }
    Optional<Offered> service =
        offered.stream()
            .filter(one -> one.name().equals(name))
            .filter(one -> owner.equals(one.bundle().getSymbolicName()))
            .filter(one -> !leaving.test(one.bundle()))
            .max(
                Comparator.comparing((Offered one) -> one.bundle().getVersion())
                    .thenComparing(one -> -serviceId(one.service())));
    Comparator<Described> closest =
        Comparator.comparing(
                (Described one) -> service.map(s -> s.bundle().equals(one.bundle())).orElse(false))
            .thenComparing(one -> one.bundle().getVersion());
    Described chosen =
        claimants.stream()
            .filter(one -> owner.equals(one.bundle().getSymbolicName()))
            .max(closest)
            .orElseThrow();
    return new Entry(chosen.description(), chosen.bundle(), service.map(Offered::service));
  }

  private static boolean isShipped(Bundle bundle) {
    String name = bundle.getSymbolicName();
    return name != null
        && name.startsWith(SHIPPED)
        && !bundle.getLocation().startsWith(PLUGIN_LOCATION);
  }

  private static long serviceId(ServiceReference<?> service) {
    return service.getProperty(Constants.SERVICE_ID) instanceof Long id ? id : 0;
  }

  private static Refusal refusal(String name, Bundle bundle, String reason) {
    return new Refusal(name, String.valueOf(bundle.getSymbolicName()), reason);
  }

  private static List<Described> concat(List<Described> a, List<Described> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }
}
