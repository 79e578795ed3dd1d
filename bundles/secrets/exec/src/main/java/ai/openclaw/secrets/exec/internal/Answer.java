package ai.openclaw.secrets.exec.internal;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An answer in the form of protocol version 1. */
final class Answer {
  private final String alias;
  private final ObjectNode values;
  private final JsonNode errors;
  private final ErrorText words;

  private Answer(String alias, ObjectNode values, JsonNode errors, ErrorText words) {
    this.alias = alias;
    this.values = values;
    this.errors = errors;
    this.words = words;
  }

  static Answer of(Program program, ObjectNode message) throws FailedException {
    JsonNode version = message.path("protocolVersion");
    if (!version.isNumber() || version.doubleValue() != 1) {
      throw new FailedException(
          ExecFailure.PROVIDER_PROTOCOL_VERSION.of(
              program.alias(), "the command's answer must have \"protocolVersion\": 1"));
    }
    if (!(message.get("values") instanceof ObjectNode values)) {
      throw new FailedException(
          ExecFailure.PROVIDER_VALUES_MISSING.of(
              program.alias(), "the command's answer must have an object \"values\""));
    }
    JsonNode errors = message.path("errors");
    return new Answer(
        program.alias(),
        values,
        errors.isObject() ? errors : MissingNode.getInstance(),
        new ErrorText(values, program.variables().values()));
  }

  /** An error wins over a value for the same id. */
  Outcome at(String id) {
    JsonNode error = errors.get(id);
    if (error != null) {
      return refused(id, error);
    }
    JsonNode value = values.get(id);
    if (value == null) {
      return new Failed(
          ExecFailure.SECRET_NOT_FOUND.of(
              alias, "the command's answer has no value for %s".formatted(id)));
    }
    return new Resolved(SecretValue.of(value));
  }

  private Failed refused(String id, JsonNode error) {
    ExecFailure failure =
        switch (error.path("code").asText()) {
          case "NOT_FOUND" -> ExecFailure.SECRET_NOT_FOUND;
          case "AMBIGUOUS_DUPLICATE_KEY" -> ExecFailure.SECRET_AMBIGUOUS;
          default -> ExecFailure.SECRET_REFUSED;
        };
    StringBuilder problem = new StringBuilder("the command has no value for ").append(id);
    if (failure != ExecFailure.SECRET_REFUSED) {
      problem.append(" (").append(error.path("code").asText()).append(')');
    }
    JsonNode message = error.path("message");
    String text = message.isTextual() ? words.clean(message.textValue()) : "";
    if (!text.isEmpty()) {
      problem.append(": ").append(text);
    }
    return new Failed(failure.of(alias, problem.toString()));
  }
}
