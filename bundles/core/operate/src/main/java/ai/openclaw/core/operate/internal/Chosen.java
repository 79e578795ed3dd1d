package ai.openclaw.core.operate.internal;

import ai.openclaw.core.client.ClientMode;
import ai.openclaw.core.client.GatewayTarget;
import java.util.Optional;

/**
 * A gateway to call, and how it was chosen. Immutable.
 *
 * @param target the gateway with what it is shown
 * @param credential where the credential is from, for people; empty when there is none
 */
record Chosen(GatewayTarget target, Optional<String> credential) {
  /** As what a program of this machine introduces itself there. */
  ClientMode backend() {
    boolean secret = target.token().isPresent() || target.password().isPresent();
    return target.local() && secret ? ClientMode.BACKEND : ClientMode.CLI;
  }
}
