package ai.openclaw.core.secrets.internal.profile;

import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.secrets.Diagnostic;
import ai.openclaw.core.secrets.internal.grammar.DotPath;
import ai.openclaw.core.secrets.internal.grammar.FieldContent;
import ai.openclaw.core.secrets.internal.grammar.FieldReader;
import ai.openclaw.core.secrets.internal.grammar.RefDefaults;
import ai.openclaw.core.secrets.internal.surface.Slot;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the {@code auth-profiles.json} of every configured agent, and never writes one. */
public final class AuthProfiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LARGEST = 5_242_880;
  private static final List<String> OAUTH_FIELDS =
      List.of("keyRef", "tokenRef", "key", "token", "access", "refresh");

  private final Path state;
  private final Function<Path, Optional<byte[]>> planned;

  /** Reads stores below a state directory. */
  public AuthProfiles(Path state) {
    this(state, file -> Optional.empty());
  }

  /**
   * Reads stores below a state directory as they would be.
   *
   * @param planned what a store would hold; empty for one that is as on disk
   */
  public AuthProfiles(Path state, Function<Path, Optional<byte[]>> planned) {
    this.state = state;
    this.planned = planned;
  }

  /** The folders of the configured agents by id. */
  public Map<String, Path> folders(ConfigSnapshot config) {
    return AgentFolders.of(config.effective(), state);
  }

  /** What the stores hold for a configuration. */
  public StoreProfiles read(ConfigSnapshot config) {
    StoreProfiles found = StoreProfiles.empty();
    var reader = new FieldReader(RefDefaults.of(config.effective()));
    AgentFolders.of(config.effective(), state)
        .forEach(
            (agent, folder) -> {
              JsonNode store = store(folder.resolve("auth-profiles.json"), agent, found);
              store
                  .path("profiles")
                  .properties()
                  .forEach(
                      entry ->
                          new Profile(agent, entry.getKey(), entry.getValue(), reader)
                              .collect(config.effective(), found));
            });
    return found;
  }

  private JsonNode store(Path file, String agent, StoreProfiles found) {
    try {
      Optional<byte[]> content = planned.apply(file);
      if (content.isPresent()) {
        return JSON.readTree(content.get());
      }
      if (!Files.exists(file)) {
        return MissingNode.getInstance();
      }
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return unusable(
            agent, file + " is not a regular file of at most " + LARGEST + " bytes", found);
      }
      return JSON.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      // Jackson quotes the text around a mistake, which may be a credential.
      return unusable(agent, file + " cannot be read as JSON", found);
    }
  }

  private static JsonNode unusable(String agent, String why, StoreProfiles found) {
    found
        .diagnostics()
        .add(
            new Diagnostic(
                "AUTH_PROFILES_UNREADABLE",
                "auth-profiles." + agent,
                why + "; its profiles are not available",
                true));
    return MissingNode.getInstance();
  }

  private record Profile(String agent, String id, JsonNode node, FieldReader reader) {
    void collect(JsonNode config, StoreProfiles found) {
      String type = node.path("type").asText(node.path("mode").asText(""));
      switch (type) {
        case "api_key" -> credential("key", "auth-profiles.api_key.key", config, found);
        case "token" -> credential("token", "auth-profiles.token.token", config, found);
        case "oauth" ->
            OAUTH_FIELDS.forEach(
                field -> {
                  learn(field, found);
                  meant(field).ifPresent(ref -> found.forbidden().add(slot("", field, ref)));
                });
        default ->
            found
                .diagnostics()
                .add(
                    new Diagnostic(
                        "AUTH_PROFILE_IGNORED",
                        "auth-profiles." + agent + "." + id,
                        "the profile needs a type: api_key, token or oauth",
                        false));
      }
    }

    private void credential(String field, String target, JsonNode config, StoreProfiles found) {
      Optional<SecretRef> beside = ref(field + "Ref");
      boolean plain = learn(field, found);
      if (plain && beside.isPresent()) {
        found
            .diagnostics()
            .add(
                new Diagnostic(
                    "SECRETS_REF_OVERRIDES_PLAINTEXT",
                    "auth-profiles " + id,
                    field + "Ref is used; the plain " + field + " beside it is ignored",
                    true));
      }
      if (DotPath.at(config, "auth", "profiles", id, "mode").asText("").equals("oauth")) {
        Optional<SecretRef> forbidden = meant(field + "Ref").or(() -> meant(field));
        forbidden.ifPresent(ref -> found.forbidden().add(slot(target, field, ref)));
        return;
      }
      Optional<SecretRef> ref = beside.isPresent() ? beside : ref(field);
      ref.ifPresent(used -> found.slots().add(slot(target, field, used)));
    }

    private Slot slot(String target, String field, SecretRef ref) {
      return new Slot(
          target, List.of("auth-profiles", agent, "profiles", id, field), ValueKind.STRING, ref);
    }

    private boolean learn(String field, StoreProfiles found) {
      JsonNode value = node.path(field);
      boolean plain =
          value.isTextual() && reader.read(value, ValueKind.STRING) instanceof FieldContent.Plain;
      if (plain) {
        found
            .plain()
            .put(
                DotPath.text(List.of("auth-profiles", agent, "profiles", id, field)),
                SecretValue.of(value.textValue()));
      }
      return plain;
    }

    private Optional<SecretRef> ref(String field) {
      return reader.read(withProvider(node.path(field)), ValueKind.STRING)
              instanceof FieldContent.Reference reference
          ? Optional.of(reference.ref())
          : Optional.empty();
    }

    // Where none is allowed, one that is written in the old way or with a mistake is none either.
    private Optional<SecretRef> meant(String field) {
      JsonNode value = node.path(field);
      FieldContent content = reader.read(withProvider(value), ValueKind.STRING);
      if (content instanceof FieldContent.Reference reference) {
        return Optional.of(reference.ref());
      }
      if (content instanceof FieldContent.Marker marker) {
        return Optional.of(new SecretRef("env", reader.alias("env"), marker.name()));
      }
      return content instanceof FieldContent.Malformed
          ? Optional.of(
              new SecretRef(
                  value.path("source").asText(""),
                  value.path("provider").asText(""),
                  value.path("id").asText("")))
          : Optional.empty();
    }

    private JsonNode withProvider(JsonNode value) {
      if (value instanceof ObjectNode ref && !ref.has("provider")) {
        return ref.deepCopy().put("provider", reader.alias(ref.path("source").asText("")));
      }
      return value;
    }

    @Override
    public String toString() {
      return "Profile[" + agent + ", " + id + "]";
    }
  }
}
