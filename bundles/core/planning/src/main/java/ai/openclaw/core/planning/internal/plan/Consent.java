package ai.openclaw.core.planning.internal.plan;

import java.util.function.Predicate;

/**
 * What the operator agreed to. Immutable.
 *
 * @param given whether programs may be started
 * @param startsPrograms whether the provider of a source starts programs
 */
public record Consent(boolean given, Predicate<String> startsPrograms) {
  /** Whether a source may not be asked. */
  public boolean lacksFor(String source) {
    return !given && startsPrograms.test(source);
  }
}
