package ai.openclaw.core.devices.internal;

import ai.openclaw.core.devices.ConnectAttempt;
import java.io.IOException;
import java.nio.file.Path;

/** A process that pairs one new device after the other until it is killed. */
final class EndlessWriter {
  private EndlessWriter() {}

  public static void main(String[] arguments) throws IOException {
    PairingStore store = new PairingStore(Path.of(arguments[0]));
    for (int i = 0; ; i++) {
      ConnectAttempt attempt = Attempt.local().by(new TestDevice());
      store.approve(attempt, attempt.device().orElseThrow(), i);
      System.out.println(i);
    }
  }
}
