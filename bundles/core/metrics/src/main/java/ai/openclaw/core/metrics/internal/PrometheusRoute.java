package ai.openclaw.core.metrics.internal;

import ai.openclaw.api.diagnostics.MetricSource;
import ai.openclaw.api.http.HttpAnswer;
import ai.openclaw.api.http.HttpCall;
import ai.openclaw.api.http.HttpRoute;
import ai.openclaw.core.secrets.SecretsRuntime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/diagnostics/prometheus}; not there while {@code diagnostics.enabled} is false. */
@Component(
    property = {
      HttpRoute.PATH + "=/api/diagnostics/prometheus",
      HttpRoute.SCOPE + "=operator.read"
    })
public final class PrometheusRoute implements HttpRoute {
  private static final Logger LOG = LoggerFactory.getLogger(PrometheusRoute.class);

  private final SecretsRuntime secrets;
  private final List<MetricSource> sources = new CopyOnWriteArrayList<>();

  /** Reads the switch whenever it is asked. */
  @Activate
  public PrometheusRoute(@Reference SecretsRuntime secrets) {
    this.secrets = secrets;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindSource(MetricSource source) {
    sources.add(source);
  }

  void unbindSource(MetricSource source) {
    sources.remove(source);
  }

  @Override
  public HttpAnswer handle(HttpCall call) {
    var config = secrets.current().config().effective();
    if (!config.path("diagnostics").path("enabled").asBoolean(true)) {
      return HttpAnswer.text(404, "Not Found");
    }
    var text = new PrometheusText();
    for (MetricSource source : sources) {
      try {
        source.collect(text);
      } catch (RuntimeException | LinkageError broken) {
        LOG.warn(
            "the numbers of {} are missing: {}", source.getClass().getName(), broken.getClass());
      }
    }
    return new HttpAnswer(
        200,
        Map.of(
            "Content-Type",
            "text/plain; version=0.0.4; charset=utf-8",
            "Cache-Control",
            "no-store"),
        text.text().getBytes(StandardCharsets.UTF_8));
  }
}
