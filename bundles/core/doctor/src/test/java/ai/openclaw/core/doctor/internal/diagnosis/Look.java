package ai.openclaw.core.doctor.internal.diagnosis;

import ai.openclaw.api.doctor.Examination;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a diagnosis looks at: a state directory and the text of a configuration. */
record Look(Path state, String json, List<Problem> problems) implements Examination {
  static Look at(Path state, String json) {
    return new Look(state, json, List.of());
  }

  @Override
  public Path config() {
    return state.resolve("openclaw.json");
  }

  @Override
  public List<Path> configFiles() {
    return json.isEmpty() ? List.of() : List.of(config());
  }

  @Override
  public Optional<ObjectNode> source() {
    try {
      return Optional.of((ObjectNode) JsonMapper.builder().build().readTree("{" + json + "}"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public List<Problem> warnings() {
    return List.of();
  }

  @Override
  public Instant deadline() {
    return Instant.MAX;
  }
}
