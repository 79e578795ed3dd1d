package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.RemoteGatewayException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one thing to do about a call that failed. */
final class Remedy {
  private static final Pattern REQUEST = Pattern.compile("requestId: ([0-9A-Za-z-]+)");

  private Remedy() {}

  /**
   * The failure of a command.
   *
   * @param prefix what the command says first
   * @param chosen the gateway, when it was known
   */
  static CommandFailure failure(
      String prefix, RemoteGatewayException failure, Optional<Chosen> chosen) {
    String message = prefix + failure.getMessage();
    return of(failure, chosen)
        .map(hint -> CommandFailure.of(failure.code(), message, hint))
        .orElseGet(() -> CommandFailure.of(failure.code(), message));
  }

  /** What kind of failure it is, in front of a message. */
  static String kind(RemoteGatewayException failure) {
    return failure.code().equals("TRANSPORT")
        ? "GatewayTransportError: "
        : "GatewayClientRequestError: ";
  }

  /** What to do; empty where the message says it. */
  static Optional<String> of(RemoteGatewayException failure, Optional<Chosen> chosen) {
    String reason = failure.reason().orElse(failure.code());
    String shown =
        chosen
            .flatMap(Chosen::credential)
            .map(source -> " (it came from " + source + ")")
            .orElse("");
    String file = "gateway.auth of the gateway's openclaw.json";
    return switch (reason) {
      case "AUTH_TOKEN_MISSING", "AUTH_PASSWORD_MISSING", "AUTH_REQUIRED", "AUTH_UNAUTHORIZED" ->
          Optional.of(
              "set OPENCLAW_GATEWAY_TOKEN or OPENCLAW_GATEWAY_PASSWORD to what "
                  + file
                  + " has, or pass --token or --password");
      case "AUTH_TOKEN_MISMATCH" ->
          Optional.of("the token is not the one in " + file + shown + ": take that one");
      case "AUTH_PASSWORD_MISMATCH" ->
          Optional.of("the password is not the one in " + file + shown + ": take that one");
      case "AUTH_DEVICE_TOKEN_MISMATCH" ->
          Optional.of(
              "this machine's device token is no longer valid: pass the gateway's token once with"
                  + " OPENCLAW_GATEWAY_TOKEN");
      case "AUTH_RATE_LIMITED" ->
          Optional.of("too many wrong credentials came from here: wait, then try once");
      case "PAIRING_REQUIRED", "NOT_PAIRED" -> Optional.of(approve(failure));
      case "DEVICE_IDENTITY_REQUIRED" ->
          Optional.of("pass the gateway's token with OPENCLAW_GATEWAY_TOKEN");
      case "DEVICE_AUTH_SIGNATURE_EXPIRED" ->
          Optional.of("the clocks of the two machines are more than two minutes apart: set them");
      case "SECRETREF_UNRESOLVED" ->
          Optional.of("set OPENCLAW_GATEWAY_TOKEN, or see: openclaw secrets audit");
      case "LOCAL_TLS_UNAVAILABLE" ->
          Optional.of("set gateway.tls.certPath to the certificate, or gateway.tls.enabled=false");
      case "CREDENTIALS_REQUIRED" ->
          Optional.of("pass --token <token> or --password <password> together with --url");
      case "TRANSPORT" -> Optional.of(reach(chosen));
      default -> Optional.empty();
    };
  }

  private static String approve(RemoteGatewayException failure) {
    Matcher request = REQUEST.matcher(String.valueOf(failure.getMessage()));
    return "approve it on the gateway's machine: openclaw devices approve"
        + (request.find() ? " " + request.group(1) : "");
  }

  private static String reach(Optional<Chosen> chosen) {
    boolean local = chosen.map(known -> known.target().local()).orElse(true);
    boolean own = chosen.map(known -> known.target().source().startsWith("local")).orElse(true);
    if (local && own) {
      return "start it: openclaw gateway, or as a service: openclaw gateway start";
    }
    return local
        ? "is an SSH tunnel meant to be open? ssh -N -L 18789:127.0.0.1:18789 user@host"
        : "is the gateway running there, and is its port reachable from here?";
  }
}
