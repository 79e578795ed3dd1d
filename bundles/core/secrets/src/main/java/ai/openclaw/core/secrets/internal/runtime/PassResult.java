package ai.openclaw.core.secrets.internal.runtime;

/** What came of one pass. */
sealed interface PassResult {
  /**
   * A state that can be published.
   *
   * @param late what providers that are slow will say yet
   */
  record Good(Draft draft, LateAnswers late) implements PassResult {}

  /** The first reason why there is none. */
  record Bad(RefFailure failure) implements PassResult {}
}
