package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.CredentialTarget;
import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.credential.PathPattern;
import ai.openclaw.core.secrets.SecretTarget;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code credential-targets.json} says; every target of the registry, installed or not. */
final class TargetCatalog {
  private static final String RESOURCE = "credential-targets.json";
  private static final String CONFIG = "openclaw.json";

  private final List<Target> targets;
  private final List<PathPattern> unsupported;
  private final LegacyPaths legacy;
  private final Set<String> ids;
  private final List<SecretTarget> registered;
  private final AccountFolding accounts;

  private TargetCatalog(JsonNode data) {
    var all = new ArrayList<Target>();
    var known = new HashSet<String>();
    var listed = new ArrayList<SecretTarget>();
    for (JsonNode node : data.path("targets")) {
      Target target = target(node, true);
      known.add(target.field().id());
      known.addAll(target.aliases());
      listed.add(registered(node, target));
      if (node.path("store").asText(CONFIG).equals(CONFIG)) {
        all.add(target);
      }
    }
    data.path("runtimeOnly").forEach(node -> all.add(target(node, false)));
    var refused = new ArrayList<PathPattern>();
    data.path("unsupported")
        .forEach(node -> refused.add(PathPattern.parse(node.path("path").textValue())));
    this.targets = List.copyOf(all);
    this.unsupported = List.copyOf(refused);
    this.legacy = LegacyPaths.of(data.path("legacyPaths"));
    this.ids = Set.copyOf(known);
    this.registered = List.copyOf(listed);
    this.accounts = AccountFolding.of(data.path("targets"));
  }

  /** Reads the resource of this bundle. */
  static TargetCatalog load() {
    try (InputStream in =
        Objects.requireNonNull(TargetCatalog.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new TargetCatalog(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  private static Target target(JsonNode node, boolean registered) {
    String path = node.path("path").textValue();
    var rules = new ArrayList<String>();
    node.path("activeWhen").forEach(rule -> rules.add(rule.textValue()));
    var aliases = new HashSet<String>();
    node.path("aliases").forEach(alias -> aliases.add(alias.textValue()));
    var field =
        new CredentialTarget(
            node.path("id").asText(path),
            PathPattern.parse(path),
            Optional.ofNullable(node.path("refPath").textValue()).map(PathPattern::parse),
            node.path("expected").asText("string").equals("string")
                ? ValueKind.STRING
                : ValueKind.STRING_OR_OBJECT);
    return new Target(
        field,
        Owner.parse(node.path("owner").textValue()),
        List.copyOf(rules),
        Set.copyOf(aliases),
        registered);
  }

  private static SecretTarget registered(JsonNode node, Target target) {
    var types = new HashSet<>(target.aliases());
    types.add(target.field().id());
    types.add(node.path("planType").asText(target.field().id()));
    return new SecretTarget(
        target.field(),
        types,
        Optional.ofNullable(node.path("when").path("type").textValue()),
        node.path("auditFilter").asText("").equals("header-name-heuristic"),
        node.path("tracksShadowing").asBoolean());
  }

  /** Every registered target, those of auth stores too, in the order of the registry. */
  List<SecretTarget> registered() {
    return registered;
  }

  /** Top-level credentials that count as those of the default account. */
  AccountFolding accounts() {
    return accounts;
  }

  /** The targets in the configuration, in the order of collection. */
  List<Target> targets() {
    return targets;
  }

  /** The place of an owner in the registry; last for one that it does not know. */
  int rank(String owner) {
    for (int i = 0; i < targets.size(); i++) {
      Owner known = targets.get(i).owner();
      if (known.kind() != Owner.Kind.CORE && known.id().equals(owner)) {
        return i;
      }
    }
    return targets.size();
  }

  /** The owners outside of the core that the registry knows. */
  Set<String> owners() {
    return targets.stream()
        .map(Target::owner)
        .filter(owner -> owner.kind() != Owner.Kind.CORE)
        .map(Owner::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Fields that hold credentials and never take a reference. */
  List<PathPattern> unsupported() {
    return unsupported;
  }

  /** Old paths of fields that moved. */
  LegacyPaths legacy() {
    return legacy;
  }

  /** The ids and aliases of every registered target, those of auth stores too. */
  Set<String> ids() {
    return ids;
  }
}
