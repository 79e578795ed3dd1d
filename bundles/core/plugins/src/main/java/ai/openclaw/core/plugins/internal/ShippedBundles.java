package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.host.HostReady.BundleOutcome;
import ai.openclaw.core.host.HostReady.State;
import ai.openclaw.core.host.Launch.Purpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** The bundles that are not plugins: those of the distribution, started by the launcher. */
final class ShippedBundles {
  static final String PLUGIN_LOCATION = "plugin:";

  private final BundleContext context;
  private final WiringExplainer explainer;
  private final ComponentExplainer components;

  /** What the launcher starts by and by; it reports itself when that fails. */
  private final Set<String> late;

  ShippedBundles(BundleContext context, WiringExplainer explainer) {
    this.context = context;
    this.explainer = explainer;
    this.components = new ComponentExplainer(context);
    @Nullable String names = context.getProperty("openclaw.late");
    this.late = names == null ? Set.of() : Set.of(names.split(",", -1));
  }

  static boolean shipped(Bundle bundle) {
    return !bundle.getLocation().startsWith(PLUGIN_LOCATION);
  }

  boolean holds(String symbolicName) {
    return all().anyMatch(bundle -> symbolicName.equals(bundle.getSymbolicName()));
  }

  /** What became of each that was to be started; a command leaves most of them alone. */
  List<BundleOutcome> outcomes(Purpose purpose) {
    // Asked once: a command that ends early stops its bundles beside this.
    Map<Bundle, Boolean> up = new LinkedHashMap<>();
    all()
        .filter(bundle -> bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID)
        .forEach(bundle -> up.put(bundle, up(bundle)));
    if (purpose != Purpose.GATEWAY) {
      up.values().removeIf(serves -> !serves);
    }
    Map<Long, List<String>> never = components.never(List.copyOf(up.keySet()));
    return up.entrySet().stream()
        .map(
            entry ->
                outcome(
                    entry.getKey(),
                    entry.getValue(),
                    never.getOrDefault(entry.getKey().getBundleId(), List.of())))
        .toList();
  }

  private BundleOutcome outcome(Bundle bundle, boolean up, List<String> never) {
    @Nullable String name = bundle.getSymbolicName();
    String label = name == null ? bundle.getLocation() : name;
    String version = bundle.getVersion().toString();
    if (!up) {
      return new BundleOutcome(label, version, State.FAILED, reason(bundle));
    }
    return never.isEmpty()
        ? new BundleOutcome(label, version, State.ACTIVE, "")
        : new BundleOutcome(label, version, State.FAILED, never.get(0));
  }

  private String reason(Bundle bundle) {
    if (bundle.getState() == Bundle.INSTALLED) {
      return explainer.missing(bundle).stream().findFirst().orElse("it cannot be resolved");
    }
    return "it is resolved, but did not start";
  }

  private boolean up(Bundle bundle) {
    return switch (bundle.getState()) {
      case Bundle.ACTIVE -> true;
      case Bundle.STARTING ->
          late.contains(String.valueOf(bundle.getSymbolicName()))
              || header(bundle, Constants.BUNDLE_ACTIVATIONPOLICY).startsWith("lazy");
      case Bundle.RESOLVED ->
          late.contains(String.valueOf(bundle.getSymbolicName())) || nothingToStart(bundle);
      default -> false;
    };
  }

  // A fragment, a library or a bundle that only declares serves as soon as it is resolved.
  private static boolean nothingToStart(Bundle bundle) {
    return !header(bundle, Constants.FRAGMENT_HOST).isEmpty()
        || (header(bundle, Constants.BUNDLE_ACTIVATOR).isEmpty()
            && header(bundle, "Service-Component").isEmpty());
  }

  private static String header(Bundle bundle, String name) {
    @Nullable String value = bundle.getHeaders("").get(name);
    return value == null ? "" : value;
  }

  private Stream<Bundle> all() {
    return Stream.of(context.getBundles()).filter(ShippedBundles::shipped);
  }
}
