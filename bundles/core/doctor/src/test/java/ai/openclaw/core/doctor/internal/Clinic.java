package ai.openclaw.core.doctor.internal;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.doctor.Diagnosis;
import ai.openclaw.core.config.ConfigValidator;
import ai.openclaw.core.config.CredentialFields;
import ai.openclaw.core.config.internal.ConfigAccess;
import ai.openclaw.core.doctor.internal.diagnosis.ConfigDiagnosis;
import ai.openclaw.core.doctor.internal.diagnosis.MarkerDiagnosis;
import ai.openclaw.core.doctor.internal.diagnosis.ModeDiagnosis;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.secrets.internal.runtime.KnownCredentialFields;
import ai.openclaw.core.secrets.internal.runtime.MarkerScan;
import ai.openclaw.core.secrets.internal.runtime.SecretsHub;
import ai.openclaw.core.secrets.internal.runtime.SecretsValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;

/** A state directory, and the doctor with everything it works with, in a framework. */
final class Clinic implements AutoCloseable {
  final Path state;
  final Path config;
  final List<String> strikes = new CopyOnWriteArrayList<>();
  private final Framework framework;
  private final DoctorCommand doctor;

  Clinic(Path folder) throws Exception {
    this(folder, folder.resolve("state").resolve("openclaw.json"));
  }

  Clinic(Path folder, Path config) throws Exception {
    this.state = folder.resolve("state");
    this.config = config;
    Files.createDirectories(state);
    if (state.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    }
    Path cache = Files.createTempDirectory("doctor-framework-");
    this.framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    cache.toString(),
                    Constants.FRAMEWORK_STORAGE_CLEAN,
                    "onFirstInit",
                    "felix.log.level",
                    "0"));
    framework.start();
    BundleContext context = framework.getBundleContext();
    var hub = new SecretsHub(context, (bundle, reason) -> strikes.add(reason));
    var fields = new KnownCredentialFields(hub);
    context.registerService(CredentialFields.class, fields, null);
    context.registerService(ConfigValidator.class, new SecretsValidator(hub), null);
    Locations locations = new Places(folder, state, config);
    var access = new ConfigAccess(context, locations);
    diagnosis("config", new ConfigDiagnosis());
    diagnosis("secretref-markers", new MarkerDiagnosis(new MarkerScan(hub)));
    diagnosis("file-modes", new ModeDiagnosis());
    this.doctor =
        new DoctorCommand(
            context, access, fields, locations, (bundle, reason) -> strikes.add(reason));
  }

  /** Where things are. */
  private record Places(Path home, Path state, Path config) implements Locations {
    @Override
    public boolean stateChosen() {
      return true;
    }

    @Override
    public Optional<String> profile() {
      return Optional.empty();
    }
  }

  ServiceRegistration<Diagnosis> diagnosis(String id, Diagnosis diagnosis) {
    return framework
        .getBundleContext()
        .registerService(
            Diagnosis.class,
            diagnosis,
            FrameworkUtil.asDictionary(Map.of(Diagnosis.ID, (Object) id)));
  }

  ServiceRegistration<ConfigValidator> validator(ConfigValidator validator) {
    return framework.getBundleContext().registerService(ConfigValidator.class, validator, null);
  }

  CommandResult run(String... flags) throws InterruptedException {
    return doctor.run(new Call(Set.of(flags)));
  }

  /** Writes a file below the state directory, closed for other users. */
  Path write(String name, String text) throws IOException {
    Path file = state.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
    mode(file, "rw-------");
    return file;
  }

  static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  String text(String name) throws IOException {
    return Files.readString(state.resolve(name));
  }

  @Override
  public void close() throws BundleException {
    doctor.stop();
    framework.stop();
    try {
      framework.waitForStop(30_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
