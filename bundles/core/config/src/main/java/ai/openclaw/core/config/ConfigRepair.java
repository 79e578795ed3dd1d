package ai.openclaw.core.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The configuration files for whoever mends them: edits of a configuration that is not valid are
 * made when they bring in nothing that was not wrong before. Always there; a running gateway sees
 * what was written by its file watch. Thread-safe.
 */
@ProviderType
public interface ConfigRepair {
  /** Reads the files as they are now, valid or not. */
  Inspection inspect();

  /**
   * Tells what edits would lead to, without writing anything. No time stamp is renewed.
   *
   * @param edits in order
   * @param expectedFingerprint the fingerprint the edits were made for
   * @return the new contents of the files that would change
   * @throws ConfigInvalidException when {@link #mend} would refuse the edits
   */
  Map<Path, byte[]> preview(List<ConfigEdit> edits, String expectedFingerprint)
      throws ConfigInvalidException;

  /**
   * Makes edits; the files are written by the caller, so that others can change with them.
   *
   * @param edits in order; may be none
   * @param expectedFingerprint the fingerprint the edits were made for
   * @param commit writes
   * @throws ConfigInvalidException when the result would be wrong where the files were not, the
   *     files have changed, or the commit failed; then nothing was written
   */
  void mend(List<ConfigEdit> edits, String expectedFingerprint, ConfigCommit commit)
      throws ConfigInvalidException;

  /**
   * One reading. Immutable by convention: nobody changes the tree.
   *
   * @param fingerprint one name for the content of all files
   * @param files the files that exist and take part
   * @param source what the operator wrote, includes merged; empty when it cannot be read
   * @param issues what makes it invalid, with their places
   * @param warnings what is worth telling
   */
  record Inspection(
      String fingerprint,
      Set<Path> files,
      Optional<ObjectNode> source,
      List<ConfigIssue> issues,
      List<ConfigIssue> warnings) {
    /** Copies the collections. */
    public Inspection {
      files = Set.copyOf(files);
      issues = List.copyOf(issues);
      warnings = List.copyOf(warnings);
    }

    /** Without the tree: it may hold credentials. */
    @Override
    public String toString() {
      return "Inspection" + files;
    }
  }
}
