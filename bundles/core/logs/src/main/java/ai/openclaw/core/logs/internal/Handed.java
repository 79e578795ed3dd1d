package ai.openclaw.core.logs.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which file the latest cursors were given out for: a number alone does not tell that another file
 * has its name now. Bounded; thread-safe.
 */
final class Handed {
  private static final int KEPT = 256;

  private final Map<Long, Object> files = new LinkedHashMap<>();

  /** Remembers it. */
  synchronized void add(long cursor, Optional<Object> fileKey) {
    files.remove(cursor);
    fileKey.ifPresent(key -> files.put(cursor, key));
    if (files.size() > KEPT) {
      files.remove(files.keySet().iterator().next());
    }
  }

  /** Whether a cursor is known to belong to another file than this one. */
  synchronized boolean ofAnother(long cursor, Optional<Object> fileKey) {
    Object key = files.get(cursor);
    return key != null && fileKey.isPresent() && !key.equals(fileKey.get());
  }
}
