package ai.openclaw.api.why;

import java.util.List;
import java.util.Objects;

/**
 * Why a thing stands as it does. Immutable. No text of it holds a secret.
 *
 * @param thing what is explained
 * @param verdict how it stands by itself; what it needs may change that
 * @param text the reason, one line
 * @param remedy the one thing to do; empty when there is none, or when it is with a cause
 * @param causes what it needs and may be the reason, the most likely first; each is explained by
 *     whoever knows it
 */
public record Explanation(
    Thing thing, Verdict verdict, String text, String remedy, List<Thing> causes) {
  /** Copies the list. */
  public Explanation {
    Objects.requireNonNull(thing, "thing");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(remedy, "remedy");
    causes = List.copyOf(causes);
  }

  /** One that needs nothing else. */
  public static Explanation of(
      String kind, String name, Verdict verdict, String text, String remedy) {
    return new Explanation(new Thing(kind, name), verdict, text, remedy, List.of());
  }

  /** The same with what it needs. */
  public Explanation because(List<Thing> needed) {
    return new Explanation(thing, verdict, text, remedy, needed);
  }
}
