package ai.openclaw.core.secrets;

import java.time.Instant;
import java.util.Optional;

/**
 * How one owner stands with its references. Immutable.
 *
 * @param owner the owner's id, for example {@code models.providers.openai}
 * @param condition how it stands
 * @param code why it does not stand well; empty when it does
 * @param cause the same in one line; empty when it stands well
 * @param since since when it stands like this
 * @param nextRetry when it is tried again by itself; empty when that is not planned
 */
public record OwnerState(
    String owner,
    Condition condition,
    String code,
    String cause,
    Instant since,
    Optional<Instant> nextRetry) {

  /** How an owner stands. */
  public enum Condition {
    /** Every active reference is resolved. */
    OK,
    /** The last good values are served, although the source cannot confirm them. */
    STALE,
    /** There is no value to serve. */
    COLD
  }
}
