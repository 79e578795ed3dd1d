package ai.openclaw.core.secrets.internal.rotation;

import ai.openclaw.api.secret.SecretRef;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a secret manager says of a change.
 *
 * @param source the source it is about; empty for any
 * @param provider the alias it is about; empty for any
 * @param ids the ids it is about; empty for any
 */
record ChangedBody(Optional<String> source, Optional<String> provider, Optional<Set<String>> ids) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  private static final int LARGEST = 1_048_576;
  private static final Set<String> KEYS = Set.of("source", "provider", "ids");

  /** Copies the set. */
  ChangedBody {
    ids = ids.map(Set::copyOf);
  }

  /** A body that is not as it must be; the message says which part. */
  static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(String problem) {
      super("invalid body: " + problem);
    }
  }

  /** Reads a body; an empty one is about everything. */
  static ChangedBody parse(InputStream body) throws IOException, Invalid {
    byte[] bytes = body.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new Invalid("more than " + LARGEST + " bytes");
    }
    JsonNode tree;
    try {
      tree = JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new Invalid("not JSON");
    }
    if (tree == null || tree.isMissingNode()) {
      return new ChangedBody(Optional.empty(), Optional.empty(), Optional.empty());
    }
    if (!tree.isObject()) {
      throw new Invalid("must be an object with source, provider, ids, or empty");
    }
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      if (!KEYS.contains(field.getKey())) {
        throw new Invalid("only source, provider and ids are allowed");
      }
    }
    return new ChangedBody(word(tree, "source"), word(tree, "provider"), ids(tree));
  }

  private static Optional<String> word(JsonNode tree, String key) throws Invalid {
    JsonNode value = tree.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new Invalid(key + " must be a non-blank string");
    }
    return Optional.of(value.textValue());
  }

  private static Optional<Set<String>> ids(JsonNode tree) throws Invalid {
    JsonNode list = tree.get("ids");
    if (list == null) {
      return Optional.empty();
    }
    if (!list.isArray()) {
      throw new Invalid("ids must be an array of strings");
    }
    var ids = new HashSet<String>();
    for (JsonNode id : list) {
      if (!id.isTextual()) {
        throw new Invalid("ids must be an array of strings");
      }
      ids.add(id.textValue());
    }
    return Optional.of(ids);
  }

  boolean everything() {
    return source.isEmpty() && provider.isEmpty() && ids.isEmpty();
  }

  boolean matches(SecretRef ref) {
    return source.map(ref.source()::equals).orElse(true)
        && provider.map(ref.provider()::equals).orElse(true)
        && ids.map(some -> some.contains(ref.id())).orElse(true);
  }
}
