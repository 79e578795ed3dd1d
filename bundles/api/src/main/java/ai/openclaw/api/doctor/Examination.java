package ai.openclaw.api.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a diagnosis looks at: one reading of the configuration, and where everything is.
 * Thread-safe; the tree is shared and nobody changes it.
 */
@ProviderType
public interface Examination {
  /** The state directory. */
  Path state();

  /** The main configuration file, which need not exist. */
  Path config();

  /** Every file that the configuration is made of; empty when there is none. */
  List<Path> configFiles();

  /**
   * The configuration as it is written, includes merged and templates not replaced, valid or not;
   * empty when a file of it cannot be read or is not JSON5.
   */
  Optional<ObjectNode> source();

  /** What makes the configuration invalid; empty when it is valid. */
  List<Problem> problems();

  /** What is worth knowing of the configuration although it makes it no less valid. */
  List<Problem> warnings();

  /** When the answer has to be there. */
  Instant deadline();

  /**
   * Something about the configuration.
   *
   * @param code a stable code
   * @param path dot path of the field, {@code <root>} for the whole
   * @param message what it is; never a value
   * @param file where it is written
   * @param line the line there, from 1; 0 when that is not known
   */
  record Problem(String code, String path, String message, Path file, int line) {}
}
