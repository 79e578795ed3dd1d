package ai.openclaw.core.secrets.internal.shield;

/**
 * Why references are resolved. Pauses, remembered misses and the budget hold back what happens by
 * itself; what a person asks for goes through, and is counted.
 */
public enum Trigger {
  /**
   * The process starts. Automatic, although a person may have started it: a supervisor that starts
   * a failing gateway again and again looks the same, and must not use up a vault's quota.
   */
  START,
  /** The time for another try has come. */
  RETRY,
  /**
   * A bundle came or went. Automatic, but what a provider said of single ids before counts no more.
   */
  ARRIVAL,
  /**
   * {@code secrets.reload}, by command or over the network, or word of a change: whoever reports
   * one can be asked for it.
   */
  RELOAD,
  /**
   * The configuration is about to change. Explicit, because it is an operator's edit, in an editor
   * or by a command: it happens at the pace of a person, it is often what mends a provider, and it
   * must be judged by what the provider says now.
   */
  CONFIG,
  /** A command looks at a configuration beside the active one: audit, plan, preflight. */
  COMMAND;

  /** Whether an id that had no value is not asked for again too soon. */
  boolean heedsMisses() {
    return automatic() && this != ARRIVAL;
  }

  /** Whether nobody asked for it. */
  public boolean automatic() {
    return switch (this) {
      case START, RETRY, ARRIVAL -> true;
      case RELOAD, CONFIG, COMMAND -> false;
    };
  }
}
