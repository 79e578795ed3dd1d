package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.client.RunningGateway;
import ai.openclaw.core.operate.internal.Secrets.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a client shows: the operator's shell first, then the configuration, then what only this
 * machine knows, and references last, as they cost a look-up.
 *
 * @param token the token
 * @param password the password
 */
record Credentials(Optional<Found> token, Optional<Found> password) {
  static final String TOKEN = "OPENCLAW_GATEWAY_TOKEN";
  static final String PASSWORD = "OPENCLAW_GATEWAY_PASSWORD";
  private static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty());

  /** For the gateway of this machine. */
  static Credentials local(Secrets secrets, Optional<RunningGateway> running, Path run)
      throws RemoteGatewayException, InterruptedException {
    Credentials known =
        new Credentials(
            first(
                List.of(
                    secrets.shell(TOKEN),
                    secrets.plain("gateway.auth.token"),
                    secrets.plain("gateway.remote.token"),
                    secrets.process(TOKEN))),
            first(
                List.of(
                    secrets.shell(PASSWORD),
                    secrets.plain("gateway.auth.password"),
                    secrets.plain("gateway.remote.password"),
                    secrets.process(PASSWORD))));
    if (known.any()) {
      return known;
    }
    Optional<Credentials> own = running.flatMap(Credentials::own).or(() -> ofThisRun(run));
    if (own.isPresent()) {
      return own.get();
    }
    return resolved(secrets, "gateway.auth", "gateway.remote");
  }

  /** For the gateway that the configuration names elsewhere. */
  static Credentials remote(Secrets secrets) throws RemoteGatewayException, InterruptedException {
    Credentials known =
        new Credentials(
            first(
                List.of(
                    secrets.plain("gateway.remote.token"),
                    secrets.shell(TOKEN),
                    secrets.process(TOKEN))),
            first(
                List.of(
                    secrets.shell(PASSWORD),
                    secrets.process(PASSWORD),
                    secrets.plain("gateway.remote.password"))));
    if (known.any()) {
      return known;
    }
    Credentials resolved = resolved(secrets, "gateway.remote");
    if (resolved.any()) {
      return resolved;
    }
    Credentials own =
        new Credentials(
            secrets.plain("gateway.auth.token"), secrets.plain("gateway.auth.password"));
    return own.any() ? own : resolved(secrets, "gateway.auth");
  }

  /** For the gateway that a variable names: never those of the configuration. */
  static Credentials shell(Secrets secrets) {
    return new Credentials(secrets.shell(TOKEN), secrets.shell(PASSWORD));
  }

  /** Where they are from. */
  Optional<String> source() {
    return token.or(() -> password).map(Found::source);
  }

  Optional<String> tokenText() {
    return token.map(Found::value);
  }

  Optional<String> passwordText() {
    return password.map(Found::value);
  }

  private boolean any() {
    return token.isPresent() || password.isPresent();
  }

  private static Credentials resolved(Secrets secrets, String... sections)
      throws RemoteGatewayException, InterruptedException {
    for (String section : sections) {
      Credentials found =
          new Credentials(
              secrets.reference(section + ".token"), secrets.reference(section + ".password"));
      if (found.any()) {
        return found;
      }
    }
    return NONE;
  }

  private static Optional<Credentials> own(RunningGateway gateway) {
    Optional<Found> secret =
        gateway
            .secret()
            .filter(SecretValue::isText)
            .map(value -> new Found(value.revealText(), gateway.authSource()));
    return secret.map(
        found ->
            gateway.authMode().equals("password")
                ? new Credentials(Optional.empty(), secret)
                : new Credentials(secret, Optional.empty()));
  }

  /** A gateway without a configuration makes a token that lasts as long as it runs. */
  private static Optional<Credentials> ofThisRun(Path run) {
    Path file = run.resolve("ephemeral-token");
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .findFirst()
          .map(
              token ->
                  new Credentials(
                      Optional.of(new Found(token, file.toString())), Optional.empty()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Found> first(List<Optional<Found>> candidates) {
    return candidates.stream().flatMap(Optional::stream).findFirst();
  }
}
