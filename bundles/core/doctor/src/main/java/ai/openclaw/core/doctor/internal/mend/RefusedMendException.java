package ai.openclaw.core.doctor.internal.mend;

import java.io.Serial;

/** A mend cannot be made; the others can. */
final class RefusedMendException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  RefusedMendException(String reason) {
    super(reason);
  }
}
