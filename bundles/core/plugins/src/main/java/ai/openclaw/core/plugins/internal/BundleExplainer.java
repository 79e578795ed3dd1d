package ai.openclaw.core.plugins.internal;

import ai.openclaw.api.why.Explainer;
import ai.openclaw.api.why.Explanation;
import ai.openclaw.api.why.Thing;
import ai.openclaw.api.why.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Explains how a bundle stands: admission, quarantine, wiring and components. */
@Component(property = Explainer.KIND + "=bundle")
public final class BundleExplainer implements Explainer {
  private static final String KIND = "bundle";

  private final PluginHost host;
  private final BundleContext context;
  private final WiringExplainer wiring;
  private final ComponentExplainer components;

  /** Looks into the bundles of this framework. */
  @Activate
  public BundleExplainer(@Reference PluginHost host, BundleContext context) {
    this.host = host;
    this.context = context;
    this.wiring = new WiringExplainer(context);
    this.components = new ComponentExplainer(context);
  }

  @Override
  public Collection<String> names() {
    var names = new TreeSet<String>();
    host.statuses().forEach(status -> names.add(status.name()));
    shipped().forEach(bundle -> names.add(bundle.getSymbolicName()));
    return names;
  }

  @Override
  public Optional<Explanation> explain(String name) {
    List<PluginStatus> plugins =
        host.statuses().stream()
            .filter(status -> status.name().equals(name) || status.file().equals(name))
            .toList();
    if (plugins.isEmpty()) {
      return shipped()
          .filter(bundle -> name.equals(bundle.getSymbolicName()))
          .findFirst()
          .map(this::loaded);
    }
    // Of several versions the one that serves tells how the name stands.
    PluginStatus status =
        plugins.stream()
            .filter(plugin -> plugin.state().equals("active"))
            .findFirst()
            .orElse(plugins.get(0));
    return Optional.of(plugin(status));
  }

  private Explanation plugin(PluginStatus status) {
    String name = status.name();
    String file = host.folder().resolve(status.file()).toString();
    return switch (status.state()) {
      case "active" -> status.bundle().map(this::loaded).orElseGet(() -> unloaded(status));
      case "quarantined" ->
          of(
              name,
              Verdict.NEVER,
              "it is quarantined: " + status.reason(),
              "replace "
                  + file
                  + " by a version that behaves, or try this one again: openclaw"
                  + " plugins unquarantine "
                  + name);
      case "refused" ->
          of(
              name,
              Verdict.NEVER,
              "it was refused: " + status.reason(),
              "replace or remove " + file);
      case "pending" -> of(name, Verdict.NOT_YET, "it is about to be admitted", "");
      case "standby", "replaced" ->
          of(name, Verdict.OFF, "another version serves: " + status.reason(), "");
      default -> unloaded(status);
    };
  }

  private static Explanation unloaded(PluginStatus status) {
    return of(status.name(), Verdict.NOT_YET, "it is " + status.state(), "");
  }

  private Explanation loaded(Bundle bundle) {
    String name = bundle.getSymbolicName();
    String version = name + " " + bundle.getVersion();
    switch (bundle.getState()) {
      case Bundle.INSTALLED -> {
        List<String> missing = wiring.missing(bundle);
        String why = missing.isEmpty() ? "it was never resolved" : String.join("; ", missing);
        return of(name, Verdict.NEVER, "it cannot be wired: " + why, "install what is missing");
      }
      case Bundle.STARTING -> {
        return of(name, Verdict.NOT_YET, "it is starting", "");
      }
      case Bundle.STOPPING -> {
        return of(name, Verdict.OFF, "it is stopping", "");
      }
      case Bundle.RESOLVED -> {
        boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
        String text =
            fragment ? "it is attached to its host" : "it declares, and has no code to run";
        return starts(bundle)
            ? of(name, Verdict.OFF, "it was stopped", "")
            : of(name, Verdict.WORKS, text, "");
      }
      default -> {
        List<String> never = components.never(bundle);
        return never.isEmpty()
            ? of(name, Verdict.WORKS, version + " is active", "")
            : of(name, Verdict.IMPAIRED, "it is active, but " + String.join("; ", never), "")
                .because(waiting(never));
      }
    }
  }

  /** The components that are named in the lines, to be explained by whoever knows components. */
  private static List<Thing> waiting(List<String> lines) {
    var things = new ArrayList<Thing>();
    for (String line : lines) {
      things.add(new Thing("component", line.substring(0, Math.max(0, line.indexOf(' ')))));
    }
    return things;
  }

  private static boolean starts(Bundle bundle) {
    return bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATOR) != null
        || bundle.getHeaders("").get("Service-Component") != null;
  }

  private static Explanation of(String name, Verdict verdict, String text, String remedy) {
    return Explanation.of(KIND, name, verdict, text, remedy);
  }

  private Stream<Bundle> shipped() {
    return Stream.of(context.getBundles())
        .filter(ShippedBundles::shipped)
        .filter(bundle -> bundle.getSymbolicName() != null);
  }
}
