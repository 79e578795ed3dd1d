package ai.openclaw.core.secrets.internal;

import ai.openclaw.api.secret.Environment;
import ai.openclaw.core.config.ConfigSnapshot;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configurations for tests. */
public final class Configs {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .build();

  private Configs() {}

  /** A tree of lenient JSON. */
  public static ObjectNode tree(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Variables. */
  public static Environment environment(Map<String, String> variables) {
    return name -> Optional.ofNullable(variables.get(name));
  }

  /** A snapshot without templates outside of credential fields. */
  public static ConfigSnapshot snapshot(String text, Map<String, String> variables) {
    ObjectNode tree = tree(text);
    return new ConfigSnapshot(
        Integer.toHexString(tree.hashCode()),
        Path.of("openclaw.json"),
        true,
        tree,
        tree,
        environment(variables),
        List.of());
  }
}
