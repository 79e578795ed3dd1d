package ai.openclaw.launcher;

/**
 * How one round of the gateway ends.
 *
 * @param code the exit code, where the process ends with it
 * @param again whether another round follows
 */
record Ending(int code, boolean again) {
  static Ending stop(int code) {
    return new Ending(code, false);
  }

  static Ending restart() {
    return new Ending(0, true);
  }
}
