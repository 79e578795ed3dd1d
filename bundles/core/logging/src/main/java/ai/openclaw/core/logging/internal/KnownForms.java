package ai.openclaw.core.logging.internal;

import ai.openclaw.core.logging.SecretForms;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds any of many strings in a text in one pass: a rolling hash of a short window leads to the
 * few strings that begin like it. Immutable and thread-safe.
 */
final class KnownForms {
  static final String REPLACEMENT = "[redacted]";

  private static final int WINDOW = SecretForms.SHORTEST;
  private static final int FACTOR = 0x01000193;
  private static final int LEAVING = power(FACTOR, WINDOW - 1);

  private final Bucket[] buckets;
  private final int mask;

  /**
   * Makes the index.
   *
   * @param forms what to find, each at least {@link SecretForms#SHORTEST} long
   */
  KnownForms(Set<String> forms) {
    int size = Integer.highestOneBit(Math.max(64, forms.size() * 4)) * 2;
    this.mask = size - 1;
    Map<Integer, Set<String>> filled = new HashMap<>();
    for (String form : forms) {
      filled.computeIfAbsent(slot(hash(form)), slot -> new HashSet<>()).add(form);
    }
    this.buckets = new Bucket[size];
    Arrays.fill(buckets, Bucket.of(Set.of()));
    filled.forEach((slot, found) -> buckets[slot] = Bucket.of(found));
  }

  /**
   * Strings that begin alike, looked up by each length they have.
   *
   * @param lengths the longest first
   */
  private record Bucket(List<Integer> lengths, Set<String> forms) {
    static Bucket of(Set<String> forms) {
      return new Bucket(
          forms.stream().map(String::length).distinct().sorted(Comparator.reverseOrder()).toList(),
          forms);
    }

    /** Offset behind the longest string that stands there; the same offset when none does. */
    int longest(String text, int at) {
      for (int length : lengths) {
        if (at + length <= text.length() && forms.contains(text.substring(at, at + length))) {
          return at + length;
        }
      }
      return at;
    }
  }

  /** The text without them; the same instance when there is none in it. */
  String replace(String text) {
    int length = text.length();
    if (length < WINDOW) {
      return text;
    }
    StringBuilder clean = null;
    int copied = 0;
    int hash = hash(text);
    int at = 0;
    while (true) {
      int end = buckets[slot(hash)].longest(text, at);
      if (end > at) {
        end = overlapping(text, at, end);
        clean = clean == null ? new StringBuilder(length) : clean;
        clean.append(text, copied, at).append(REPLACEMENT);
        copied = end;
        at = end;
        if (at + WINDOW > length) {
          break;
        }
        hash = hash(text, at);
      } else if (at + WINDOW >= length) {
        break;
      } else {
        hash = (hash - text.charAt(at) * LEAVING) * FACTOR + text.charAt(at + WINDOW);
        at++;
      }
    }
    return clean == null ? text : clean.append(text, copied, length).toString();
  }

  /** Extends a match over those that begin inside it, so that no rest of one stays. */
  private int overlapping(String text, int from, int end) {
    int last = end;
    for (int at = from + 1; at < last && at + WINDOW <= text.length(); at++) {
      last = Math.max(last, buckets[slot(hash(text, at))].longest(text, at));
    }
    return last;
  }

  private int slot(int hash) {
    return (hash ^ (hash >>> 15)) & mask;
  }

  private static int hash(String text) {
    return hash(text, 0);
  }

  private static int hash(String text, int from) {
    int hash = 0;
    for (int i = from; i < from + WINDOW; i++) {
      hash = hash * FACTOR + text.charAt(i);
    }
    return hash;
  }

  private static int power(int base, int exponent) {
    int result = 1;
    for (int i = 0; i < exponent; i++) {
      result *= base;
    }
    return result;
  }
}
