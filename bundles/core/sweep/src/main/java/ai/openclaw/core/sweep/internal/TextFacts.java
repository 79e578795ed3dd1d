package ai.openclaw.core.sweep.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether content is text, and on which lines some offsets are.
 *
 * @param text whether it has no byte that text does not have
 * @param lines the line of each offset, from 1
 */
record TextFacts(boolean text, Map<Long, Long> lines) {
  TextFacts {
    lines = Map.copyOf(lines);
  }

  static TextFacts of(InputStream in, List<Long> offsets) throws IOException {
    var lines = new TreeMap<Long, Long>();
    var open = new TreeSet<>(offsets);
    byte[] buffer = new byte[1 << 16];
    long base = 0;
    long line = 1;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      int at = 0;
      while (at < read) {
        int stop = open.isEmpty() ? read : (int) Math.min(read, Math.max(at, open.first() - base));
        for (; at < stop; at++) {
          byte one = buffer[at];
          if (one == '\n') {
            line++;
          } else if (one == 0) {
            return new TextFacts(false, Map.of());
          }
        }
        if (!open.isEmpty() && open.first() == base + at) {
          lines.put(open.pollFirst(), line);
        }
      }
      base += read;
    }
    return new TextFacts(true, lines);
  }

  /** The line of an offset; 0 when there is none. */
  long line(long offset) {
    return lines.getOrDefault(offset, 0L);
  }
}
