package ai.openclaw.core.secrets.internal.why;

import ai.openclaw.api.why.Explainer;
import ai.openclaw.api.why.Explanation;
import ai.openclaw.api.why.Thing;
import ai.openclaw.api.why.Verdict;
import ai.openclaw.core.secrets.OwnerState;
import ai.openclaw.core.secrets.internal.runtime.Published;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Owners of credentials, such as a channel or a model provider. */
@Component(property = Explainer.KIND + "=owner")
public final class OwnerExplainer implements Explainer {
  private static final String KIND = "owner";

  private final Live live;

  /** Looks at the active secrets. */
  @Activate
  public OwnerExplainer(@Reference Live live) {
    this.live = live;
  }

  @Override
  public Collection<String> names() {
    return owners().stream().map(OwnerState::owner).toList();
  }

  @Override
  public Optional<Explanation> explain(String name) {
    return owners().stream()
        .filter(owner -> owner.owner().equals(name))
        .findFirst()
        .map(this::explain);
  }

  private List<OwnerState> owners() {
    return live.secrets().map(secrets -> secrets.current().owners()).orElse(List.of());
  }

  private Explanation explain(OwnerState owner) {
    Verdict verdict =
        switch (owner.condition()) {
          case OK -> Verdict.WORKS;
          case STALE -> Verdict.IMPAIRED;
          case COLD -> owner.nextRetry().isPresent() ? Verdict.NOT_YET : Verdict.NEVER;
        };
    Instant since = owner.since().truncatedTo(ChronoUnit.SECONDS);
    String text =
        switch (owner.condition()) {
          case OK -> "every reference in use has a value";
          case STALE -> "the last good values are served since " + since;
          case COLD -> "it has no value since " + since;
        };
    return Explanation.of(KIND, owner.owner(), verdict, text, "").because(fields(owner.owner()));
  }

  private List<Thing> fields(String owner) {
    return live.secrets().map(secrets -> secrets.published()).stream()
        .map(Published::active)
        .flatMap(List::stream)
        .filter(slot -> slot.owner().equals(owner))
        .map(Slot::text)
        .map(path -> new Thing("secret", path))
        .toList();
  }
}
