package ai.openclaw.core.secrets.internal.why;

import ai.openclaw.core.secrets.internal.runtime.LiveSecrets;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The active secrets of this process, when it is a gateway. Thread-safe. */
@Component(service = Live.class)
public final class Live {
  private volatile Optional<LiveSecrets> secrets = Optional.empty();

  /** None yet. */
  @Activate
  public Live() {}

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindSecrets(LiveSecrets found) {
    secrets = Optional.of(found);
  }

  void unbindSecrets(LiveSecrets gone) {
    if (secrets.filter(found -> found == gone).isPresent()) {
      secrets = Optional.empty();
    }
  }

  Optional<LiveSecrets> secrets() {
    return secrets;
  }
}
