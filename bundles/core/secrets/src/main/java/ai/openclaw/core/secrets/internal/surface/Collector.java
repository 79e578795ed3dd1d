package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.Activity;
import ai.openclaw.api.credential.CredentialTarget;
import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.secrets.Diagnostic;
import ai.openclaw.core.secrets.internal.grammar.DotPath;
import ai.openclaw.core.secrets.internal.grammar.FieldContent;
import ai.openclaw.core.secrets.internal.grammar.FieldReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects the credentials of one configuration, always in the same order. One use each. */
public final class Collector {
  private final Surfaces surfaces;
  private final ConfigView config;
  private final FieldReader reader;
  private final List<Slot> active = new ArrayList<>();
  private final List<Collected.Rival> rivals = new ArrayList<>();
  private final List<Collected.Idle> idle = new ArrayList<>();
  private final Map<String, SecretValue> plain = new LinkedHashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private Collector(Surfaces surfaces, ConfigSnapshot snapshot) {
    LegacyPaths legacy = surfaces.catalog().legacy();
    this.surfaces = surfaces;
    this.config =
        new ConfigView(
            legacy.fold(snapshot.source()),
            legacy.fold(snapshot.effective()),
            snapshot.environment());
    this.reader = config.reader();
  }

  /** Collects the credentials of a configuration; may call installed surfaces, so it may wait. */
  public static Collected collect(Surfaces surfaces, ConfigSnapshot snapshot) {
    return new Collector(surfaces, snapshot).collect();
  }

  private Collected collect() {
    List<InstalledSurface> installed = relevant();
    boolean channels = !skipsChannels();
    for (Owner.Kind kind : Owner.Kind.values()) {
      List<InstalledSurface> present =
          installed.stream().filter(surface -> surface.concerns(kind)).toList();
      Set<String> owners =
          present.stream().map(InstalledSurface::owner).collect(Collectors.toSet());
      var missing = new LinkedHashSet<Owner>();
      for (Target target : surfaces.catalog().targets()) {
        Owner owner = target.owner();
        if (owner.kind() != kind || (kind == Owner.Kind.CHANNEL && !channels)) {
          continue;
        }
        if (kind == Owner.Kind.CORE) {
          core(target);
        } else if (!owners.contains(owner.id()) && unowned(target)) {
          missing.add(owner);
        }
      }
      missing.forEach(this::announceMissing);
      if (kind != Owner.Kind.CHANNEL || channels) {
        present.forEach(surface -> owned(surface, kind));
      }
    }
    Choices choices = Choices.of(rivals, config);
    idle.addAll(choices.idle());
    diagnostics.addAll(choices.diagnostics());
    return new Collected(active, choices.rivals(), idle, plain, diagnostics);
  }

  // What the configuration does not mention is not even read, unless it may win without a mention.
  private List<InstalledSurface> relevant() {
    List<InstalledSurface> mentioned = surfaces.installed(this::mentions);
    return Choices.made(config) || mentioned.stream().anyMatch(InstalledSurface::competes)
        ? surfaces.installed(owner -> true)
        : mentioned;
  }

  private boolean mentions(String owner) {
    return !DotPath.at(config.source(), "channels", owner).isMissingNode()
        || !DotPath.at(config.source(), "plugins", "entries", owner).isMissingNode();
  }

  private boolean skipsChannels() {
    return List.of("OPENCLAW_SKIP_CHANNELS", "OPENCLAW_SKIP_PROVIDERS").stream()
        .anyMatch(name -> config.environment().get(name).filter("1"::equals).isPresent());
  }

  private void core(Target target) {
    for (List<String> path : PathFinder.fields(config.source(), target.field())) {
      Optional<Slot> slot = slot(config, target.field(), path);
      if (slot.isPresent()) {
        Activity activity = CoreRules.judge(target, config, path);
        announceGatewayAuth(slot.get(), activity);
        place(slot.get(), activity);
      }
    }
  }

  private boolean unowned(Target target) {
    boolean any = false;
    for (List<String> path : PathFinder.fields(config.source(), target.field())) {
      Optional<Slot> slot = slot(config, target.field(), path);
      if (slot.isPresent()) {
        any = true;
        idle.add(
            new Collected.Idle(
                slot.get(), "no installed bundle owns " + dots(target.owner().root())));
      }
    }
    return any;
  }

