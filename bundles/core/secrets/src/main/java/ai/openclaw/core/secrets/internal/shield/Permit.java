package ai.openclaw.core.secrets.internal.shield;

import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretRef;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** The right to one call; tells how it ended. Only the first word counts. Thread-safe. */
public final class Permit {
  private final Shield shield;
  private final Line line;
  private final boolean guarded;
  private final AtomicBoolean ended = new AtomicBoolean();

  Permit(Shield shield, Line line, boolean guarded) {
    this.shield = shield;
    this.line = line;
    this.guarded = guarded;
  }

  /** The provider answered, each id for itself. */
  public void answered(Map<SecretRef, Outcome> outcomes) {
    end(memory -> memory.answered(outcomes, shield.now(), shield.backoff()));
  }

  /** The provider as a whole failed, did not answer in time, or its bundle is broken. */
  public void failed(String code) {
    end(memory -> memory.failed(code, shield.now(), shield.backoff()));
  }

  /** Nobody waits any more, for a reason that tells nothing of the provider. */
  public void withdrawn() {
    end(memory -> memory);
  }

  private void end(UnaryOperator<Memory> how) {
    if (ended.compareAndSet(false, true)) {
      shield.end(line, guarded, how);
    }
  }
}
