package ai.openclaw.core.config.internal.schema;

import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigSchema;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigValidator;
import ai.openclaw.core.config.SchemaDocument;
import ai.openclaw.lib.schema.SchemaIssue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;

/** Checks a configuration against the schemas of all resolved bundles, and tells them. */
@Component(service = {ConfigValidator.class, ConfigSchema.class})
public final class SchemaValidator implements ConfigValidator, ConfigSchema {
  private final Contributions contributions;
  private final BundleTracker<List<Contribution>> bundles;
  private volatile Composed composed = new Composed(List.of(), Composer.compose(List.of()));

  private record Composed(List<Contribution> of, SchemaDocument document) {
    Composed {
      of = List.copyOf(of);
    }
  }

  /** Reads the schemas of the bundles that are there and follows those that come and go. */
  @Activate
  public SchemaValidator(BundleContext context) {
    this.contributions = new Contributions();
    this.bundles =
        new BundleTracker<>(
            context,
            Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING,
            contributions);
    bundles.open();
  }

  @Deactivate
  void close() {
    bundles.close();
  }

  @Override
  public Findings validate(ConfigSnapshot candidate) {
    return findings(candidate.effective(), contributions.current());
  }

  @Override
  public SchemaDocument current() {
    List<Contribution> now = contributions.current();
    Composed last = composed;
    if (!last.of().equals(now)) {
      last = new Composed(now, Composer.compose(now));
      composed = last;
    }
    return last.document();
  }

  static Findings findings(JsonNode config, List<Contribution> schemas) {
    var errors = new ArrayList<ConfigIssue>();
    for (Contribution schema : schemas) {
      schema
          .path()
          .each(
              config,
              (place, value) ->
                  schema.validate(value).forEach(issue -> errors.add(error(place, issue))));
    }
    return new Findings(
        errors, Owners.notInstalled(config, schemas.stream().map(Contribution::path).toList()));
  }

  private static ConfigIssue error(List<String> place, SchemaIssue issue) {
    var path = new ArrayList<>(place);
    path.addAll(issue.path());
    return ConfigIssue.at(
        "CONFIG_INVALID", path.isEmpty() ? "<root>" : String.join(".", path), issue.message());
  }
}
