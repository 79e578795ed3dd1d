package ai.openclaw.core.configrpc.internal;

import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.CredentialText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A request that changes nothing, with its answer. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;
  private static final String ROOT = "<root>";
  private static final int SHOWN = 3;

  private final transient RpcError error;

  private Refused(RpcError error) {
    super(error.message());
    this.error = error;
  }

  RpcError error() {
    return error;
  }

  static Refused because(String message) {
    return new Refused(RpcError.invalidRequest(message));
  }

  static Refused baseHashMissing() {
    return because("config base hash required; re-run config.get and retry");
  }

  static Refused changedMeanwhile() {
    return because("config changed since last load; re-run config.get and retry");
  }

  /** A mark stands where nothing is that it could mean. */
  static Refused withoutOriginal(JsonNode sent, List<String> path) {
    List<String> parent = path.subList(0, path.size() - 1);
    boolean ofReference =
        path.get(path.size() - 1).equals("id") && CredentialText.reference(at(sent, parent));
    return because(
        ofReference
            ? "the reference at "
                + String.join(".", parent)
                + " has a redacted id placeholder and no original id; send the id"
            : "\""
                + CredentialText.REDACTED
                + "\" at "
                + String.join(".", path)
                + " stands for a value that does not exist; send the value or a reference");
  }

  private static JsonNode at(JsonNode tree, List<String> path) {
    JsonNode node = tree;
    for (String key : path) {
      node = node.isArray() ? node.path(Integer.parseInt(key)) : node.path(key);
    }
    return node;
  }

  static Refused tooOften(String method, Duration wait) {
    ObjectNode details =
        JsonNodeFactory.instance.objectNode().put("method", method).put("limit", WriteRate.LIMIT);
    long seconds = (wait.toMillis() + 999) / 1000;
    return new Refused(
        new RpcError(
            RpcError.Code.UNAVAILABLE,
            "rate limit exceeded for " + method + "; retry after " + seconds + "s",
            Optional.of(details),
            Optional.of(wait)));
  }

  /** What the store says of a change, in the words of the protocol. */
  static Refused by(ConfigInvalidException refusal) {
    List<ConfigIssue> issues = refusal.issues();
    ConfigIssue first = issues.get(0);
    return switch (first.code()) {
      case "CONFIG_CHANGED" -> changedMeanwhile();
      case "CONFIG_OBJECTION" -> because("invalid config: " + first.message());
      case "CONFIG_WRITE_FAILED" -> new Refused(RpcError.unavailable(first.message()));
      default -> invalid(issues);
    };
  }

  private static Refused invalid(List<ConfigIssue> issues) {
    String shown =
        issues.stream()
            .limit(SHOWN)
            .map(issue -> issue.path() + ": " + issue.message())
            .collect(Collectors.joining("; "));
    String more = issues.size() > SHOWN ? "; and " + (issues.size() - SHOWN) + " more" : "";
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.set("issues", list(issues));
    return new Refused(
        new RpcError(
            RpcError.Code.INVALID_REQUEST,
            "invalid config: " + shown + more,
            Optional.of(details),
            Optional.empty()));
  }

  /** Issues as clients know them; the root has an empty path. */
  static ArrayNode list(List<ConfigIssue> issues) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    issues.forEach(
        issue ->
            list.addObject()
                .put("path", issue.path().equals(ROOT) ? "" : issue.path())
                .put("message", issue.message()));
    return list;
  }
}
