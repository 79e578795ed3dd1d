package ai.openclaw.core.sweep.internal;

import ai.openclaw.core.logging.SecretForms;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * All forms of all values, so that one pass over a text finds them: a window as long as the
 * shortest form moves over the text, and the last three bytes in it tell how far it may jump (Wu
 * and Manber). Where it may not, the fingerprint of the window leads to the forms that begin like
 * it. Holds no value. Immutable and thread-safe.
 */
final class FormIndex {
  /** Shorter forms would also match by chance. */
  static final int SHORTEST = 8;

  private static final int LONGEST_WINDOW = 64;
  private static final int BLOCK = 3;
  private static final int LEAST_BITS = 16;
  private static final int MOST_BITS = 21;

  private final KeyedHash first = KeyedHash.random();
  private final KeyedHash second = KeyedHash.random();
  private final int window;
  private final int longest;
  private final byte[] jumps;
  private final int down;
  private final Map<Long, List<Form>> starts;

  /**
   * Makes the index.
   *
   * @param values the values by number, each as the texts it may turn up as; not kept
   */
  FormIndex(List<? extends Collection<String>> values) {
    List<Draft> drafts = drafts(values);
    this.window =
        Math.min(
            LONGEST_WINDOW,
            drafts.stream().mapToInt(draft -> draft.bytes.length).min().orElse(LONGEST_WINDOW));
    this.longest =
        Math.max(window, drafts.stream().mapToInt(draft -> draft.bytes.length).max().orElse(0));
    int bits = LEAST_BITS;
    while (bits < MOST_BITS && (1L << bits) < 8L * drafts.size() * window) {
      bits++;
    }
    this.down = Integer.SIZE - bits;
    this.jumps = new byte[1 << bits];
    Arrays.fill(jumps, (byte) (window - BLOCK + 1));
    var found = new HashMap<Long, List<Form>>();
    for (Draft draft : drafts) {
      byte[] bytes = draft.bytes;
      for (int end = BLOCK; end <= window; end++) {
        int slot = slot(bytes, end);
        jumps[slot] = (byte) Math.min(jumps[slot], window - end);
      }
      found
          .computeIfAbsent(first.of(bytes, 0, window), print -> new ArrayList<>())
          .add(
              new Form(
                  draft.secret,
                  draft.kind,
                  bytes.length,
                  first.of(bytes, 0, bytes.length),
                  second.of(bytes, 0, bytes.length)));
      Arrays.fill(bytes, (byte) 0);
    }
    found.values().forEach(forms -> forms.sort(Comparator.comparingInt(Form::length).reversed()));
    this.starts = Map.copyOf(found);
  }

  /** A form as bytes, which are wiped once they are in the index. */
  private static final class Draft {
    private final int secret;
    private final SecretForms.Kind kind;
    private final byte[] bytes;

    Draft(int secret, SecretForms.Kind kind, byte[] bytes) {
      this.secret = secret;
      this.kind = kind;
      this.bytes = bytes;
    }
  }

  private static List<Draft> drafts(List<? extends Collection<String>> values) {
    var drafts = new ArrayList<Draft>();
    for (int i = 0; i < values.size(); i++) {
      int secret = i;
      var seen = new HashSet<String>();
      for (String text : values.get(i)) {
        SecretForms.each(
            text,
            (form, kind) -> {
              byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
              if (bytes.length >= SHORTEST && seen.add(form)) {
                drafts.add(new Draft(secret, kind, bytes));
              }
            });
      }
    }
    return drafts;
  }

  boolean isEmpty() {
    return starts.isEmpty();
  }

  /** How many bytes the window has. */
  int window() {
    return window;
  }

  /** How many bytes the longest form has. */
  int longest() {
    return longest;
  }

  /** How far the window may move on, the bytes before {@code end} being its last ones. */
  int jump(byte[] text, int end) {
    return jumps[slot(text, end)];
  }

  private int slot(byte[] text, int end) {
    int block =
        ((text[end - 3] & 0xff) << 16) | ((text[end - 2] & 0xff) << 8) | (text[end - 1] & 0xff);
    return (block * 0x9E3779B1) >>> down;
  }

  /** The forms that may begin at a place, the longest first. */
  List<Form> candidates(byte[] text, int from) {
    return starts.getOrDefault(first.of(text, from, window), List.of());
  }

  /** Whether a stretch of bytes is a form; it has the length of the form. */
  boolean is(Form form, byte[] text, int from) {
    return first.of(text, from, form.length()) == form.print()
        && second.of(text, from, form.length()) == form.second();
  }
}
