package ai.openclaw.core.shell.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.shell.internal.registry.CommandRegistry;
import ai.openclaw.core.shell.internal.registry.CommandTracker;
import ai.openclaw.core.shell.internal.registry.DescriptionTracker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;

/** A real framework in this JVM, with bundles made on the spot, and a registry that follows it. */
public final class TestFramework {
  private final Framework framework;
  private final CommandRegistry registry;

  public TestFramework(Path folder) throws BundleException {
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    folder.resolve("cache").toString(),
                    Constants.FRAMEWORK_BOOTDELEGATION,
                    "ai.openclaw.*",
                    "gosh.home",
                    Path.of("src/main/distro").toAbsolutePath().toString(),
                    "gosh.args",
                    "--nointeractive --noshutdown",
                    "felix.log.level",
                    "0"));
    framework.start();
    registry = new CommandRegistry(context());
    new DescriptionTracker(context(), registry).open();
    new CommandTracker(context(), registry).open();
  }

  public BundleContext context() {
    return framework.getBundleContext();
  }

  public CommandRegistry registry() {
    return registry;
  }

  /** A started bundle that describes these commands. */
  public Bundle start(String name, String version, String... commands) throws Exception {
    Bundle bundle = install("test:" + name + "-" + version, name, version, commands);
    bundle.start();
    return bundle;
  }

  public Bundle install(String location, String name, String version, String... commands)
      throws Exception {
    String json = "{\"commands\":[" + String.join(",", commands) + "]}";
    return context().installBundle(location, new ByteArrayInputStream(jar(name, version, json)));
  }

  public ServiceRegistration<OperatorCommand> offer(
      Bundle bundle, String command, OperatorCommand service) {
    return bundle
        .getBundleContext()
        .registerService(
            OperatorCommand.class,
            service,
            FrameworkUtil.asDictionary(Map.of(OperatorCommand.NAME, command)));
  }

  public void stop() throws Exception {
    framework.stop();
    framework.waitForStop(60_000);
  }

  private static byte[] jar(String name, String version, String json) throws IOException {
    var manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    main.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
    main.putValue(Constants.BUNDLE_VERSION, version);
    main.putValue(OperatorCommand.HEADER, "commands.json");
    var bytes = new ByteArrayOutputStream();
    try (var jar = new JarOutputStream(bytes, manifest)) {
      jar.putNextEntry(new JarEntry("commands.json"));
      jar.write(json.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
