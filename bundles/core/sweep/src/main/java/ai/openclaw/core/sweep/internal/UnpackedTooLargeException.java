package ai.openclaw.core.sweep.internal;

import java.io.IOException;
import java.io.Serial;

/** A packed file has more content than is read. */
final class UnpackedTooLargeException extends IOException {
  @Serial private static final long serialVersionUID = 1L;
}
