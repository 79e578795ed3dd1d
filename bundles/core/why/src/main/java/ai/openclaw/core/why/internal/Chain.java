package ai.openclaw.core.why.internal;

import ai.openclaw.api.why.Explanation;
import ai.openclaw.api.why.Thing;
import ai.openclaw.api.why.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way from what was asked about to the cause. Immutable.
 *
 * @param links what was asked about first, the cause last; at least one
 */
record Chain(List<Explanation> links) {
  private static final int LONGEST = 16;

  Chain {
    links = List.copyOf(links);
  }

  /** Who explains things. */
  @FunctionalInterface
  interface Guide {
    /** Explains a thing; empty when nobody knows it. */
    Optional<Explanation> explain(Thing thing) throws InterruptedException;
  }

  /**
   * Follows the causes from one explanation on: of those that do not work the worst, the first of
   * equals.
   */
  static Chain from(Explanation asked, Guide guide) throws InterruptedException {
    var links = new ArrayList<Explanation>();
    Set<Thing> seen = new HashSet<>();
    Optional<Explanation> next = Optional.of(asked);
    while (next.isPresent() && links.size() < LONGEST) {
      Explanation link = next.get();
      links.add(link);
      seen.add(link.thing());
      next = worst(link, seen, guide);
    }
    return new Chain(links);
  }

  /** What was asked about. */
  Thing thing() {
    return links.get(0).thing();
  }

  /** Where the way ends. */
  Explanation cause() {
    return links.get(links.size() - 1);
  }

  /** How what was asked about stands, all in all. */
  Verdict verdict() {
    return cause().verdict();
  }

  /** The one thing to do: that of the cause, or of the nearest link that knows one. */
  String remedy() {
    for (int i = links.size() - 1; i >= 0; i--) {
      if (!links.get(i).remedy().isEmpty()) {
        return links.get(i).remedy();
      }
    }
    return "";
  }

  private static Optional<Explanation> worst(Explanation link, Set<Thing> seen, Guide guide)
      throws InterruptedException {
    Optional<Explanation> worst = Optional.empty();
    for (Thing thing : link.causes()) {
      if (!seen.contains(thing)) {
        Optional<Explanation> found = guide.explain(thing);
        if (found.isPresent()
            && explains(found.get(), link)
            && worst.filter(w -> w.verdict().compareTo(found.get().verdict()) >= 0).isEmpty()) {
          worst = found;
        }
      }
    }
    return worst;
  }

  /** What works explains nothing, and what is off does not explain that something works. */
  private static boolean explains(Explanation found, Explanation link) {
    return found.verdict() != Verdict.WORKS
        && (found.verdict() != Verdict.OFF || link.verdict() != Verdict.WORKS);
  }
}
