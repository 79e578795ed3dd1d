package ai.openclaw.core.models.internal;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.secrets.Activation;
import ai.openclaw.core.secrets.ActivationListener;
import ai.openclaw.core.secrets.SecretTargets;
import ai.openclaw.core.secrets.SecretsRuntime;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the files at the start of a gateway and whenever another configuration is active. */
@Component
public final class ModelsComponent implements ActivationListener {
  private static final Logger LOG = LoggerFactory.getLogger(ModelsComponent.class);

  private final ExecutorService worker = Workers.bounded("models-file", 1, 16);
  private final AtomicReference<@Nullable ConfigSnapshot> wanted = new AtomicReference<>();
  private final ModelsWriter writer;

  /** Writes for the active configuration. */
  @Activate
  public ModelsComponent(
      @Reference SecretsRuntime secrets,
      @Reference SecretTargets targets,
      @Reference Locations locations) {
    this.writer = new ModelsWriter(targets, locations.state());
    write(secrets.current().config());
  }

  @Deactivate
  void stop() {
    worker.shutdown();
  }

  @Override
  public void activated(Activation activation, Set<String> changedOwners) {
    write(activation.config());
  }

  private void write(ConfigSnapshot config) {
    wanted.set(config);
    try {
      worker.execute(this::writeWanted);
    } catch (RejectedExecutionException stoppingOrAboutToWrite) {
      LOG.debug("the files of models are written by a task that waits, or not any more");
    }
  }

  private void writeWanted() {
    ConfigSnapshot config = wanted.getAndSet(null);
    if (config != null) {
      try {
        writer.write(config);
      } catch (RuntimeException e) {
        LOG.error("the files of models could not be made", e);
      }
    }
  }
}
