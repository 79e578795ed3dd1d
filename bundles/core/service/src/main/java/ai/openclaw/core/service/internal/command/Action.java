package ai.openclaw.core.service.internal.command;

import java.util.Locale;

/** What is to be done with the service. */
enum Action {
  INSTALL("installed"),
  UNINSTALL("uninstalled"),
  START("started"),
  STOP("stopped"),
  RESTART("restarted");

  private final String done;

  Action(String done) {
    this.done = done;
  }

  /** The word of the command. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The result when it was done. */
  String done() {
    return done;
  }
}
