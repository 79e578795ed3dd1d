package ai.openclaw.core.logging.internal;

import ai.openclaw.core.logging.SecretForms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  private final List<List<String>> buckets;
  private final int mask;

  /**
   * Makes the index.
   *
   * @param forms what to find, each at least {@link SecretForms#SHORTEST} long
   */
  KnownForms(Set<String> forms) {
    int size = Integer.highestOneBit(Math.max(64, forms.size() * 4)) * 2;
    this.mask = size - 1;
    var filled = new ArrayList<List<String>>(size);
    for (int i = 0; i < size; i++) {
      filled.add(List.of());
    }
    for (String form : forms) {
      int slot = slot(hash(form));
      var bucket = new ArrayList<>(filled.get(slot));
      bucket.add(form);
      bucket.sort(Comparator.comparingInt(String::length).reversed());
      filled.set(slot, List.copyOf(bucket));
    }
    this.buckets = List.copyOf(filled);
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
      int end = longest(text, at, buckets.get(slot(hash)));
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
      last = Math.max(last, longest(text, at, buckets.get(slot(hash(text, at)))));
    }
    return last;
  }

  private static int longest(String text, int at, List<String> candidates) {
    for (String candidate : candidates) {
      if (text.startsWith(candidate, at)) {
        return at + candidate.length();
      }
    }
    return at;
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
