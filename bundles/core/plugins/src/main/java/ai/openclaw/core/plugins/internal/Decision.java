package ai.openclaw.core.plugins.internal;

import java.util.Optional;

/**
 * What to do with one file of the drop folder.
 *
 * @param file its name
 * @param jar what it says of itself, when it is a bundle
 * @param verdict what to do
 * @param reason why it is not used, one line; empty when it is
 */
record Decision(String file, Optional<PluginJar> jar, Verdict verdict, String reason) {
  /** What to do. */
  enum Verdict {
    /** Install and start it, beside the lower version that serves or as the only one. */
    START,
    /** It serves. */
    KEEP,
    /** Used only when the higher version in the folder cannot be. */
    STANDBY,
    /** A higher version serves; not used again while the file is there. */
    REPLACED,
    /** Set aside until its bytes change or the operator forgives. */
    QUARANTINED,
    /** Not admitted. */
    REFUSED,
    /** Still being written. */
    PENDING
  }

  static Decision of(PluginJar jar, Verdict verdict, String reason) {
    return new Decision(jar.file(), Optional.of(jar), verdict, reason);
  }
}
