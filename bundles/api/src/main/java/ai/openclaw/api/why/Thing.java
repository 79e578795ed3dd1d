package ai.openclaw.api.why;

import java.util.Objects;

/**
 * Something that an operator may ask about. Immutable.
 *
 * @param kind what it is: {@code config}, {@code secret}, {@code provider}, {@code bundle}, {@code
 *     component}, {@code method}, {@code command}, {@code route} …
 * @param name its name among those of its kind; never a secret
 */
public record Thing(String kind, String name) {
  /** Checks that both are there. */
  public Thing {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
