package ai.openclaw.core.client.internal;

import ai.openclaw.core.client.GatewayTarget;
import java.util.List;

/** Makes what a gateway says fit for an operator's eyes. */
final class Told {
  private Told() {}

  /** One line, without the credentials that were sent. */
  static String without(GatewayTarget target, String message) {
    String text = message.replace('\n', ' ');
    for (String secret : List.of(target.token().orElse(""), target.password().orElse(""))) {
      text = secret.isEmpty() ? text : text.replace(secret, "[redacted]");
    }
    return text;
  }
}
