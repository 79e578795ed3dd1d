package ai.openclaw.core.configure.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigValidator;
import ai.openclaw.core.config.internal.ConfigAccess;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.logging.Redactor;
import ai.openclaw.core.planning.internal.apply.Planner;
import ai.openclaw.core.planning.internal.apply.Stores;
import ai.openclaw.core.secrets.internal.runtime.ApartResolver;
import ai.openclaw.core.secrets.internal.runtime.InstalledSources;
import ai.openclaw.core.secrets.internal.runtime.SecretsHub;
import ai.openclaw.core.secrets.internal.runtime.SecretsValidator;
import ai.openclaw.core.secrets.internal.surface.RegisteredTargets;
import ai.openclaw.secrets.env.internal.EnvSecretProvider;
import ai.openclaw.secrets.exec.internal.ExecSecretProvider;
import ai.openclaw.secrets.file.internal.FileSecretProvider;
import ai.openclaw.testkit.TypedCommand;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;

/** A state directory and the real services over it, in a framework of its own. */
final class Home {
  private static final String[] SOURCES = {"env", "file", "exec"};

  private final Path state;
  private final Framework framework;
  private final ConfigAccess workshop;
  private final ConfigureCommand command;

  Home(Path state, Path cache) throws Exception {
    this.state = state;
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
    SecretProvider[] providers = {
      new EnvSecretProvider(), new FileSecretProvider(), new ExecSecretProvider()
    };
    for (int i = 0; i < SOURCES.length; i++) {
      provide("ai.openclaw.secrets." + SOURCES[i], SOURCES[i], Shipped.of(providers[i]));
    }
    context.registerService(
        ConfigValidator.class, new SecretsValidator(hub), FrameworkUtil.asDictionary(Map.of()));
    var places = new Places(state);
    workshop = new ConfigAccess(context, places);
    var targets = new RegisteredTargets();
    var resolver = new ApartResolver(hub, places, new NoRedactor());
    command =
        new ConfigureCommand(
            workshop,
            targets,
            resolver,
            new InstalledSources(hub),
            new Stores(places, targets),
            new Planner(workshop, targets, resolver, new InstalledSources(hub), places));
  }

  /** A bundle that serves a source. */
  void provide(String bundle, String source, SecretProvider provider) throws Exception {
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

  CommandResult run(TypedCommand call) {
    return command.run(call);
  }

  CommandResult run(ScriptedDialog dialog, String... line) {
    return run(typed(dialog, line));
  }

  TypedCommand typed(ScriptedDialog dialog, String... line) {
    return typed(line).answeredBy(dialog);
  }

  /** A line with nobody at a terminal; a word without dashes is the value of the one before. */
  TypedCommand typed(String... line) {
    TypedCommand typed = TypedCommand.of().in(state);
    for (int i = 0; i < line.length; i++) {
      if (line[i].startsWith("--")) {
        boolean value = i + 1 < line.length && !line[i + 1].matches("|--.*");
        String name = line[i].substring(2);
        typed = value ? typed.with(name, line[i + 1]) : typed.flags(name);
      }
    }
    return typed;
  }

  Path write(String name, String content) throws IOException {
    Path file = state.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, content.replace('\'', '"'));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  String text(String name) throws IOException {
    return Files.readString(state.resolve(name), UTF_8);
  }

  /** The configuration as it is written. */
  JsonNode config() throws ConfigInvalidException {
    return workshop.source();
  }

  /** Every file with its content, but for locks. */
  Map<String, String> files() throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(state)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = state.relativize(file).toString();
        if (!name.startsWith("run/")) {
          files.put(name, Files.readString(file, UTF_8));
        }
      }
    }
    return files;
  }

  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(60_000);
  }

  private record Places(Path state) implements Locations {
    @Override
    public Path home() {
      return state;
    }

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

  private static final class NoRedactor implements Redactor {
    @Override
    public String redact(String text) {
      return text;
    }

    @Override
    public void learn(String owner, Collection<SecretValue> values) {}
  }
}
