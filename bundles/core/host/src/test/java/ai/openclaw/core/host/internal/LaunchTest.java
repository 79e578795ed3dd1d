package ai.openclaw.core.host.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Launch.Purpose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;

class LaunchTest {
  private final Path folder;
  private final List<Framework> frameworks = new ArrayList<>();

  LaunchTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void stop() throws Exception {
    for (Framework framework : frameworks) {
      framework.stop();
      framework.waitForStop(60_000);
    }
  }

  @Test
  void locationsComeFromTheFrameworkProperties() throws Exception {
    Path state = folder.resolve("state");
    var plain =
        new FrameworkLocations(
            framework(Map.of("openclaw.home", "/opt/openclaw", "openclaw.state", state.toString()))
                .getBundleContext());
    assertEquals(Path.of("/opt/openclaw"), plain.home());
    assertEquals(state.resolve("openclaw.json"), plain.config());
    assertEquals(state.resolve("plugins/bundles"), plain.pluginFolder());
    assertFalse(plain.stateChosen());
    assertEquals(Optional.empty(), plain.profile());

    var chosen =
        new FrameworkLocations(
            framework(
                    Map.of(
                        "openclaw.home", "relative",
                        "openclaw.state", state.toString(),
                        "openclaw.state.chosen", "true",
                        "openclaw.config", "/etc/openclaw.json",
                        "openclaw.profile", "dev"))
                .getBundleContext());
    assertTrue(chosen.home().isAbsolute());
    assertEquals(Path.of("/etc/openclaw.json"), chosen.config());
    assertTrue(chosen.stateChosen());
    assertEquals(Optional.of("dev"), chosen.profile());
  }

  @Test
  void aMissingStateDirectoryIsRefusedByName() throws Exception {
    BundleContext context = framework(Map.of("openclaw.home", "/opt")).getBundleContext();
    var refusal = assertThrows(IllegalStateException.class, () -> new FrameworkLocations(context));
    assertEquals("the framework property openclaw.state is not set", refusal.getMessage());
  }

  @Test
  void withoutALauncherTheLaunchAppearsWhenTheFrameworkHasStarted() throws Exception {
    Framework framework =
        framework(Map.of("openclaw.purpose", "command", "openclaw.arguments", " --port  0 "));
    BundleContext context = framework.getBundleContext();
    var component = new FrameworkLaunch(context);
    assertNull(context.getServiceReference(Launch.class));

    framework.start();
    var tracker = new ServiceTracker<Launch, Launch>(context, Launch.class, null);
    tracker.open();
    Launch launch = tracker.waitForService(60_000);
    assertNotNull(launch);
    assertEquals(Purpose.COMMAND, launch.purpose());
    assertEquals(List.of("--port", "0"), launch.arguments());

    component.deactivate();
    assertNull(context.getServiceReference(Launch.class));
  }

  @Test
  void stoppingWithoutALauncherStopsTheFramework() throws Exception {
    Framework framework = framework(Map.of());
    framework.start();
    new FrameworkLaunch(framework.getBundleContext()).stop(0);
    assertEquals(FrameworkEvent.STOPPED, framework.waitForStop(60_000).getType());
  }

  @Test
  void anAnnouncedLauncherIsWaitedFor() throws Exception {
    Framework framework = framework(Map.of("openclaw.launcher", "true"));
    var unused = new FrameworkLaunch(framework.getBundleContext());
    framework.start();
    assertNull(framework.getBundleContext().getServiceReference(Launch.class));
    assertEquals(Purpose.GATEWAY, unused.purpose());
  }

  @Test
  void theLauncherIsAskedInJdkTypesAndEndsOnce() throws Exception {
    var requests = new ArrayList<List<Object>>();
    var launch =
        new LauncherLaunch(
            request -> {
              requests.add(request);
              return request.get(0).equals("arguments") ? List.of("--bind", "lan") : "";
            },
            framework(Map.of()).getBundleContext());
    assertEquals(Purpose.GATEWAY, launch.purpose());
    assertEquals(List.of("--bind", "lan"), launch.arguments());
    launch.ready("up");
    launch.failed(78, "no mode");
    launch.stop(0);
    assertEquals(
        List.of(List.of("arguments"), List.of("ready", "up"), List.of("failed", 78, "no mode")),
        requests);
  }

  private Framework framework(Map<String, String> properties) throws Exception {
    var all = new HashMap<>(properties);
    all.put(Constants.FRAMEWORK_STORAGE, folder.resolve("cache" + frameworks.size()).toString());
    Framework framework = new FrameworkFactory().newFramework(all);
    frameworks.add(framework);
    framework.init();
    return framework;
  }
}
