package ai.openclaw.core.setup.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What the operator asked for. Its text form leaves the token out.
 *
 * @param workspace the agent's folder
 * @param mode {@code local} or {@code remote}
 * @param remoteUrl where the remote gateway is
 * @param remoteToken its token
 */
record Wish(
    Optional<Path> workspace,
    Optional<String> mode,
    Optional<String> remoteUrl,
    Optional<String> remoteToken) {
  private static final String REMOTE = "remote";

  /** An option that cannot be followed. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CommandFailure failure;

    Refused(String message, String hint) {
      super(message);
      failure = CommandFailure.of("SETUP_OPTIONS", message, hint);
    }

    CommandFailure failure() {
      return failure;
    }
  }

  static Wish of(CommandCall call, Path user) throws Refused {
    Optional<Path> workspace = Optional.empty();
    if (call.option("workspace").isPresent()) {
      workspace = Optional.of(folder(call.option("workspace").get(), call, user));
    }
    Optional<String> url = call.option("remote-url").map(String::strip);
    Optional<String> token = call.option("remote-token");
    Optional<String> mode = call.option("mode");
    if (mode.isEmpty() && url.isPresent()) {
      mode = Optional.of(REMOTE);
    }
    if (mode.isPresent() && !mode.get().equals("local") && !mode.get().equals(REMOTE)) {
      throw new Refused("--mode is local or remote", "leave it out for local");
    }
    boolean remote = mode.equals(Optional.of(REMOTE));
    if (remote && url.isEmpty()) {
      throw new Refused("--mode remote needs a gateway", "name it with --remote-url wss://…");
    }
    if (!remote && (url.isPresent() || token.isPresent())) {
      throw new Refused(
          "--remote-url and --remote-token are for a remote gateway", "add --mode remote");
    }
    if (url.isPresent() && !isWebSocket(url.get())) {
      throw new Refused(
          "--remote-url is no address of a gateway",
          "write wss://<host>:<port>, or ws:// in a LAN");
    }
    if (token.isPresent() && token.get().isBlank()) {
      throw new Refused("--remote-token is empty", "leave it out to set it later");
    }
    return new Wish(workspace, mode, url, token);
  }

  private static Path folder(String typed, CommandCall call, Path user) throws Refused {
    if (typed.isBlank()) {
      throw new Refused("--workspace is empty", "name a folder");
    }
    if (typed.equals("~") || typed.startsWith("~/")) {
      return user.resolve(typed.substring(Math.min(2, typed.length()))).normalize();
    }
    return call.workingDirectory().resolve(typed).toAbsolutePath().normalize();
  }

  private static boolean isWebSocket(String url) {
    try {
      URI parsed = new URI(url);
      String scheme = String.valueOf(parsed.getScheme()).toLowerCase(Locale.ROOT);
      return (scheme.equals("ws") || scheme.equals("wss"))
          && parsed.getHost() != null
          && parsed.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "Wish[" + mode.orElse("") + "]";
  }
}
