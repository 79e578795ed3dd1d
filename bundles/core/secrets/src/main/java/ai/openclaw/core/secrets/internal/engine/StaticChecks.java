package ai.openclaw.core.secrets.internal.engine;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.grammar.IdRule;
import ai.openclaw.core.secrets.internal.provider.Described;
import ai.openclaw.core.secrets.internal.provider.Descriptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What can be told of a reference without asking its provider for a value. Thread-safe. */
public final class StaticChecks {
  private final Descriptions descriptions;

  /** Creates it over the installed providers. */
  public StaticChecks(Descriptions descriptions) {
    this.descriptions = descriptions;
  }

  /** Why a reference cannot have a value; empty when its provider would be asked. */
  public Optional<SecretFailure> check(SecretRef ref, ResolutionSettings settings) {
    Optional<Described> described = descriptions.of(ref.source());
    if (described.isEmpty()) {
      return Optional.of(Failures.notInstalled(ref.source()));
    }
    Optional<ObjectNode> configured = settings.provider(ref.provider());
    if (configured.isPresent()) {
      String source = ResolutionSettings.source(configured.get());
      if (!source.equals(ref.source())) {
        return Optional.of(Failures.sourceMismatch(ref, source));
      }
    } else if (!described.get().needsNoSettings()
        || !ref.provider().equals(settings.defaults().alias(ref.source()))) {
      return Optional.of(Failures.aliasUnknown(ref));
    }
    return checkId(ref);
  }

  /** Why an id is against the rule of its source; empty for a source that nothing serves. */
  public Optional<SecretFailure> checkId(SecretRef ref) {
    Optional<IdRule> builtIn = IdRule.builtIn(ref.source());
    Optional<IdRule> rule =
        builtIn.isPresent() ? builtIn : descriptions.of(ref.source()).map(Described::ids);
    return rule.filter(ids -> !ids.allows(ref.id()))
        .map(ids -> Failures.idRefused(ref, ids.words()));
  }
}
