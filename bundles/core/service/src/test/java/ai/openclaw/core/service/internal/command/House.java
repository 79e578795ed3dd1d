package ai.openclaw.core.service.internal.command;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigValidator;
import ai.openclaw.core.config.internal.ConfigAccess;
import ai.openclaw.core.logging.Redactor;
import ai.openclaw.core.secrets.internal.runtime.ApartResolver;
import ai.openclaw.core.secrets.internal.runtime.SecretsHub;
import ai.openclaw.core.secrets.internal.runtime.SecretsValidator;
import ai.openclaw.core.secrets.internal.surface.RegisteredTargets;
import ai.openclaw.core.service.internal.FakeMachine;
import ai.openclaw.core.service.internal.ServiceDesk;
import ai.openclaw.core.service.internal.TestDesk;
import ai.openclaw.core.service.internal.machine.Machine.Os;
import ai.openclaw.secrets.env.internal.EnvSecretProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;

/** The commands with everything they work with, on a machine of their own. */
final class House {
  final FakeMachine fake;
  final ServiceDesk desk;
  final ConfigAccess workshop;
  private final Framework framework;
  private final Lifecycle lifecycle;

  House(FakeMachine fake, Os os, Optional<String> profile, Path cache) throws Exception {
    this.fake = fake;
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    cache.toString(),
                    Constants.FRAMEWORK_BOOTDELEGATION,
                    "ai.openclaw.*",
                    "felix.log.level",
                    "0"));
    framework.start();
    BundleContext context = framework.getBundleContext();
    var hub = new SecretsHub(context, (bundle, reason) -> {});
    provide("ai.openclaw.secrets.env", "env", new EnvSecretProvider());
    context.registerService(
        ConfigValidator.class, new SecretsValidator(hub), FrameworkUtil.asDictionary(Map.of()));
    var locations = fake.locations(profile);
    workshop = new ConfigAccess(context, locations);
    desk = TestDesk.of(locations, fake.machine(os));
    lifecycle =
        new Lifecycle(
            desk,
            workshop,
            new RegisteredTargets(),
            new ApartResolver(hub, locations, new NoRedactor()));
  }

  /** A bundle that serves a source. */
  private void provide(String bundle, String source, SecretProvider provider) throws Exception {
    Bundle installed =
        framework
            .getBundleContext()
            .installBundle("test:" + bundle, new ByteArrayInputStream(jar(bundle)));
    installed.start();
    installed
        .getBundleContext()
        .registerService(
            SecretProvider.class,
            provider,
            FrameworkUtil.asDictionary(Map.of(SecretProvider.SOURCE, source)));
  }

  private static byte[] jar(String name) throws IOException {
    var manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    main.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
    var bytes = new ByteArrayOutputStream();
    new JarOutputStream(bytes, manifest).close();
    return bytes.toByteArray();
  }

  CommandResult run(Action action, String... line) throws InterruptedException {
    return lifecycle.run(action, new Typed(fake.home, line));
  }

  House configure(String json5) throws IOException {
    Path file = fake.state.resolve("openclaw.json");
    Files.writeString(file, json5);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return this;
  }

  String config() throws IOException {
    return Files.readString(fake.state.resolve("openclaw.json"));
  }

  void close() throws Exception {
    framework.stop();
    framework.waitForStop(60_000);
  }

  private static final class NoRedactor implements Redactor {
    @Override
    public String redact(String text) {
      return text;
    }

    @Override
    public void learn(String owner, Collection<SecretValue> values) {}
  }
}
