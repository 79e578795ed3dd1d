package ai.openclaw.core.config;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The configuration files for commands that run in a process of their own. Always there, whether
 * the configuration is valid or not; a running gateway sees what was written by its file watch.
 * Thread-safe.
 */
@ProviderType
public interface ConfigWorkshop {
  /**
   * Reads and validates the files as they are now.
   *
   * @throws ConfigInvalidException when they are not valid
   */
  ConfigSnapshot read() throws ConfigInvalidException;

  /**
   * Tells what edits would lead to, without writing anything.
   *
   * @param edits in order
   * @param expectedRevision the revision the edits were made for
   * @throws ConfigInvalidException when {@link #edit} would refuse the edits
   */
  ConfigProjection project(List<ConfigEdit> edits, String expectedRevision)
      throws ConfigInvalidException;

  /**
   * Makes edits; the files are written by the caller, so that others can change with them. No copy
   * of the old content is made.
   *
   * @param edits in order; may be none
   * @param expectedRevision the revision the edits were made for
   * @param commit writes
   * @throws ConfigInvalidException when the result would not be valid, the revision is not the
   *     expected one, or the commit failed; then nothing was written
   * @throws InterruptedException when interrupted before anything was written
   */
  ConfigSnapshot edit(List<ConfigEdit> edits, String expectedRevision, ConfigCommit commit)
      throws ConfigInvalidException, InterruptedException;
}
