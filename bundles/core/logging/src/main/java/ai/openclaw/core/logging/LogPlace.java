package ai.openclaw.core.logging;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Where the log of the gateway is. A service of this bundle, in commands too; thread-safe. */
@ProviderType
public interface LogPlace {
  /**
   * The file that a gateway with the present configuration writes now: {@code logging.file}, or the
   * one of today. It need not exist.
   */
  Path file();

  /**
   * Where a log file went when it was set aside last, because it was full.
   *
   * @param file the log file
   */
  Path setAside(Path file);
}
