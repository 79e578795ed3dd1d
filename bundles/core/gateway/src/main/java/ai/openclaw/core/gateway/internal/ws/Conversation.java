package ai.openclaw.core.gateway.internal.ws;

/** What is said over one socket, without how its bytes travel. */
interface Conversation {
  /** The socket is open. */
  void opened();

  /**
   * A whole message came. The next one comes only after this method has returned, and not before
   * {@link Socket#resume} when it returned false. Messages longer than a network buffer come in an
   * array of their own, which may be kept.
   */
  boolean message(byte[] bytes, int offset, int length);

  /** The socket is closed, for whatever reason; called once. */
  void ended();
}
