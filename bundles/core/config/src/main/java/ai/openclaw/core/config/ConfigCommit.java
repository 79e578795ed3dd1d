package ai.openclaw.core.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** Puts new contents of configuration files in place, together with files of its own. */
@ConsumerType
@FunctionalInterface
public interface ConfigCommit {
  /**
   * Writes everything or nothing. Called once, while no other editor of the configuration can be at
   * work and every file still is as it was read.
   *
   * @param contents the new contents by file, named as the configuration names it; empty when the
   *     edits change nothing
   * @throws IOException when nothing was written
   */
  void write(Map<Path, byte[]> contents) throws IOException;
}
