package ai.openclaw.core.host.internal;

import ai.openclaw.core.host.Launch;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in for the launcher in a framework that was started by something else. Registered once the
 * framework has started, for then every bundle of the initial set has been.
 */
@Component(service = {})
public final class FrameworkLaunch implements Launch, FrameworkListener {
  private static final Logger LOG = LoggerFactory.getLogger(FrameworkLaunch.class);

  private final BundleContext context;
  private final AtomicBoolean registered = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicReference<@Nullable ServiceRegistration<Launch>> registration =
      new AtomicReference<>();

  /** Waits for the framework, unless a launcher announced itself. */
  @Activate
  public FrameworkLaunch(BundleContext context) {
    this.context = context;
    if (!Boolean.parseBoolean(context.getProperty("openclaw.launcher"))) {
      context.addFrameworkListener(this);
      if (framework().getState() == Bundle.ACTIVE) {
        register();
      }
    }
  }

  @Deactivate
  void deactivate() {
    context.removeFrameworkListener(this);
    registered.set(true);
    @Nullable ServiceRegistration<Launch> current = registration.getAndSet(null);
    if (current != null) {
      current.unregister();
    }
  }

  @Override
  public void frameworkEvent(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.STARTED) {
      register();
    }
  }

  @Override
  public Purpose purpose() {
    return Purposes.of(context);
  }

  @Override
  public List<String> arguments() {
    @Nullable String arguments = context.getProperty("openclaw.arguments");
    return arguments == null || arguments.isBlank()
        ? List.of()
        : List.of(arguments.strip().split("\\s+", -1));
  }

  @Override
  public void ready(String line) {
    LOG.info("{}", line);
  }

  @Override
  public void failed(int exitCode, String message) {
    if (ended.compareAndSet(false, true)) {
      LOG.error("start failed, exit code {}: {}", exitCode, message);
    }
  }

  @Override
  public void stop(int exitCode) {
    if (ended.compareAndSet(false, true)) {
      LOG.info("stopping, exit code {}", exitCode);
      try {
        framework().stop();
      } catch (BundleException e) {
        LOG.error("the framework cannot be stopped: {}", e.getMessage());
      }
    }
  }

  private void register() {
    if (registered.compareAndSet(false, true)) {
      registration.set(context.registerService(Launch.class, this, null));
    }
  }

  private Bundle framework() {
    return context.getBundle(0);
  }
}
