package ai.openclaw.core.planning.residue;

import java.util.List;

/** Which bytes of a file are where secrets belong. A file with such places is never cleaned. */
public sealed interface OwnPlaces {
  /** Whether a stretch of bytes lies where a secret belongs. */
  boolean covers(long start, long end);

  /** The whole file: what a provider reads. */
  record Whole() implements OwnPlaces {
    @Override
    public boolean covers(long start, long end) {
      return true;
    }
  }

  /**
   * Parts of it.
   *
   * @param ranges the parts, in any order
   */
  record Parts(List<Range> ranges) implements OwnPlaces {
    /** Copies the list. */
    public Parts {
      ranges = List.copyOf(ranges);
    }

    @Override
    public boolean covers(long start, long end) {
      return ranges.stream().anyMatch(range -> range.from() <= start && end <= range.to());
    }
  }

  /**
   * A stretch of bytes.
   *
   * @param from the first one
   * @param to behind the last one
   */
  record Range(long from, long to) {}
}
