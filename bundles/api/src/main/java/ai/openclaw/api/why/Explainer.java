package ai.openclaw.api.why;

import java.util.Collection;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Explains things of one kind. Registered as a service with the property {@value #KIND}; asked by
 * {@code openclaw why} on threads of its own, several at once, and given up after a few seconds.
 *
 * <p>It looks and tells, and changes nothing: no source is asked, no reload is begun.
 */
@ConsumerType
public interface Explainer {
  /**
   * Service property: the kind, small letters, digits and dashes. It belongs to the bundle that had
   * it first, those of the distribution before all others.
   */
  String KIND = "why.kind";

  /**
   * Service property, boolean: whether it can tell something in a process that is not the gateway.
   * Absent: false.
   */
  String OFFLINE = "why.offline";

  /** The names it knows, to suggest one that was misspelt; none is a secret. */
  Collection<String> names();

  /**
   * Explains a thing.
   *
   * @param name what was typed
   * @return empty when nothing of its kind is called that
   */
  Optional<Explanation> explain(String name);
}
