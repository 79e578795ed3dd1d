package ai.openclaw.api.secret;

/** What became of the wish to watch. Immutable. */
public sealed interface WatchResult {

  /**
   * The provider watches until the watch is closed.
   *
   * @param watch ends it
   */
  record Watching(SecretWatch watch) implements WatchResult {}

  /**
   * The provider does not watch. The core serves on and asks again from time to time.
   *
   * @param failure the reason
   */
  record NotWatched(SecretFailure failure) implements WatchResult {}

  /**
   * A watch that could not be started.
   *
   * @param code see {@link SecretFailure#code()}
   * @param message see {@link SecretFailure#message()}
   */
  static WatchResult notWatched(String code, String message) {
    return new NotWatched(new SecretFailure(code, message));
  }
}
