package ai.openclaw.core.configrpc.internal;

import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigStore;
import ai.openclaw.core.config.CredentialFields;
import ai.openclaw.core.config.Restored;
import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Shows the configuration to clients and takes their changes. Thread-safe. */
@Component(service = ConfigDesk.class)
public final class ConfigDesk {
  private final ConfigStore store;
  private final WriteRate rate = new WriteRate(InstantSource.system());
  private final List<CredentialFields> registries = new CopyOnWriteArrayList<>();

  /** Creates it. */
  @Activate
  public ConfigDesk(@Reference ConfigStore store) {
    this.store = store;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindRegistry(CredentialFields registry) {
    registries.add(registry);
  }

  void unbindRegistry(CredentialFields registry) {
    registries.remove(registry);
  }

  /** Counts the writes that are limited. */
  WriteRate rate() {
    return rate;
  }

  /** Turns what is there into what shall be there. */
  @FunctionalInterface
  interface Change {
    JsonNode from(JsonNode source) throws Refused;
  }

  /** The files as they are now, without credentials. */
  ObjectNode show() {
    ConfigSnapshot shown = store.current();
    List<ConfigIssue> issues = List.of();
    try {
      shown = store.read();
    } catch (ConfigInvalidException invalid) {
      issues = invalid.issues();
    }
    boolean valid = issues.isEmpty();
    Optional<byte[]> bytes = bytes(shown.file());
    var redacted = redactor(shown);
    JsonNode source = redacted.copy(shown.source());
    JsonNode effective = redacted.copy(shown.effective());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("path", shown.file().toString());
    answer.put("exists", bytes.isPresent());
    answer.set(
        "raw",
        redacted.leftOut() || !valid || bytes.isEmpty()
            ? NullNode.getInstance()
            : TextNode.valueOf(new String(bytes.get(), StandardCharsets.UTF_8)));
    answer.set("parsed", source);
    answer.set("sourceConfig", source);
    answer.set("resolved", effective);
    answer.put("valid", valid);
    answer.set("runtimeConfig", effective);
    answer.set("config", effective);
    answer.put(
        "hash",
        valid ? shown.revision() : bytes.map(ConfigSnapshot::revisionOf).orElse(shown.revision()));
    answer.set("issues", Refused.list(issues));
    answer.set("warnings", Refused.list(shown.warnings()));
    answer.putArray("legacyIssues");
    return answer;
  }

  /**
   * Makes a change.
   *
   * @param baseHash the hash of what the client changed
   * @param noop whether the answer says that there was nothing to change
   */
  ObjectNode change(Optional<String> baseHash, Change change, boolean noop) throws Refused {
    ConfigSnapshot before = valid();
    try {
      if (before.exists() && baseHash.isEmpty()) {
        throw Refused.baseHashMissing();
      }
      if (before.exists() && !baseHash.get().equals(before.revision())) {
        throw Refused.changedMeanwhile();
      }
      var restored = Restored.of(change.from(before.source()), before.source());
      if (!restored.withoutOriginal().isEmpty()) {
        throw Refused.withoutOriginal(restored.value(), restored.withoutOriginal().get(0));
      }
      List<ConfigEdit> edits = TreeEdits.between(before.source(), restored.value());
      ConfigSnapshot after = edits.isEmpty() ? before : store.edit(edits, before.revision());
      ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ok", true);
      if (noop && edits.isEmpty()) {
        answer.put("noop", true);
      }
      answer.put("path", after.file().toString());
      answer.set("config", redactor(after).copy(after.effective()));
      return answer;
    } catch (ConfigInvalidException refusal) {
      throw Refused.by(refusal);
    }
  }

  private ConfigSnapshot valid() throws Refused {
    try {
      return store.read();
    } catch (ConfigInvalidException broken) {
      throw Refused.because("invalid config; fix before patching");
    }
  }

  /** Reads a configuration as clients send it. */
  static JsonNode parse(String raw) throws Refused {
    try {
      return Json5Document.parse(raw).toJson();
    } catch (Json5Exception e) {
      throw Refused.because("the config is not JSON5: " + e.getMessage());
    }
  }

  private Redacted redactor(ConfigSnapshot config) {
    return new Redacted(new Credentials(registries, config.source()));
  }

  private static Optional<byte[]> bytes(Path file) {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException absent) {
      return Optional.empty();
    }
  }
}
