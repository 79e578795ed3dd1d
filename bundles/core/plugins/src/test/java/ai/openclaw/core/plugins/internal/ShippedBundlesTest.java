package ai.openclaw.core.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.host.HostReady.BundleOutcome;
import ai.openclaw.core.host.HostReady.State;
import ai.openclaw.core.host.Launch.Purpose;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

class ShippedBundlesTest {
  private static final String DESCRIPTION =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s" immediate="true">
        <implementation class="%s"/>
        %s
      </scr:component>
      """;

  private final Path root;

  ShippedBundlesTest(@TempDir Path root) {
    this.root = root;
  }

  @Test
  void whatFailedIsListedWithItsReasonAndWhatOnlyWaitsIsNot() throws Exception {
    Framework framework = framework(Map.of());
    try {
      BundleContext context = framework.getBundleContext();
      start(context, "good", jar("good").serving(0));
      start(context, "needy", jar("needy").header("Import-Package", "com.example.gone;version=2"));
      start(context, "throws", jar("throws").onStart("if (true) throw new Exception();"));
      BundleContext runtimeContext = framework.getBundleContext();
      assertEquals(
          List.of(
              new BundleOutcome("good", "1.0.0", State.ACTIVE, ""),
              new BundleOutcome(
                  "needy",
                  "1.0.0",
                  State.FAILED,
                  "needs com.example.gone 2 or later, this host has none"),
              new BundleOutcome(
                  "throws", "1.0.0", State.FAILED, "it is resolved, but did not start")),
          outcomes(runtimeContext, Purpose.GATEWAY));
      assertEquals(
          List.of(new BundleOutcome("good", "1.0.0", State.ACTIVE, "")),
          outcomes(runtimeContext, Purpose.COMMAND));
    } finally {
      stop(framework);
    }
  }

  @Test
  void aBundleThatOnlyDeclaresIsActiveOnceItIsResolved() throws Exception {
    Framework framework = framework(Map.of());
    try {
      BundleContext context = framework.getBundleContext();
      Bundle bundle =
          context.installBundle(
              "openclaw:data",
              new ByteArrayInputStream(jar("data").header("OpenClaw-Surface", "s.json").bytes()));
      assertEquals(State.FAILED, outcomes(context, Purpose.GATEWAY).get(0).state());
      context.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(List.of(bundle));
      assertEquals(Bundle.RESOLVED, bundle.getState());
      assertEquals(
          List.of(new BundleOutcome("data", "1.0.0", State.ACTIVE, "")),
          outcomes(context, Purpose.GATEWAY));
    } finally {
      stop(framework);
    }
  }

  @Test
  void aComponentThatWillNeverServeIsNamed() throws Exception {
    Framework framework =
        framework(
            Map.of(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                "org.osgi.service.component;version=1.5,"
                    + "org.osgi.service.component.runtime;version=1.5,"
                    + "org.osgi.service.component.runtime.dto;version=1.5"));
    try {
      BundleContext context = framework.getBundleContext();
      for (String artifact :
          List.of("org.osgi.util.function", "org.osgi.util.promise", "org.apache.felix.scr")) {
        Path jar = onClassPath(artifact);
        context.installBundle("openclaw:" + artifact, Files.newInputStream(jar)).start();
      }
      start(
          context,
          "lonely",
          component(
              "lonely",
              "foreign.Activator",
              "<reference name=\"x\" interface=\"java.util.function.Function\""
                  + " target=\"(kind=never)\" bind=\"bind\"/>"));
      start(
          context,
          "waits",
          component(
                  "waits",
                  "foreign.Activator",
                  "<reference name=\"x\" interface=\"java.util.function.Supplier\""
                      + " bind=\"bind\"/>")
              .header(
                  "Provide-Capability",
                  "osgi.service;objectClass:List<String>=\"java.util.function.Supplier\""));
      start(context, "broken", component("broken", "foreign.Activator$Broken", ""));

      List<BundleOutcome> outcomes = outcomes(context, Purpose.GATEWAY);
      assertEquals(
          "lonely needs a service java.util.function.Function (kind=never), which no bundle here"
              + " offers",
          reason(outcomes, "lonely"));
      assertEquals("", reason(outcomes, "waits"));
      assertEquals("broken failed: IllegalStateException: no key", reason(outcomes, "broken"));
    } finally {
      stop(framework);
    }
  }

  private ForeignJar component(String name, String type, String reference) {
    return jar(name)
        .onStart("int nothing = 0;")
        .header("Service-Component", "OSGI-INF/c.xml")
        .header("Require-Capability", "osgi.extender;filter:=\"(osgi.extender=osgi.component)\"")
        .resource("OSGI-INF/c.xml", DESCRIPTION.formatted(name, type, reference));
  }

  private static List<BundleOutcome> outcomes(BundleContext context, Purpose purpose) {
    return new ShippedBundles(context, new WiringExplainer(context))
        .outcomes(purpose).stream()
            .filter(outcome -> !outcome.symbolicName().startsWith("org."))
            .toList();
  }

  private static String reason(List<BundleOutcome> outcomes, String name) {
    return outcomes.stream()
        .filter(outcome -> outcome.symbolicName().equals(name))
        .map(BundleOutcome::reason)
        .findFirst()
        .orElseThrow();
  }

  private static void start(BundleContext context, String name, ForeignJar jar)
      throws BundleException {
    Bundle bundle =
        context.installBundle("openclaw:" + name, new ByteArrayInputStream(jar.bytes()));
    try {
      bundle.start(Bundle.START_TRANSIENT);
    } catch (BundleException expected) {
      assertTrue(bundle.getState() != Bundle.ACTIVE, name);
    }
  }

  private static Path onClassPath(String artifact) {
    return Stream.of(
            System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().matches(artifact + "-[0-9.]+\\.jar"))
        .findFirst()
        .orElseThrow();
  }

  private Framework framework(Map<String, String> properties) throws BundleException {
    var all = new HashMap<>(properties);
    all.put(Constants.FRAMEWORK_STORAGE, root.resolve("cache").toString());
    Framework framework = new FrameworkFactory().newFramework(all);
    framework.start();
    return framework;
  }

  private static void stop(Framework framework) throws Exception {
    framework.stop();
    framework.waitForStop(60_000);
  }

  private ForeignJar jar(String name) {
    return new ForeignJar(root, name, "1.0.0");
  }
}
