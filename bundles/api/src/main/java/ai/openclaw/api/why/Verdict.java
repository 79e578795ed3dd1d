package ai.openclaw.api.why;

/** How a thing stands, the best first. */
public enum Verdict {
  /** It works. */
  WORKS,
  /** It does nothing, and nobody asked it to. */
  OFF,
  /** It works, but not as it should. */
  IMPAIRED,
  /** It does not work yet; it will without anybody doing something. */
  NOT_YET,
  /** It does not work, and will not before somebody changes something. */
  NEVER
}
