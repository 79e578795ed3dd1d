package ai.openclaw.lib.providers;

import ai.openclaw.api.secret.ResolveRequest;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests with settings written as JSON. */
final class Requests {
  private Requests() {}

  static ResolveRequest of(String settings, Map<String, String> variables, Duration limit) {
    try {
      return new ResolveRequest(
          "work",
          new ObjectMapper().readValue(settings, ObjectNode.class),
          List.of("a"),
          Instant.now().plus(limit),
          1000,
          name -> Optional.ofNullable(variables.get(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ProviderSettings settings(String settings, Map<String, String> variables) {
    return ProviderSettings.of(of(settings, variables, Duration.ofSeconds(30)));
  }
}
