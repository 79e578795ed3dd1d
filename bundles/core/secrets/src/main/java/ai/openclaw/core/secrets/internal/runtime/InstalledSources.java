package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.api.secret.ProviderDescription.Trait;
import ai.openclaw.core.secrets.SecretSources;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The sources of the installed providers. */
@Component
public final class InstalledSources implements SecretSources {
  private final SecretsHub hub;

  /** Creates it over the installed providers. */
  @Activate
  public InstalledSources(@Reference SecretsHub hub) {
    this.hub = hub;
  }

  @Override
  public Map<String, ProviderDescription> installed() {
    var sources = new TreeMap<String, ProviderDescription>();
    for (String source : hub.providers().all().keySet()) {
      hub.descriptions()
          .of(source)
          .ifPresent(described -> sources.put(source, described.description()));
    }
    return Collections.unmodifiableMap(sources);
  }

  @Override
  public boolean startsPrograms(String source) {
    return hub.descriptions()
        .of(source)
        .filter(described -> described.description().traits().contains(Trait.RUNS_COMMANDS))
        .isPresent();
  }
}
