package ai.openclaw.core.plugins.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;

/**
 * Says which components of a bundle will never serve: those whose activation failed, and those that
 * need a service which nothing here will ever offer. A component that only waits for another one to
 * start is not named.
 */
final class ComponentExplainer {
  private final BundleContext context;

  ComponentExplainer(BundleContext context) {
    this.context = context;
  }

  /** One line per component that will never serve; empty without a component runtime. */
  List<String> never(Bundle bundle) {
    return never(List.of(bundle)).getOrDefault(bundle.getBundleId(), List.of());
  }

  /** The same for many bundles, by bundle id, at the cost of one look at the framework. */
  Map<Long, List<String>> never(Collection<Bundle> bundles) {
    @Nullable ServiceReference<ServiceComponentRuntime> reference =
        context.getServiceReference(ServiceComponentRuntime.class);
    if (reference == null) {
      return Map.of();
    }
    @Nullable ServiceComponentRuntime runtime = context.getService(reference);
    if (runtime == null) {
      return Map.of();
    }
    try {
      var walk = new Walk(runtime, runtime.getComponentDescriptionDTOs(), registered(), promised());
      var lines = new HashMap<Long, List<String>>();
      for (Bundle bundle : bundles) {
        if (bundle.getState() == Bundle.ACTIVE) {
          lines.put(bundle.getBundleId(), walk.never(bundle));
        }
      }
      return lines;
    } finally {
      context.ungetService(reference);
    }
  }

  private Set<String> registered() {
    var types = new HashSet<String>();
    for (Bundle bundle : context.getBundles()) {
      types.addAll(Running.services(bundle));
    }
    return types;
  }

  /** The services that some manifest announces: they may come without a component. */
  private Set<String> promised() {
    var types = new HashSet<String>();
    for (Bundle bundle : context.getBundles()) {
      types.addAll(ServiceWait.promised(bundle));
    }
    return types;
  }

  private record Walk(
      ServiceComponentRuntime runtime,
      Collection<ComponentDescriptionDTO> all,
      Set<String> registered,
      Set<String> promised) {
    List<String> never(Bundle bundle) {
      var lines = new ArrayList<String>();
      for (ComponentDescriptionDTO component : all) {
        if (component.bundle != null && component.bundle.id == bundle.getBundleId()) {
          lines.addAll(never(component));
        }
      }
      return lines;
    }

    private List<String> never(ComponentDescriptionDTO component) {
      var lines = new ArrayList<String>();
      for (ComponentConfigurationDTO state : runtime.getComponentConfigurationDTOs(component)) {
        if (state.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
          lines.add(simple(component.name) + " failed: " + firstCause(state.failure));
        } else if (state.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE
            && !replaceable(component)) {
          Stream.of(state.unsatisfiedReferences)
              .map(unsatisfied -> reference(component, unsatisfied.name))
              .filter(reference -> !possible(reference.interfaceName))
              .map(reference -> missing(component, reference))
              .forEach(lines::add);
        }
      }
      return lines;
    }

    /** Whether another one already offers all that this one would. */
    private boolean replaceable(ComponentDescriptionDTO component) {
      return component.serviceInterfaces.length > 0
          && registered.containsAll(List.of(component.serviceInterfaces));
    }

    private boolean possible(String type) {
      return promised.contains(type)
          || registered.contains(type)
          || all.stream().anyMatch(c -> List.of(c.serviceInterfaces).contains(type));
    }

    private static String missing(ComponentDescriptionDTO component, ReferenceDTO reference) {
      String target = reference.target == null ? "" : " " + reference.target;
      return simple(component.name)
          + " needs a service "
          + reference.interfaceName
          + target
          + ", which no bundle here offers";
    }

    private static ReferenceDTO reference(ComponentDescriptionDTO component, String name) {
      return Stream.of(component.references)
          .filter(reference -> reference.name.equals(name))
          .findFirst()
          .orElseThrow();
    }

    /** The failure comes as a printed stack trace; its last cause is the one that matters. */
    private static String firstCause(@Nullable String trace) {
      String text = trace == null ? "unknown" : trace;
      String cause =
          text.lines()
              .filter(line -> line.startsWith("Caused by: "))
              .reduce((earlier, later) -> later)
              .map(line -> line.substring("Caused by: ".length()))
              .orElseGet(() -> text.lines().findFirst().orElse("unknown"));
      return cause.substring(cause.lastIndexOf('.', colon(cause)) + 1).strip();
    }

    private static int colon(String cause) {
      int colon = cause.indexOf(':');
      return colon < 0 ? cause.length() : colon;
    }

    private static String simple(String name) {
      return name.substring(name.lastIndexOf('.') + 1);
    }
  }
}
