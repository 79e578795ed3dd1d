package ai.openclaw.core.secrets.internal.engine;

import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.Described;
import ai.openclaw.core.secrets.internal.provider.Descriptions;
import ai.openclaw.core.secrets.internal.provider.Entry;
import ai.openclaw.core.secrets.internal.provider.Origin;
import ai.openclaw.core.secrets.internal.provider.SettingsCheck;
import ai.openclaw.core.secrets.internal.shield.Admission;
import ai.openclaw.core.secrets.internal.shield.Definition;
import ai.openclaw.core.secrets.internal.shield.Permit;
import ai.openclaw.core.secrets.internal.shield.Shield;
import ai.openclaw.core.secrets.internal.shield.Trigger;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One call for one group, on a watched thread: picks the newest provider that is there. */
final class ProviderCall {
  private final Group group;
  private final ResolutionSettings settings;
  private final Claims<SecretProvider> providers;
  private final Descriptions descriptions;
  private final Duration limit;
  private final Shield shield;
  private final Trigger trigger;
  private final AtomicReference<@Nullable Entry<SecretProvider>> called = new AtomicReference<>();
  private final AtomicReference<@Nullable Permit> permit = new AtomicReference<>();

  ProviderCall(
      Group group,
      ResolutionSettings settings,
      Claims<SecretProvider> providers,
      Descriptions descriptions,
      Shield shield,
      Trigger trigger,
      Duration limit) {
    this.group = group;
    this.settings = settings;
    this.providers = providers;
    this.descriptions = descriptions;
    this.shield = shield;
    this.trigger = trigger;
    this.limit = limit;
  }

  /** The provider that is or was called last, to be blamed when the call goes wrong. */
  Optional<Entry<SecretProvider>> called() {
    return Optional.ofNullable(called.get());
  }

  /** The right to the call that was made; empty when none was. */
  Optional<Permit> permit() {
    return Optional.ofNullable(permit.get());
  }

  /** Asks; an entry that left between look-up and call is replaced by the next one. */
  Map<SecretRef, Outcome> run() throws InterruptedException {
    Set<Entry<SecretProvider>> tried = Collections.newSetFromMap(new IdentityHashMap<>());
    for (; ; ) {
      Optional<Entry<SecretProvider>> next = next(tried);
      if (next.isEmpty()) {
        return allFailed(Failures.notInstalled(group.source()));
      }
      Entry<SecretProvider> entry = next.get();
      tried.add(entry);
      if (!entry.enter()) {
        continue;
      }
      try {
        called.set(entry);
        Optional<SecretProvider> provider = entry.handle().service();
        if (provider.isPresent()) {
          return ask(entry.origin(), provider.get(), descriptions.of(entry, provider.get()));
        }
      } finally {
        entry.leave();
      }
    }
  }

  private Optional<Entry<SecretProvider>> next(Set<Entry<SecretProvider>> tried) {
    return providers
        .claim(group.source())
        .flatMap(
            claim -> claim.entries().stream().filter(entry -> !tried.contains(entry)).findFirst());
  }

  private Map<SecretRef, Outcome> ask(Origin origin, SecretProvider provider, Described described)
      throws InterruptedException {
    SecretRef first = group.refs().get(0);
    Optional<ObjectNode> configured = settings.provider(group.alias());
    boolean implicit =
        described.needsNoSettings()
            && group.alias().equals(settings.defaults().alias(group.source()));
    if (configured.isEmpty() && !implicit) {
      return allFailed(Failures.aliasUnknown(first));
    }
    ObjectNode object = configured.orElseGet(JsonNodeFactory.instance::objectNode);
    if (configured.isPresent()) {
      String source = ResolutionSettings.source(object);
      if (!source.equals(group.source())) {
        return allFailed(Failures.sourceMismatch(first, source));
      }
      List<SettingsCheck.Issue> issues = described.settings().check(object);
      if (!issues.isEmpty()) {
        SettingsCheck.Issue issue = issues.get(0);
        return allFailed(
            Failures.settingsInvalid(
                group.alias(), String.join(".", issue.path()), issue.message()));
      }
    }
    return admitted(origin, provider, described, object);
  }

  private Map<SecretRef, Outcome> admitted(
      Origin origin, SecretProvider provider, Described described, ObjectNode object)
      throws InterruptedException {
    var outcomes = new LinkedHashMap<SecretRef, Outcome>();
    var wanted = new ArrayList<SecretRef>();
    for (SecretRef ref : group.refs()) {
      if (described.ids().allows(ref.id())) {
        wanted.add(ref);
      } else {
        outcomes.put(ref, new Failed(Failures.idRefused(ref, described.ids().words())));
      }
    }
    if (wanted.size() > settings.maxRefsPerProvider()) {
      return allFailed(Failures.tooManyRefs(group.alias(), settings.maxRefsPerProvider()));
    }
    if (wanted.isEmpty()) {
      return outcomes;
    }
    Admission admission =
        shield.admit(
            Definition.of(group.source(), group.alias(), object, origin),
            described.guarded(),
            trigger,
            wanted,
            settings.budget().of(group.alias()),
            limit);
    if (admission instanceof Admission.Ask ask) {
      permit.set(ask.permit());
      outcomes.putAll(ask.held());
      outcomes.putAll(batch(provider, object, ask));
    } else {
      outcomes.putAll(((Admission.Hold) admission).outcomes());
    }
    return outcomes;
  }

  private Map<SecretRef, Outcome> batch(
      SecretProvider provider, ObjectNode object, Admission.Ask ask) throws InterruptedException {
    ResolveResult result =
        provider.resolve(
            new ResolveRequest(
                group.alias(),
                object,
                ask.asked().stream().map(SecretRef::id).toList(),
                Clock.systemUTC().instant().plus(limit),
                settings.maxBatchBytes(),
                settings.environment()));
    var outcomes = new LinkedHashMap<SecretRef, Outcome>();
    if (result instanceof ResolveResult.Answered answered) {
      for (SecretRef ref : ask.asked()) {
        Outcome outcome = answered.outcomes().get(ref.id());
        outcomes.put(
            ref, outcome == null ? new Failed(Failures.unanswered(ref)) : complete(outcome));
      }
      ask.permit().answered(outcomes);
    } else if (result instanceof ResolveResult.Unavailable unavailable) {
      SecretFailure failure = Failures.oneLine(unavailable.failure());
      ask.asked().forEach(ref -> outcomes.put(ref, new Failed(failure)));
      ask.permit().failed(failure.code());
    } else {
      throw new IllegalStateException("SecretProvider.resolve returned nothing");
    }
    return outcomes;
  }

  private static Outcome complete(Outcome outcome) {
    if (outcome instanceof Resolved resolved) {
      return new Resolved(Objects.requireNonNull(resolved.value(), "a resolved value"));
    }
    return new Failed(Failures.oneLine(((Failed) outcome).failure()));
  }

  private Map<SecretRef, Outcome> allFailed(SecretFailure failure) {
    return allFailed(group, failure);
  }

  static Map<SecretRef, Outcome> allFailed(Group group, SecretFailure failure) {
    var outcomes = new LinkedHashMap<SecretRef, Outcome>();
    group.refs().forEach(ref -> outcomes.put(ref, new Failed(failure)));
    return outcomes;
  }
}
