package ai.openclaw.core.why.internal;

import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * The declarative components of every bundle. Immutable.
 *
 * @param runtime knows them
 */
record Components(ServiceComponentRuntime runtime) {
  static final String KIND = "component";

  List<ComponentDescriptionDTO> all() {
    return List.copyOf(runtime.getComponentDescriptionDTOs());
  }

  /** Those that would offer a service of a type with a property of a value. */
  List<ComponentDescriptionDTO> offering(String type, String property, String value) {
    return offering(type).filter(component -> value.equals(property(component, property))).toList();
  }

  /** Those that would offer a service of a type. */
  Stream<ComponentDescriptionDTO> offering(String type) {
    return all().stream().filter(component -> List.of(component.serviceInterfaces).contains(type));
  }

  static String property(ComponentDescriptionDTO component, String name) {
    Object value = component.properties == null ? null : component.properties.get(name);
    return value == null ? "" : value.toString();
  }
}
