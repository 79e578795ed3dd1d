package ai.openclaw.core.metrics.internal;

import ai.openclaw.api.diagnostics.MetricSink;
import ai.openclaw.api.diagnostics.MetricSource;
import ai.openclaw.core.secrets.Activation;
import ai.openclaw.core.secrets.OwnerState;
import ai.openclaw.core.secrets.SecretsRuntime;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The numbers of the active snapshot. */
@Component
public final class SecretsMetrics implements MetricSource {
  private final SecretsRuntime secrets;

  /** Reads the active snapshot whenever it is asked. */
  @Activate
  public SecretsMetrics(@Reference SecretsRuntime secrets) {
    this.secrets = secrets;
  }

  @Override
  public void collect(MetricSink sink) {
    Activation now = secrets.current();
    sink.counter(
        "openclaw_secrets_activations_total",
        "Snapshots of configuration and secrets that became active",
        Map.of(),
        (double) now.number());
    sink.gauge(
        "openclaw_secrets_activated_timestamp_seconds",
        "When the active snapshot became active",
        Map.of(),
        now.at().toEpochMilli() / 1000.0);
    sink.gauge(
        "openclaw_secrets_values",
        "Fields whose reference has a value",
        Map.of(),
        now.values().size());
    sink.gauge(
        "openclaw_secrets_inactive_references",
        "References that are left alone because nothing uses them",
        Map.of(),
        now.inactive().size());
    for (OwnerState.Condition condition : OwnerState.Condition.values()) {
      sink.gauge(
          "openclaw_secrets_owners",
          "Owners of references by how they stand",
          Map.of("condition", condition.name().toLowerCase(Locale.ROOT)),
          (double) now.owners().stream().filter(owner -> owner.condition() == condition).count());
    }
  }
}
