package ai.openclaw.core.secrets.internal.provider;

import java.util.concurrent.CompletionStage;

/**
 * One announced service with its calls under way.
 *
 * @param <T> the service
 */
public final class Entry<T> {
  private final String key;
  private final Handle<T> handle;
  private final Gate gate = new Gate();

  Entry(String key, Handle<T> handle) {
    this.key = key;
    this.handle = handle;
  }

  /** What it serves. */
  public String key() {
    return key;
  }

  /** The service. */
  public Handle<T> handle() {
    return handle;
  }

  /** The bundle it comes from. */
  public Origin origin() {
    return handle.origin();
  }

  /** How many calls are under way. */
  public int inFlight() {
    return gate.inFlight();
  }

  /** Whether new calls go elsewhere for good. */
  public boolean draining() {
    return gate.closed();
  }

  /** Begins a call; false when it has to go elsewhere. Every true is followed by a leave. */
  public boolean enter() {
    return gate.enter();
  }

  /** Ends a call. */
  public void leave() {
    gate.leave();
  }

  CompletionStage<Void> drain() {
    return gate.close();
  }

  /** Stops new calls and gives the service back after the last one. */
  void retire() {
    gate.close().thenRun(handle::release);
  }
}
