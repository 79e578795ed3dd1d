package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigListener;
import ai.openclaw.core.config.ConfigParticipant;
import ai.openclaw.core.config.ConfigValidator;
import ai.openclaw.core.config.CredentialFields;
import ai.openclaw.core.host.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/** A state directory with a configuration, and everything that works on it. */
final class Home implements AutoCloseable {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC);

  final Path folder;
  final Path main;
  final List<ConfigValidator> validators = new CopyOnWriteArrayList<>();
  final List<ConfigParticipant> participants = new CopyOnWriteArrayList<>();
  final List<ConfigListener> listeners = new CopyOnWriteArrayList<>();
  final List<CredentialFields> registries = new CopyOnWriteArrayList<>();
  final List<String> restarts = new CopyOnWriteArrayList<>();
  final Candidates candidates;
  final EditTransaction transaction;
  private final ExecutorService worker = Workers.bounded("test-config", 1, 64);

  Home(Path folder) {
    this(folder, ConfigWriter.Replacer.ATOMIC);
  }

  Home(Path folder, ConfigWriter.Replacer replacer) {
    this(folder, replacer, Map.of());
  }

  Home(Path folder, ConfigWriter.Replacer replacer, Map<String, String> environment) {
    this.folder = folder;
    this.main = folder.resolve("openclaw.json");
    var variables = new Variables(Map.of("PROCESS", "p"), List.of(folder));
    var guard = new CredentialGuard(() -> registries);
    this.candidates = new Candidates(main, variables, () -> validators, guard);
    var own = new OwnKeys(() -> Stream.of("secrets.resolution, x.y"));
    this.transaction =
        new EditTransaction(
            candidates,
            new EditPlanner(candidates, own, CLOCK),
            new ConfigWriter(replacer),
            new EditLock(folder.resolve("run")),
            guard,
            () -> participants,
            ReadOnly.of(environment));
  }

  Store store() throws Exception {
    return store(candidates.read(), Map.of());
  }

  Store store(Candidate first, Map<String, String> environment) {
    return new Store(
        first,
        candidates,
        transaction,
        () -> participants,
        () -> listeners,
        new LastGood(environment, main),
        worker,
        CLOCK,
        new Reactivation(ReloadTable.standard(), restarts::add));
  }

  Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, text);
  }

  String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  boolean has(String name) {
    return Files.exists(folder.resolve(name));
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
