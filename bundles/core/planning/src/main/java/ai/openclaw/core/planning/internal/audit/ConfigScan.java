package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.planning.internal.store.ConfigFields;
import ai.openclaw.core.planning.internal.store.HeaderNames;
import ai.openclaw.core.secrets.SecretContent;
import ai.openclaw.core.secrets.SecretField;
import ai.openclaw.core.secrets.SecretTargets;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks through the configuration. */
final class ConfigScan {
  private final ConfigSnapshot config;
  private final List<SecretField> fields;
  private final SecretTargets targets;

  ConfigScan(SecretTargets targets, ConfigSnapshot config) {
    this.targets = targets;
    this.config = config;
    this.fields = ConfigFields.of(targets, config.source());
  }

  /** Why a field makes the configuration invalid; the first one. */
  Optional<String> malformed() {
    return ConfigFields.malformed(fields);
  }

  void run(Scan scan) {
    Supplier<JsonNode> effective = once(() -> targets.fold(config.effective()));
    for (SecretField field : fields) {
      Optional<String> provider = field.target().provider(field.path());
      SecretContent content = field.content();
      if (field.own() instanceof SecretContent.Plain && counts(field)) {
        scan.known(config.file(), field.text(), () -> at(effective.get(), field.path()));
      }
      if (content instanceof SecretContent.Reference reference) {
        scan.ref(
            new FoundRef(
                reference.ref(),
                field.target().field().kind(),
                config.file(),
                field.text(),
                provider));
      } else if (content instanceof SecretContent.Plain && counts(field)) {
        scan.found(
            Finding.plaintext(config.file(), field.text(), field.text() + " is stored as plaintext")
                .of(provider));
      }
    }
  }

  private static Supplier<JsonNode> once(Supplier<JsonNode> made) {
    var kept = new ArrayList<JsonNode>(1);
    return () -> {
      if (kept.isEmpty()) {
        kept.add(made.get());
      }
      return kept.get(0);
    };
  }

  private static JsonNode at(JsonNode tree, List<String> path) {
    JsonNode node = tree;
    for (String key : path) {
      node =
          node.isArray() && key.matches("\\d{1,9}")
              ? node.path(Integer.parseInt(key))
              : node.path(key);
    }
    return node;
  }

  private static boolean counts(SecretField field) {
    return !field.target().headerNames()
        || HeaderNames.sensitive(field.path().get(field.path().size() - 1));
  }

  /** The references that credentials of a store would go before. */
  List<SecretField> shadowable() {
    return fields.stream()
        .filter(field -> field.target().shadowed())
        .filter(field -> field.content() instanceof SecretContent.Reference)
        .toList();
  }

  /** The variable that the key of a model provider is taken from, by provider. */
  Map<String, String> keyVariables() {
    var variables = new HashMap<String, String>();
    for (SecretField field : shadowable()) {
      SecretContent.Reference content = (SecretContent.Reference) field.content();
      if (content.ref().source().equals("env")) {
        field
            .target()
            .provider(field.path())
            .ifPresent(provider -> variables.put(provider, content.ref().id()));
      }
    }
    return variables;
  }
}
