package ai.openclaw.core.secrets.internal.runtime;

/** What came of one pass. */
sealed interface PassResult {
  /** A state that can be published. */
  record Good(Draft draft) implements PassResult {}

  /** The first reason why there is none. */
  record Bad(RefFailure failure) implements PassResult {}
}
