package ai.openclaw.api.credential;

import java.util.List;

/** Whether a credential field matters with a given configuration. Immutable. */
public sealed interface Activity {

  /** The field is in use: a reference in it must resolve. */
  record Active() implements Activity {}

  /**
   * The field is not in use: a reference in it is left alone and reported.
   *
   * @param reason why, as the end of a sentence, for example {@code "the account is disabled"}
   */
  record Inactive(String reason) implements Activity {}

  /**
   * The field competes with fields of other owners; the core tries the group in order.
   *
   * @param group the group's name, for example {@code web-search}
   * @param order the place in the group, lowest first
   * @param environmentFallbacks variables that serve when the field has no value
   */
  record Candidate(String group, int order, List<String> environmentFallbacks) implements Activity {
    /** Copies the list. */
    public Candidate {
      environmentFallbacks = List.copyOf(environmentFallbacks);
    }
  }
}
