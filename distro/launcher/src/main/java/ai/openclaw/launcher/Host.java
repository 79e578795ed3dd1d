package ai.openclaw.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** One framework: made, filled, started, stopped. */
final class Host implements AutoCloseable {
  /** What only a person at the Gogo shell waits for. */
  private static final List<String> LATE =
      List.of(
          "org.jline",
          "org.apache.felix.gogo.runtime",
          "org.apache.felix.gogo.command",
          "org.apache.felix.gogo.jline");

  private static final long DEPARTURE_MILLIS = 22_000;

  private final Framework framework;

  private Host(Framework framework) {
    this.framework = framework;
  }

  static Host create(Places places, CommandIndex index, String purpose, Path cache)
      throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put(Constants.FRAMEWORK_STORAGE, cache.toString());
    settings.put("felix.shutdown.hook", "false");
    settings.put("felix.log.level", "1");
    settings.put("felix.cache.locking", "false");
    settings.put("ds.delayed.keepInstances", "true");
    settings.put("ds.loglevel", "1");
    settings.put("gosh.home", places.home().toString());
    settings.put("gosh.args", "--nointeractive --noshutdown");
    settings.put("openclaw.home", places.home().toString());
    settings.put("openclaw.state", places.state().toString());
    settings.put("openclaw.state.chosen", Boolean.toString(places.stateChosen()));
    settings.put("openclaw.config", places.config().toString());
    if (!places.profile().isEmpty()) {
      settings.put("openclaw.profile", places.profile());
    }
    settings.put("openclaw.purpose", purpose);
    settings.put("openclaw.launcher", "true");
    if (purpose.equals("gateway")) {
      settings.put("openclaw.late", String.join(",", LATE));
    }
    settings.put("openclaw.version", index.version());
    // There is never a terminal of the framework's own: the shell talks through the control socket.
    System.setProperty("org.jline.terminal.dumb", "true");
    Framework framework = new FrameworkFactory().newFramework(settings);
    try {
      framework.init();
    } catch (BundleException e) {
      throw new IOException("the framework cannot start: " + BundleSet.oneLine(e), e);
    }
    return new Host(framework);
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  /**
   * Starts the framework and then the bundles, but those that only declare: they are resolved, and
   * whoever reads their headers finds them. Gives one line per bundle that did not start.
   */
  List<String> start(List<Bundle> bundles) throws IOException {
    try {
      framework.start();
    } catch (BundleException e) {
      throw new IOException("the framework cannot start: " + BundleSet.oneLine(e), e);
    }
    // At once, so that each of them is resolved whoever starts first.
    framework.adapt(FrameworkWiring.class).resolveBundles(bundles);
    var now = new ArrayList<Bundle>();
    for (Bundle bundle : bundles) {
      if (!LATE.contains(bundle.getSymbolicName())) {
        now.add(bundle);
      }
    }
    return startEach(now);
  }

  /** Starts, on a thread of its own, what {@link #start} leaves out. */
  void startLate(List<Bundle> bundles) {
    var late = new ArrayList<Bundle>();
    for (Bundle bundle : bundles) {
      if (LATE.contains(bundle.getSymbolicName())) {
        late.add(bundle);
      }
    }
    var starter = new Thread(() -> reportLate(late), "late-bundles");
    starter.setDaemon(true);
    starter.start();
  }

  private void reportLate(List<Bundle> late) {
    try {
      startEach(late).forEach(line -> System.err.println("error: " + line));
    } catch (IllegalStateException stopped) {
      // The framework has stopped meanwhile, and nobody waits for the shell any more.
      return;
    }
  }

  private static List<String> startEach(List<Bundle> bundles) {
    var failures = new ArrayList<String>();
    for (Bundle bundle : bundles) {
      boolean unresolved = bundle.getState() == Bundle.INSTALLED;
      if (BundleSet.startable(bundle) || unresolved) {
        try {
          bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException e) {
          failures.add(bundle.getSymbolicName() + ": " + BundleSet.oneLine(e));
        }
      }
    }
    return failures;
  }

  /** Registers the launcher's end of {@code docs/launch.md}. */
  void launch(Function<List<Object>, Object> answer) {
    context()
        .registerService(
            Function.class, answer, FrameworkUtil.asDictionary(Map.of("openclaw.launch", true)));
  }

  /** Lets everyone who has callers outside take leave, while all bundles still work. */
  void depart(boolean comesBack) throws InterruptedException {
    var leaving = new Thread(() -> leave(comesBack), "depart");
    leaving.setDaemon(true);
    leaving.start();
    leaving.join(DEPARTURE_MILLIS);
    leaving.interrupt();
  }

  @SuppressWarnings("unchecked") // docs/launch.md fixes the types on both sides
  private void leave(boolean comesBack) {
    try {
      ServiceReference<?>[] found =
          context().getServiceReferences(Function.class.getName(), "(openclaw.depart=true)");
      if (found != null) {
        var unused = ((Function<Boolean, Object>) context().getService(found[0])).apply(comesBack);
      }
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("the filter is a constant", e);
    }
  }

  /** The class loaders of the bundles. */
  static List<ClassLoader> classLoaders(List<Bundle> bundles) {
    var loaders = new ArrayList<ClassLoader>();
    for (Bundle bundle : bundles) {
      BundleWiring wiring = bundle.adapt(BundleWiring.class);
      ClassLoader loader = wiring == null ? null : wiring.getClassLoader();
      if (loader != null) {
        loaders.add(loader);
      }
    }
    return loaders;
  }

  /** Stops the framework; false when it did not stop in time. */
  boolean stop() throws InterruptedException {
    try {
      return new FrameworkStop(framework).run();
    } catch (BundleException e) {
      System.err.println("error: the framework did not stop in order: " + BundleSet.oneLine(e));
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while stopping", e);
    }
  }
}
