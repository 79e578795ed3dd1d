package ai.openclaw.secrets.vault.internal;

import ai.openclaw.lib.providers.UnavailableException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A token for one batch. One from an AppRole is made for the batch and given back after it: kept
 * ones would be credentials in memory between reloads, forgotten ones pile up in the server.
 */
final class Session {
  private static final Pattern HEADER_SAFE = Pattern.compile("[!-~]{1,8192}");

  private final Server server;
  private final String token;
  private final boolean toRevoke;

  private Session(Server server, String token, boolean toRevoke) {
    this.server = server;
    this.token = token;
    this.toRevoke = toRevoke;
  }

  /**
   * Gets a token.
   *
   * @param credential what the login needs: the token itself, or the secret id
   */
  static Session open(Server server, Login login, String credential)
      throws UnavailableException, InterruptedException {
    if (login instanceof Login.AppRole role) {
      return logIn(server, role, credential);
    }
    if (!HEADER_SAFE.matcher(credential).matches()) {
      throw login.credential().invalid("holds no token: one line without spaces is expected");
    }
    return new Session(server, credential, false);
  }

  String token() {
    return token;
  }

  Server server() {
    return server;
  }

  /** Gives a token back that was made for this batch; a failure changes nothing. */
  void close() {
    if (toRevoke) {
      // Nobody waits for it: the values are there, and the token ends by itself in any case.
      var unused = server.post("auth/token/revoke-self", token);
    }
  }

  private static Session logIn(Server server, Login.AppRole role, String secretId)
      throws UnavailableException, InterruptedException {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("role_id", role.roleId())
            .put("secret_id", secretId);
    String path = "auth/" + SecretPath.encoded(role.mount()) + "/login";
    Answer answer = await(server, server.post(path, body));
    Optional<Problem> refusal = server.refusal(answer);
    if (refusal.isPresent()) {
      throw refusal.get().unavailable();
    }
    String label = server.settings().label();
    if (answer.status() == 404) {
      throw VaultFailure.PROVIDER_MOUNT_UNKNOWN
          .of(
              "%s: no AppRole method is mounted at auth/%s; correct appRole.mount or namespace"
                  .formatted(label, role.mount()))
          .unavailable();
    }
    if (answer.status() == 400 || answer.status() == 403) {
      throw VaultFailure.PROVIDER_LOGIN_REFUSED
          .of(
              "%s: the login at auth/%s was refused; make a new secret id for the role and put it where %s says"
                  .formatted(label, role.mount(), role.credential().label()))
          .unavailable();
    }
    if (answer.status() != 200) {
      throw VaultFailure.PROVIDER_HTTP_STATUS
          .of(
              "%s: the login at auth/%s was answered with HTTP %d; see the log of the server"
                  .formatted(label, role.mount(), answer.status()))
          .unavailable();
    }
    JsonNode auth =
        answer.json().map(object -> object.path("auth")).orElse(MissingNode.getInstance());
    String token = auth.path("client_token").asText();
    if (!HEADER_SAFE.matcher(token).matches()) {
      throw VaultFailure.PROVIDER_ANSWER_INVALID
          .of(
              "%s: the answer to the login holds no token; is this the address of the server? %s"
                  .formatted(label, server.settings().address()))
          .unavailable();
    }
    return new Session(server, token, !auth.path("token_type").asText().equals("batch"));
  }

  private static Answer await(
      Server server, CompletableFuture<HttpResponse<Optional<byte[]>>> response)
      throws UnavailableException, InterruptedException {
    Problem problem;
    try {
      return Server.answer(response.get(server.deadline().left().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      problem = server.late();
    } catch (ExecutionException broken) {
      problem = server.broken(broken.getCause());
    } finally {
      response.cancel(true);
    }
    throw problem.unavailable();
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Session[" + server.settings().address() + "]";
  }
}
