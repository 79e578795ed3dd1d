package ai.openclaw.core.config;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The configuration of this process. Registered once the file has been read and is valid; when it
 * is not, the start fails and the service never appears. Thread-safe.
 */
@ProviderType
public interface ConfigStore {
  /**
   * Manifest header: comma-separated dot paths of keys that the reference does not know. New ones,
   * and what lies below them, are written to {@code openclaw.osgi.json5}.
   */
  String OWN_KEYS_HEADER = "OpenClaw-Own-Keys";

  /** The accepted configuration; a field read. */
  ConfigSnapshot current();

  /**
   * Reads and validates the files as they are now, without accepting them.
   *
   * @throws ConfigInvalidException when they are not valid
   */
  ConfigSnapshot read() throws ConfigInvalidException;

  /**
   * Changes the files: each edit alters the addressed bytes only, in the file that owns them
   * (includes, or {@code openclaw.osgi.json5} for keys of ours), atomically. The result is
   * validated and shown to every {@link ConfigParticipant} first.
   *
   * @param edits in order
   * @param expectedRevision the revision the edits were made for
   * @return the accepted snapshot
   * @throws ConfigInvalidException when the result would not be valid, a participant objects, or
   *     the revision is not the expected one; then nothing was written
   */
  default ConfigSnapshot edit(List<ConfigEdit> edits, String expectedRevision)
      throws ConfigInvalidException {
    return edit(edits, expectedRevision, true);
  }

  /**
   * The same, with a word on the copy {@code <file>.bak} of the old content. It is never made when
   * an edit removes or replaces a plaintext credential.
   *
   * @param edits in order
   * @param expectedRevision the revision the edits were made for
   * @param backup whether a copy is made
   * @return the accepted snapshot
   * @throws ConfigInvalidException as above
   */
  ConfigSnapshot edit(List<ConfigEdit> edits, String expectedRevision, boolean backup)
      throws ConfigInvalidException;
}
