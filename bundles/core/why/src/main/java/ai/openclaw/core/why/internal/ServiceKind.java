package ai.openclaw.core.why.internal;

import ai.openclaw.api.why.Explainer;
import ai.openclaw.api.why.Explanation;
import ai.openclaw.api.why.Thing;
import ai.openclaw.api.why.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Things that are services with a name in a property, such as methods and commands. */
final class ServiceKind implements Explainer {
  private final String kind;
  private final String type;
  private final String property;
  private final BundleContext context;
  private final Components components;

  /**
   * Creates it.
   *
   * @param kind what they are called
   * @param type the interface of the service
   * @param property the service property that holds the name
   */
  ServiceKind(
      String kind, String type, String property, BundleContext context, Components components) {
    this.kind = kind;
    this.type = type;
    this.property = property;
    this.context = context;
    this.components = components;
  }

  @Override
  public Collection<String> names() {
    var names = new TreeSet<String>();
    registered().forEach(reference -> names.add(name(reference)));
    components.offering(type).forEach(one -> names.add(Components.property(one, property)));
    names.remove("");
    return names;
  }

  @Override
  public Optional<Explanation> explain(String name) {
    List<String> bundles =
        registered()
            .filter(reference -> name(reference).equals(name))
            .map(ServiceKind::bundle)
            .toList();
    if (!bundles.isEmpty()) {
      String others = bundles.size() > 1 ? "; also offered by " + bundles.get(1) : "";
      return Optional.of(
          Explanation.of(kind, name, Verdict.WORKS, "served by " + bundles.get(0) + others, ""));
    }
    List<ComponentDescriptionDTO> would = components.offering(type, property, name);
    if (would.isEmpty()) {
      return Optional.empty();
    }
    List<Thing> causes = would.stream().map(one -> new Thing(Components.KIND, one.name)).toList();
    return Optional.of(
        Explanation.of(kind, name, Verdict.NOT_YET, "the component that serves it is not there", "")
            .because(causes));
  }

  private Stream<ServiceReference<?>> registered() {
    try {
      ServiceReference<?>[] found = context.getAllServiceReferences(type, "(" + property + "=*)");
      return found == null ? Stream.of() : Stream.of(found);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("the names of properties are constants", e);
    }
  }

  private String name(ServiceReference<?> reference) {
    return String.valueOf(reference.getProperty(property));
  }

  private static String bundle(ServiceReference<?> reference) {
    var bundle = reference.getBundle();
    return bundle == null
        ? "a bundle that leaves"
        : bundle.getSymbolicName() + " " + bundle.getVersion();
  }
}
