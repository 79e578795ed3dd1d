package ai.openclaw.core.devices.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What operators do with devices. Every answer is the payload of the method of the same name.
 * Thread-safe; each call reads files, and writes them when it changes something.
 */
public interface Pairings {
  /**
   * What was done.
   *
   * @param payload the answer
   * @param afterwards ends the connections that lost their ground; called once the answer is given,
   *     as it may end the asker's own
   */
  record Done(ObjectNode payload, Runnable afterwards) {
    /** An answer that ends no connection. */
    static Done of(ObjectNode payload) {
      return new Done(payload, () -> {});
    }
  }

  /** The requests that wait and the paired devices, newest first, without any token. */
  Done list(Asker asker) throws IOException;

  /** Approves a waiting request as a whole. */
  Done approve(String requestId, Asker asker) throws IOException, PairingRefused;

  /** Drops a waiting request. */
  Done reject(String requestId, Asker asker) throws IOException, PairingRefused;

  /** Forgets a paired device. */
  Done remove(String deviceId, Asker asker) throws IOException, PairingRefused;

  /**
   * Replaces the token of a role.
   *
   * @param scopes what the new one is good for; empty: the same as the old one
   */
  Done rotate(String deviceId, String role, Optional<List<String>> scopes, Asker asker)
      throws IOException, PairingRefused;

  /** Makes the token of a role worthless. */
  Done revoke(String deviceId, String role, Asker asker) throws IOException, PairingRefused;
}
