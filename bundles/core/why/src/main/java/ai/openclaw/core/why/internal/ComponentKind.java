package ai.openclaw.core.why.internal;

import ai.openclaw.api.why.Explainer;
import ai.openclaw.api.why.Explanation;
import ai.openclaw.api.why.Thing;
import ai.openclaw.api.why.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Declarative components: whether they are active, and which service they wait for. */
final class ComponentKind implements Explainer {
  private final Components components;
  private final Offers offers;

  /**
   * Creates it.
   *
   * @param offers what is, or will be, in the service registry
   */
  ComponentKind(Components components, Offers offers) {
    this.components = components;
    this.offers = offers;
  }

  @Override
  public Collection<String> names() {
    return components.all().stream().map(component -> component.name).toList();
  }

  @Override
  public Optional<Explanation> explain(String name) {
    return components.all().stream()
        .filter(component -> component.name.equals(name) || simple(component).equals(name))
        .findFirst()
        .map(this::explain);
  }

  private Explanation explain(ComponentDescriptionDTO component) {
    Collection<ComponentConfigurationDTO> states =
        components.runtime().getComponentConfigurationDTOs(component);
    if (states.isEmpty()) {
      return components.runtime().isComponentEnabled(component)
          ? of(component, Verdict.OFF, "it waits for a configuration that nobody made", "")
          : of(component, Verdict.OFF, "it is disabled by its bundle", "");
    }
    ComponentConfigurationDTO state = states.iterator().next();
    return switch (state.state) {
      case ComponentConfigurationDTO.ACTIVE -> of(component, Verdict.WORKS, "it is active", "");
      case ComponentConfigurationDTO.SATISFIED ->
          of(component, Verdict.WORKS, "it has all it needs and starts when it is asked for", "");
      case ComponentConfigurationDTO.FAILED_ACTIVATION ->
          of(
              component,
              Verdict.NEVER,
              "its start failed: " + lastCause(state.failure),
              "mend or replace the bundle " + bundle(component) + "; openclaw logs has the trace");
      case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> unsatisfied(component, state);
      default -> of(component, Verdict.OFF, "it waits for a configuration that nobody made", "");
    };
  }

  private Explanation unsatisfied(
      ComponentDescriptionDTO component, ComponentConfigurationDTO state) {
    var causes = new ArrayList<Thing>();
    Optional<Explanation> never = Optional.empty();
    var waits = new ArrayList<String>();
    for (UnsatisfiedReferenceDTO unsatisfied : state.unsatisfiedReferences) {
      ReferenceDTO reference = reference(component, unsatisfied.name);
      String wanted = reference.interfaceName + target(reference);
      waits.add(wanted);
      List<String> makers =
          components.offering(reference.interfaceName).map(maker -> maker.name).toList();
      makers.forEach(maker -> causes.add(new Thing(Components.KIND, maker)));
      if (makers.isEmpty() && never.isEmpty()) {
        never = missing(component, reference, wanted);
      }
    }
    return never.orElseGet(
        () ->
            of(component, Verdict.NOT_YET, "it waits for " + String.join(" and ", waits), "")
                .because(causes));
  }

  private Optional<Explanation> missing(
      ComponentDescriptionDTO component, ReferenceDTO reference, String wanted) {
    if (offers.promised(reference.interfaceName)) {
      return Optional.empty();
    }
    boolean others = offers.registered(reference.interfaceName);
    String text =
        others
            ? "it needs a service " + wanted + ", and those that are here do not match"
            : "it needs a service " + wanted + ", which no bundle here offers";
    String remedy =
        "install a bundle that offers "
            + wanted
            + ", or remove "
            + bundle(component)
            + " if nothing needs it";
    return Optional.of(of(component, Verdict.NEVER, text, remedy));
  }

  private static Explanation of(
      ComponentDescriptionDTO component, Verdict verdict, String text, String remedy) {
    return Explanation.of(Components.KIND, component.name, verdict, text, remedy);
  }

  private static ReferenceDTO reference(ComponentDescriptionDTO component, String name) {
    return Stream.of(component.references)
        .filter(reference -> reference.name.equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String target(ReferenceDTO reference) {
    return reference.target == null ? "" : " " + reference.target;
  }

  private static String bundle(ComponentDescriptionDTO component) {
    return component.bundle == null ? "it comes from" : component.bundle.symbolicName;
  }

  private static String simple(ComponentDescriptionDTO component) {
    return component.name.substring(component.name.lastIndexOf('.') + 1);
  }

  /** The failure comes as a printed stack trace; its last cause is the one that matters. */
  private static String lastCause(@Nullable String trace) {
    String text = trace == null ? "unknown" : trace;
    return text.lines()
        .filter(line -> line.startsWith("Caused by: "))
        .reduce((earlier, later) -> later)
        .map(line -> line.substring("Caused by: ".length()))
        .orElseGet(() -> text.lines().findFirst().orElse("unknown"));
  }
}
