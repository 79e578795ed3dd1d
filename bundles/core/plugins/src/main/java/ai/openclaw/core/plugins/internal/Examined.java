package ai.openclaw.core.plugins.internal;

/** What a look at one file of the drop folder told. */
sealed interface Examined {
  /** The file's name. */
  String file();

  /** A bundle that may be considered. */
  record Fit(PluginJar jar) implements Examined {
    @Override
    public String file() {
      return jar.file();
    }
  }

  /**
   * A file that is not used.
   *
   * @param reason what is wrong and what to do, one line
   */
  record Unfit(String file, String reason) implements Examined {}

  /** A file that is still being written. */
  record Pending(String file) implements Examined {}
}
