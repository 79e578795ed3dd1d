package ai.openclaw.launcher;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;

/**
 * Stops a framework. A bundle whose activator never returned keeps its lock, and the framework
 * would wait for it before it stops any other bundle; such a bundle is left to end with the
 * process.
 */
final class FrameworkStop {
  private static final long LIMIT_MILLIS = 25_000;
  private static final long STUCK_MILLIS = 200;

  private final Framework framework;

  FrameworkStop(Framework framework) {
    this.framework = framework;
  }

  /** Stops every bundle that can be stopped; false when that took too long. */
  boolean run() throws BundleException, InterruptedException {
    List<Bundle> stuck = others().filter(FrameworkStop::stuck).toList();
    boolean inOrder = stuck.isEmpty() || stopAllBut(stuck);
    framework.stop();
    FrameworkEvent end = framework.waitForStop(stuck.isEmpty() ? LIMIT_MILLIS : STUCK_MILLIS);
    return inOrder && (!stuck.isEmpty() || end.getType() != FrameworkEvent.WAIT_TIMEDOUT);
  }

  private boolean stopAllBut(List<Bundle> stuck) throws InterruptedException {
    List<Bundle> latestFirst =
        others()
            .filter(bundle -> !stuck.contains(bundle))
            .sorted(Comparator.comparingLong(Bundle::getBundleId).reversed())
            .toList();
    var stopping = new Thread(() -> latestFirst.forEach(FrameworkStop::stop), "stop-bundles");
    stopping.setDaemon(true);
    stopping.start();
    stopping.join(LIMIT_MILLIS);
    return !stopping.isAlive();
  }

  private Stream<Bundle> others() {
    return Arrays.stream(framework.getBundleContext().getBundles())
        .filter(bundle -> bundle.getBundleId() != 0 && BundleSet.startable(bundle));
  }

  private static boolean stuck(Bundle bundle) {
    boolean lazy = bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY) != null;
    return bundle.getState() == Bundle.STOPPING || (bundle.getState() == Bundle.STARTING && !lazy);
  }

  private static void stop(Bundle bundle) {
    try {
      bundle.stop(Bundle.STOP_TRANSIENT);
    } catch (BundleException | IllegalStateException e) {
      System.err.println(
          "error: " + bundle.getSymbolicName() + " did not stop: " + BundleSet.oneLine(e));
    }
  }
}
