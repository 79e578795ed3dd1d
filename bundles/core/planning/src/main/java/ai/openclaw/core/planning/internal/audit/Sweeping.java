package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.core.host.Locations;
import ai.openclaw.core.planning.internal.store.KnownNames;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.core.planning.residue.KnownSecret;
import ai.openclaw.core.planning.residue.ResidueSweep;
import ai.openclaw.core.planning.residue.ResidueSweep.Sweep;
import ai.openclaw.core.planning.residue.SweepRequest;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Hands the values of an audit to the sweep, whose bundle is there only when it is asked for. */
final class Sweeping {
  private static final Set<String> MARKERS =
      Set.of(
          "__OPENCLAW_REDACTED__",
          "secretref-managed",
          "custom-local",
          "ollama-local",
          "codex-app-server",
          "[redacted]",
          "[removed]");

  private final BundleContext context;
  private final Locations locations;
  private final StateFiles files;
  private final KnownNames names;

  Sweeping(BundleContext context, Locations locations, StateFiles files, KnownNames names) {
    this.context = context;
    this.locations = locations;
    this.files = files;
    this.names = names;
  }

  /** Searches; empty when the sweep is not installed. */
  Optional<Sweep> run(Audited audited, KnownValues values, BooleanSupplier cancelled)
      throws InterruptedException {
    ServiceReference<ResidueSweep> reference = context.getServiceReference(ResidueSweep.class);
    ResidueSweep sweep = reference == null ? null : context.getService(reference);
    if (sweep == null) {
      return Optional.empty();
    }
    return Optional.of(sweep.run(request(audited, values), cancelled));
  }

  private SweepRequest request(Audited audited, KnownValues values) {
    List<KnownSecret> secrets = values.take();
    Set<String> markers = new HashSet<>(MARKERS);
    markers.addAll(names.markers());
    return new SweepRequest(
        secrets,
        markers,
        new SweepPlaces(locations, files, home(audited)).of(audited.config()),
        new OwnFiles(files, names).of(audited, secrets),
        locations.run());
  }

  private static Path home(Audited audited) {
    return Path.of(
            audited
                .config()
                .flatMap(config -> config.environment().get("HOME"))
                .filter(home -> !home.isBlank())
                .orElse(System.getProperty("user.home", "/")))
        .toAbsolutePath();
  }
}
