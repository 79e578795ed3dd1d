package ai.openclaw.api.diagnostics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Remembers the last things that say something of how stable the gateway runs, in memory only. A
 * service; thread-safe, never blocks.
 */
@ProviderType
public interface Stability {
  /**
   * Remembers an event.
   *
   * @param type what kind, for example {@code gateway.slow_consumer}
   * @param facts numbers, and words of a fixed set; never a text that somebody sent, an id or a
   *     secret
   */
  void record(String type, ObjectNode facts);
}
