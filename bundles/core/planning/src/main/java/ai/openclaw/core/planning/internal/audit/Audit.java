package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.planning.internal.plan.Consent;
import ai.openclaw.core.planning.internal.store.KnownNames;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.core.secrets.SecretField;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.SecretSources;
import ai.openclaw.core.secrets.SecretTargets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One audit of everything that may hold credentials. Reads only. Thread-safe. */
final class Audit {
  private final ConfigWorkshop workshop;
  private final StateFiles files;
  private final SecretTargets targets;
  private final SecretResolver resolver;
  private final SecretSources sources;
  private final KnownNames names;

  Audit(
      ConfigWorkshop workshop,
      StateFiles files,
      SecretTargets targets,
      SecretResolver resolver,
      SecretSources sources,
      KnownNames names) {
    this.workshop = workshop;
    this.files = files;
    this.targets = targets;
    this.resolver = resolver;
    this.sources = sources;
    this.names = names;
  }

  /**
   * Runs it.
   *
   * @param allowExec whether programs of exec providers may run
   * @param values takes the values that it comes across; empty when nobody needs them
   */
  Audited run(boolean allowExec, Optional<KnownValues> values) throws InterruptedException {
    var scan = new Scan(values);
    scan.looked(files.config());
    RefResolution resolution = new RefResolution(0, 0);
    Optional<ConfigSnapshot> config = read(scan);
    if (config.isPresent()) {
      resolution = valid(config.get(), allowExec, scan);
    }
    OtherScans.dotEnv(files.dotEnv(), names, scan);
    files.legacyStores().forEach(file -> OtherScans.legacyStore(file, scan));
    return new Audited(
        scan.findings(),
        List.copyOf(scan.files()),
        resolution,
        config,
        scan.refs().stream().map(FoundRef::ref).distinct().toList());
  }

  private Optional<ConfigSnapshot> read(Scan scan) {
    try {
      ConfigSnapshot config = workshop.read();
      Optional<String> malformed = new ConfigScan(targets, config).malformed();
      malformed.ifPresent(why -> invalid(scan, why));
      return malformed.isPresent() ? Optional.empty() : Optional.of(config);
    } catch (ConfigInvalidException e) {
      var first = e.issues().get(0);
      invalid(scan, first.path() + ": " + first.message());
      return Optional.empty();
    }
  }

  private void invalid(Scan scan, String why) {
    scan.found(
        Finding.unresolved(files.config(), Finding.ROOT, "the configuration is not valid: " + why));
  }

  private RefResolution valid(ConfigSnapshot config, boolean allowExec, Scan scan)
      throws InterruptedException {
    var configScan = new ConfigScan(targets, config);
    configScan.run(scan);
    var profiles = new ProfileScan(targets, names, config.source());
    files.profileStores(config).forEach(file -> profiles.run(file, scan));
    var models = new ModelsScan(targets, names, config.source(), configScan.keyVariables());
    files.modelFiles(config).forEach(file -> models.run(file, scan));
    RefResolution resolution =
        RefResolution.run(scan, resolver, config, new Consent(allowExec, sources::startsPrograms));
    for (SecretField field : configScan.shadowable()) {
      field
          .target()
          .provider(field.path())
          .ifPresent(provider -> shadowing(config.file(), field.text(), provider, scan));
    }
    return resolution;
  }

  private void shadowing(Path file, String path, String provider, Scan scan) {
    Set<String> modes = scan.usable(names.provider(provider));
    if (!modes.isEmpty()) {
      scan.found(
          Finding.shadowed(
                  file,
                  path,
                  "credentials of auth-profiles.json ("
                      + String.join("/", modes)
                      + ") for "
                      + provider
                      + " go before this reference")
              .of(Optional.of(provider)));
    }
  }
}
