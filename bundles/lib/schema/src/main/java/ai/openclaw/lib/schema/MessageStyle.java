package ai.openclaw.lib.schema;

/** How issues are chosen and worded. */
public enum MessageStyle {
  /**
   * For operators: where alternatives exist, only the one that was most likely meant is spoken of,
   * and unknown keys come with a suggestion.
   */
  CONFIG,
  /**
   * For WebSocket frames and parameters: {@code at /a/b: must be integer}, every breach of every
   * alternative, each text once. Joined by {@code "; "} they are the reasons of an error answer.
   */
  PROTOCOL
}
