package ai.openclaw.core.config;

import ai.openclaw.api.secret.Environment;
import ai.openclaw.core.config.internal.Revision;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/**
 * One accepted or candidate state of the configuration. Immutable by convention: the trees are
 * shared and nobody changes them.
 *
 * @param revision sha256, hex, of the bytes of the main file; 64 zeros when there is none
 * @param file the main file
 * @param exists whether the main file exists
 * @param source what the operator wrote: includes merged, our own keys ({@code
 *     openclaw.osgi.json5}) merged over, <code>${VAR}</code> left as written
 * @param effective the same with <code>${VAR}</code> replaced; for every field that is no
 *     credential
 * @param environment the variables as they were at that moment: process, {@code .env} files, the
 *     {@code env} block
 * @param warnings what the operator should know although the configuration is valid
 */
public record ConfigSnapshot(
    String revision,
    Path file,
    boolean exists,
    ObjectNode source,
    ObjectNode effective,
    Environment environment,
    List<ConfigIssue> warnings) {
  /** Copies the list. */
  public ConfigSnapshot {
    warnings = List.copyOf(warnings);
  }

  /** The revision that a main file with these bytes has. */
  public static String revisionOf(byte[] content) {
    return Revision.of(content);
  }

  /** Without the trees: they may hold credentials. */
  @Override
  public String toString() {
    return "ConfigSnapshot[" + file + " at " + revision + "]";
  }
}
