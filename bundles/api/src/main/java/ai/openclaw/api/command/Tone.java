package ai.openclaw.api.command;

/** How a line looks where colours are shown; nowhere is it the only thing that tells. */
public enum Tone {
  /** As it is. */
  PLAIN,
  /** Of little importance. */
  FAINT,
  /** A warning. */
  WARNING,
  /** Something is wrong. */
  ERROR
}
