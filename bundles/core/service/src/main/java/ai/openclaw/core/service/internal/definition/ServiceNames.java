package ai.openclaw.core.service.internal.definition;

import java.util.Optional;

/**
 * What the service of a profile is called.
 *
 * @param profile the profile; empty for the default one
 */
public record ServiceNames(Optional<String> profile) {
  /** The systemd unit. */
  public String unit() {
    return "openclaw-gateway" + profile.map(name -> "-" + name).orElse("") + ".service";
  }

  /** The label of the launch agent. */
  public String agent() {
    return "ai.openclaw." + profile.orElse("gateway");
  }

  /** The scheduled task. */
  public String task() {
    return "OpenClaw Gateway" + profile.map(name -> " (" + name + ")").orElse("");
  }

  /** One line for people. */
  public String description() {
    return "OpenClaw Gateway" + profile.map(name -> " (profile: " + name + ")").orElse("");
  }
}
