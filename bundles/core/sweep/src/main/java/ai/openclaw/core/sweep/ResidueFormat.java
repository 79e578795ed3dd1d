package ai.openclaw.core.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A kind of file whose bytes hide its content, for example a compressed log. Registered as a
 * service. Files that no format recognises are searched as they are. Thread-safe.
 */
@ConsumerType
public interface ResidueFormat {
  /** How many first bytes of a file {@link #recognises} gets, where the file has as many. */
  int HEAD = 512;

  /** Whether a file is of this kind. */
  boolean recognises(byte[] head);

  /**
   * The content of a file. It is read as a stream, so a format must not hold it as a whole.
   *
   * @param file the bytes of the file; closed by the caller
   * @throws IOException when it is damaged; also while reading
   */
  InputStream unpack(InputStream file) throws IOException;

  /**
   * Writes content of this kind; empty when files of this kind are reported only and never changed.
   *
   * @param file takes the bytes of the file; closed with the stream that is returned
   */
  default Optional<OutputStream> pack(OutputStream file) throws IOException {
    return Optional.empty();
  }
}
