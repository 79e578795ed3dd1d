package ai.openclaw.api.secret;

import java.util.Map;

/** What became of a batch. Immutable. */
public sealed interface ResolveResult {

  /**
   * The provider answered; each id has an outcome of its own.
   *
   * @param outcomes one entry per requested id; an id without an entry counts as not found, an
   *     entry for an id that was not requested is ignored
   */
  record Answered(Map<String, Outcome> outcomes) implements ResolveResult {
    /** Copies the map. */
    public Answered {
      outcomes = Map.copyOf(outcomes);
    }
  }

  /**
   * The provider as a whole could not answer: every id of the batch fails with this reason.
   *
   * @param failure the reason
   */
  record Unavailable(SecretFailure failure) implements ResolveResult {}

  /** What became of one id. */
  sealed interface Outcome {}

  /**
   * The id has a value.
   *
   * @param value the secret
   */
  record Resolved(SecretValue value) implements Outcome {}

  /**
   * The id has no value.
   *
   * @param failure the reason
   */
  record Failed(SecretFailure failure) implements Outcome {}

  /** A batch whose ids each have an outcome. */
  static ResolveResult of(Map<String, Outcome> outcomes) {
    return new Answered(outcomes);
  }

  /**
   * A batch that failed as a whole.
   *
   * @param code see {@link SecretFailure#code()}
   * @param message see {@link SecretFailure#message()}
   */
  static ResolveResult unavailable(String code, String message) {
    return new Unavailable(new SecretFailure(code, message));
  }
}