  private void owned(InstalledSurface surface, Owner.Kind kind) {
    String root = kind.root();
    Surfaces.Answer answer = surfaces.judge(surface, config);
    answer
        .fault()
        .ifPresent(
            fault ->
                diagnostics.add(
                    new Diagnostic(
                        "SECRETS_SURFACE_BROKEN", root + "." + surface.owner(), fault, true)));
    for (InstalledSurface.Judged field : answer.fields()) {
      if (field.path().get(0).equals(root)) {
        Optional<Slot> slot = slot(answer.view(), field.target(), field.path());
        if (field.activity() instanceof Activity.Candidate candidate) {
          rivals.add(rival(surface.owner(), field, slot, candidate));
        } else {
          slot.ifPresent(found -> place(found, field.activity()));
        }
      }
    }
  }

  private Collected.Rival rival(
      String owner,
      InstalledSurface.Judged field,
      Optional<Slot> slot,
      Activity.Candidate candidate) {
    return new Collected.Rival(
        field.candidate().map(CandidateUse::name).orElse(owner),
        field.path(),
        slot,
        plain.containsKey(dots(field.path())),
        candidate,
        field.candidate().map(CandidateUse::allowedVariables).orElse(Set.of()),
        false);
  }

  private void place(Slot slot, Activity activity) {
    if (activity instanceof Activity.Inactive inactive) {
      var left = new Collected.Idle(slot, inactive.reason());
      idle.add(left);
      diagnostics.add(left.diagnostic());
    } else {
      active.add(slot);
    }
  }

  private Optional<Slot> slot(ConfigView view, CredentialTarget target, List<String> path) {
    JsonNode tree = view.source();
    Optional<Slot> beside =
        target
            .refPath()
            .map(pattern -> PathFinder.rewrite(path, target.path(), pattern))
            .flatMap(refPath -> reference(DotPath.at(tree, refPath), ValueKind.STRING))
            .map(ref -> new Slot(target.id(), path, target.kind(), ref));
    JsonNode node = DotPath.at(tree, path);
    FieldContent content = reader.read(node, target.kind());
    if (content instanceof FieldContent.Plain) {
      learn(view, path, node);
      beside.ifPresent(slot -> announceOverride(target, path));
    }
    return beside.isEmpty() && content instanceof FieldContent.Reference reference
        ? Optional.of(new Slot(target.id(), path, target.kind(), reference.ref()))
        : beside;
  }

  private Optional<SecretRef> reference(JsonNode node, ValueKind kind) {
    return reader.read(node, kind) instanceof FieldContent.Reference reference
        ? Optional.of(reference.ref())
        : Optional.empty();
  }

  private void learn(ConfigView view, List<String> path, JsonNode written) {
    JsonNode effective = DotPath.at(view.effective(), path);
    JsonNode value = effective.isMissingNode() ? written : effective;
    if (value.isTextual()) {
      plain.put(dots(path), SecretValue.of(value.textValue()));
    } else if (value.isObject()) {
      plain.put(dots(path), SecretValue.of(value));
    }
  }

  private void announceGatewayAuth(Slot slot, Activity activity) {
    if (!GatewayRules.FIELDS.contains(slot.text())) {
      return;
    }
    String verdict =
        activity instanceof Activity.Inactive inactive
            ? "inactive: " + inactive.reason()
            : "active: " + GatewayRules.activeReason(config, slot.text());
    diagnostics.add(new Diagnostic("SECRETS_GATEWAY_AUTH_SURFACE", slot.text(), verdict, false));
  }

  private void announceOverride(CredentialTarget target, List<String> path) {
    List<String> beside =
        PathFinder.rewrite(path, target.path(), target.refPath().orElse(target.path()));
    diagnostics.add(
        new Diagnostic(
            "SECRETS_REF_OVERRIDES_PLAINTEXT",
            dots(path.subList(0, path.size() - 1)),
            beside.get(beside.size() - 1)
                + " is used; the plain "
                + path.get(path.size() - 1)
                + " beside it is ignored",
            true));
  }

  private void announceMissing(Owner owner) {
    diagnostics.add(
        new Diagnostic(
            "SECRETS_OWNER_NOT_INSTALLED",
            dots(owner.root()),
            "its references are left alone: no installed bundle owns it",
            false));
  }

  private static String dots(List<String> path) {
    return DotPath.text(path);
  }
}
