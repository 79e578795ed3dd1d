package ai.openclaw.core.secrets.internal.why;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.api.why.Explainer;
import ai.openclaw.api.why.Explanation;
import ai.openclaw.api.why.Thing;
import ai.openclaw.api.why.Verdict;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.secrets.OwnerState;
import ai.openclaw.core.secrets.SecretContent;
import ai.openclaw.core.secrets.SecretField;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.SecretTargets;
import ai.openclaw.core.secrets.internal.runtime.Published;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Credential fields, by their path or by the reference that stands there. */
@Component(property = {Explainer.KIND + "=secret", Explainer.OFFLINE + ":Boolean=true"})
public final class SecretExplainer implements Explainer {
  private static final String KIND = "secret";

  private final Live live;
  private final ConfigWorkshop files;
  private final SecretTargets targets;
  private final SecretResolver resolver;

  /** Looks at the active secrets, and at the files where there are none. */
  @Activate
  public SecretExplainer(
      @Reference Live live,
      @Reference ConfigWorkshop files,
      @Reference SecretTargets targets,
      @Reference SecretResolver resolver) {
    this.live = live;
    this.files = files;
    this.targets = targets;
    this.resolver = resolver;
  }

  @Override
  public Collection<String> names() {
    var names = new TreeSet<String>();
    published()
        .ifPresent(
            state ->
                Stream.concat(state.active().stream(), state.idle().stream())
                    .forEach(
                        slot -> {
                          names.add(slot.text());
                          names.add(slot.ref().toString());
                        }));
    read()
        .ifPresent(
            config ->
                fields(config)
                    .forEach(
                        field -> {
                          names.add(field.text());
                          ref(field).ifPresent(ref -> names.add(ref.toString()));
                        }));
    return names;
  }

  @Override
  public Optional<Explanation> explain(String name) {
    return published()
        .flatMap(state -> active(state, name))
        .or(() -> read().flatMap(config -> written(config, name)));
  }

  private Optional<Published> published() {
    return live.secrets().map(secrets -> secrets.published());
  }

  private Optional<Explanation> active(Published state, String name) {
    return state.active().stream()
        .filter(slot -> called(slot, name))
        .findFirst()
        .map(slot -> used(state, slot, name))
        .or(
            () ->
                state.idle().stream()
                    .filter(slot -> called(slot, name))
                    .findFirst()
                    .map(slot -> idle(state, slot, name)));
  }

  private static Explanation used(Published state, Slot slot, String name) {
    Optional<OwnerState> owner =
        state.activation().owners().stream()
            .filter(one -> one.owner().equals(slot.owner()))
            .findFirst();
    // The trouble of an owner may be that of another of its fields.
    Optional<OwnerState> troubled =
        owner
            .filter(one -> one.condition() != OwnerState.Condition.OK)
            .filter(one -> one.cause().contains(slot.text()));
    boolean resolved = state.resolved().contains(slot);
    if (resolved && troubled.isEmpty()) {
      return Explanation.of(KIND, name, Verdict.WORKS, "it has a value", "");
    }
    String cause =
        troubled
            .map(one -> one.cause().replace(slot.text() + ": ", ""))
            .orElse(slot.ref() + " has no value");
    String remedy = Remedies.of(owner.map(OwnerState::code).orElse(""), slot.ref(), slot.text());
    List<Thing> causes = List.of(new Thing("provider", slot.ref().provider()));
    if (resolved) {
      String text = "the last good value is served since " + since(owner) + ": " + cause;
      return Explanation.of(KIND, name, Verdict.IMPAIRED, text, remedy).because(causes);
    }
    // Whatever is tried again by itself mends itself when its source does.
    return owner
        .flatMap(OwnerState::nextRetry)
        .map(
            next ->
                Explanation.of(
                    KIND,
                    name,
                    Verdict.NOT_YET,
                    cause + "; it is tried again at " + seconds(next),
                    remedy))
        .orElseGet(() -> Explanation.of(KIND, name, Verdict.NEVER, cause, remedy))
        .because(causes);
  }

  private static Explanation idle(Published state, Slot slot, String name) {
    String reason = state.activation().inactive().getOrDefault(slot.text(), "it is not in use");
    return Explanation.of(KIND, name, Verdict.OFF, "it is left alone: " + reason, "");
  }

  private static String since(Optional<OwnerState> owner) {
    return owner.map(one -> seconds(one.since()).toString()).orElse("some time");
  }

  private static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  private static boolean called(Slot slot, String name) {
    return slot.text().equals(name) || slot.ref().toString().equals(name);
  }

  private Optional<ConfigSnapshot> read() {
    try {
      return Optional.of(files.read());
    } catch (ConfigInvalidException e) {
      return Optional.empty();
    }
  }

  private List<SecretField> fields(ConfigSnapshot config) {
    var fields = new ArrayList<SecretField>();
    targets.all().stream()
        .filter(target -> target.profileType().isEmpty())
        .forEach(target -> fields.addAll(targets.fields(config.source(), target)));
    return fields;
  }

  private static Optional<SecretRef> ref(SecretField field) {
    return field.content() instanceof SecretContent.Reference reference
        ? Optional.of(reference.ref())
        : Optional.empty();
  }

  /** What the files alone tell. */
  private Optional<Explanation> written(ConfigSnapshot config, String name) {
    return fields(config).stream()
        .filter(
            field ->
                field.text().equals(name)
                    || ref(field).filter(ref -> ref.toString().equals(name)).isPresent())
        .filter(field -> !(field.content() instanceof SecretContent.Absent))
        .findFirst()
        .map(field -> written(config, field, name));
  }

  private Explanation written(ConfigSnapshot config, SecretField field, String name) {
    if (field.content() instanceof SecretContent.Malformed malformed) {
      return Explanation.of(
          KIND,
          name,
          Verdict.NEVER,
          malformed.message(),
          "write { source, provider, id } at " + field.text());
    }
    Optional<SecretRef> ref = ref(field);
    if (ref.isEmpty()) {
      return Explanation.of(
          KIND,
          name,
          Verdict.WORKS,
          "a value stands in the configuration itself",
          "openclaw secrets configure moves it out");
    }
    Optional<SecretFailure> wrong = resolver.check(ref.get(), config);
    if (wrong.isPresent()) {
      return Explanation.of(
              KIND,
              name,
              Verdict.NEVER,
              wrong.get().message(),
              Remedies.of(wrong.get().code(), ref.get(), field.text()))
          .because(List.of(new Thing("provider", ref.get().provider())));
    }
    return Explanation.of(
        KIND,
        name,
        Verdict.WORKS,
        "the reference is well formed; whether there is a value shows: openclaw secrets audit",
        "");
  }
}
