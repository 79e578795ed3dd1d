package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.host.HostReady;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Locations;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;

/** A framework with the plugin host in it, as the launcher leaves it behind. */
final class Gateway implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Path state;
  private final Framework framework;
  private final PluginHost host;
  private final StrikeService strikes;

  private Gateway(Path state, Framework framework, PluginHost host) {
    this.state = state;
    this.framework = framework;
    this.host = host;
    this.strikes = new StrikeService(host);
  }

  static Gateway start(Path root) throws Exception {
    return start(root, "cache", Launch.Purpose.GATEWAY, Map.of());
  }

  static Gateway start(
      Path root, String cache, Launch.Purpose purpose, Map<String, String> properties)
      throws Exception {
    var all = new HashMap<String, String>();
    all.put(Constants.FRAMEWORK_STORAGE, root.resolve(cache).toString());
    all.put("openclaw.plugin.deadlineMs", "1000");
    all.put("openclaw.plugin.drainMs", "10000");
    all.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, "ai.openclaw.api.secret;version=1.0.0");
    all.putAll(properties);
    Framework framework = new FrameworkFactory().newFramework(all);
    framework.start();
    Path state = root.resolve("state");
    var host =
        new PluginHost(new Started(purpose), new Places(root, state), framework.getBundleContext());
    return new Gateway(state, framework, host);
  }

  /** A command in a process of its own, with or without the bundle that resolves references. */
  static Gateway command(Path root, String cache, Map<String, String> properties, boolean resolves)
      throws Exception {
    var all = new HashMap<>(properties);
    all.put(Constants.FRAMEWORK_STORAGE, root.resolve(cache).toString());
    all.put("openclaw.plugin.deadlineMs", "10000");
    all.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, "ai.openclaw.api.secret;version=1.0.0");
    Framework framework = new FrameworkFactory().newFramework(all);
    framework.start();
    if (resolves) {
      byte[] jar = new ForeignJar(root, "ai.openclaw.core.secrets", "1.0.0").bytes();
      framework.getBundleContext().installBundle("x", new ByteArrayInputStream(jar));
    }
    Path state = root.resolve("state");
    var host =
        new PluginHost(
            new Started(Launch.Purpose.COMMAND),
            new Places(root, state),
            framework.getBundleContext());
    return new Gateway(state, framework, host);
  }

  /** The symbolic names of the plugins that are active, sorted. */
  List<String> names() {
    return Stream.of(context().getBundles())
        .filter(bundle -> !ShippedBundles.shipped(bundle))
        .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
        .map(bundle -> String.valueOf(bundle.getSymbolicName()))
        .sorted()
        .toList();
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  PluginHost host() {
    return host;
  }

  StrikeService strikes() {
    return strikes;
  }

  Path folder() {
    return state.resolve("plugins").resolve("bundles");
  }

  Path record() {
    return state.resolve("plugins").resolve("bundles.lock.json");
  }

  HostReady ready() throws InterruptedException {
    var tracker = new ServiceTracker<HostReady, HostReady>(context(), HostReady.class, null);
    tracker.open();
    @Nullable HostReady ready = tracker.waitForService(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    tracker.close();
    if (ready == null) {
      throw new AssertionError("HostReady was not published");
    }
    return ready;
  }

  Optional<PluginStatus> status(String file) {
    return host.statuses().stream().filter(s -> s.file().equals(file)).findFirst();
  }

  String state(String file) {
    return status(file).map(PluginStatus::state).orElse("absent");
  }

  PluginStatus awaitState(String file, String wanted) {
    await(file + " is " + wanted, () -> state(file).equals(wanted));
    return status(file).orElseThrow();
  }

  /** What the suppliers of all plugins answer, sorted. */
  List<Object> answers() {
    var suppliers = new ServiceTracker<Object, Object>(context(), Supplier.class.getName(), null);
    suppliers.open();
    try {
      return suppliers.getTracked().values().stream()
          .flatMap(service -> answer((Supplier<?>) service))
          .sorted()
          .toList();
    } finally {
      suppliers.close();
    }
  }

  /** A bundle that leaves meanwhile answers nothing: nobody drains for this caller. */
  private static Stream<Object> answer(Supplier<?> service) {
    try {
      return Stream.of(service.get());
    } catch (IllegalStateException left) {
      return Stream.of();
    }
  }

  /** The versions of a plugin that are installed. */
  List<String> versions(String name) {
    return Stream.of(context().getBundles())
        .filter(bundle -> name.equals(bundle.getSymbolicName()))
        .map(bundle -> bundle.getVersion().toString())
        .sorted()
        .toList();
  }

  void await(String what, BooleanSupplier condition) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError(what + ": not so; " + host.statuses());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  @Override
  public void close() throws BundleException {
    host.deactivate();
    framework.stop();
    try {
      framework.waitForStop(60_000);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while the framework stops", e);
    }
  }

  private record Started(Purpose purpose) implements Launch {
    @Override
    public List<String> arguments() {
      return List.of();
    }

    @Override
    public void ready(String line) {
      throw new AssertionError("plugins do not decide that the gateway serves");
    }

    @Override
    public void failed(int exitCode, String message) {
      throw new AssertionError(message);
    }

    @Override
    public void stop(int exitCode) {
      throw new AssertionError("plugins do not stop the gateway");
    }
  }

  private record Places(Path home, Path state) implements Locations {
    @Override
    public Path config() {
      return state.resolve("openclaw.json");
    }

    @Override
    public boolean stateChosen() {
      return true;
    }

    @Override
    public Optional<String> profile() {
      return Optional.empty();
    }
  }
}
