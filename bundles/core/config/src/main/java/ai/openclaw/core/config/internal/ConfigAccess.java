package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigCommit;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigProjection;
import ai.openclaw.core.config.ConfigRepair;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigStore;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.config.ReferenceProbe;
import ai.openclaw.core.config.internal.Candidates.Verdict;
import ai.openclaw.core.host.Locations;
import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * What the commands do with the configuration, whether it is valid or not: through the store where
 * there is one, else on the files themselves.
 */
@Component(service = {ConfigAccess.class, ConfigWorkshop.class, ConfigRepair.class})
public final class ConfigAccess implements ConfigWorkshop, ConfigRepair {
  private final Candidates candidates;
  private final EditTransaction transaction;
  private final Supplier<List<ConfigStore>> stores;
  private final Supplier<List<ReferenceProbe>> probes;
  private final boolean serving;
  private final Runnable close;

  /** Puts its parts together. */
  @Activate
  public ConfigAccess(BundleContext context, @Reference Locations locations) {
    var bench = new Bench(context, locations);
    var found = new Services<>(context, ConfigStore.class);
    var tried = new Services<>(context, ReferenceProbe.class);
    this.candidates = bench.candidates();
    this.transaction = bench.transaction();
    this.stores = found;
    this.probes = tried;
    // A command in a process of its own may have a store as well, and nobody else looks at it.
    this.serving = !"command".equals(context.getProperty("openclaw.purpose"));
    this.close =
        () -> {
          found.close();
          tried.close();
          bench.close();
        };
  }

  ConfigAccess(
      Candidates candidates, EditTransaction transaction, Supplier<List<ConfigStore>> stores) {
    this.candidates = candidates;
    this.transaction = transaction;
    this.stores = stores;
    this.probes = List::of;
    this.serving = true;
    this.close = () -> {};
  }

  @Deactivate
  void close() {
    close.run();
  }

  /** The main file. */
  public Path file() {
    return candidates.main();
  }

  /** Whether the main file is there. */
  public boolean exists() {
    return Files.exists(file());
  }

  /** What the operator wrote, valid or not. */
  public ObjectNode source() throws ConfigInvalidException {
    return candidates.load(Map.of()).source();
  }

  /** What the files are, when that is valid. */
  public ConfigSnapshot check() throws ConfigInvalidException {
    return candidates.read().snapshot();
  }

  @Override
  public ConfigSnapshot read() throws ConfigInvalidException {
    return check();
  }

  @Override
  public ConfigProjection project(List<ConfigEdit> edits, String expectedRevision)
      throws ConfigInvalidException {
    return transaction.project(edits, expectedRevision);
  }

  @Override
  public synchronized ConfigSnapshot edit(
      List<ConfigEdit> edits, String expectedRevision, ConfigCommit commit)
      throws ConfigInvalidException, InterruptedException {
    return transaction.run(edits, expectedRevision, commit).snapshot();
  }

  @Override
  public Inspection inspect() {
    Set<Path> files = Set.of();
    String fingerprint = "";
    Optional<ObjectNode> source = Optional.empty();
    try {
      Loaded loaded = candidates.load(Map.of());
      files = loaded.files().keySet();
      fingerprint = loaded.fingerprint();
      source = Optional.of(loaded.source());
      Verdict verdict = candidates.judge(loaded);
      return new Inspection(fingerprint, files, source, verdict.errors(), verdict.warnings());
    } catch (ConfigInvalidException e) {
      Set<Path> known = new HashSet<>(files);
      candidates.lookedFor().stream().filter(Files::exists).forEach(known::add);
      return new Inspection(fingerprint, known, source, e.issues(), List.of());
    }
  }

  @Override
  public Map<Path, byte[]> preview(List<ConfigEdit> edits, String expectedFingerprint)
      throws ConfigInvalidException {
    return transaction.previewRepair(edits, expectedFingerprint);
  }

  @Override
  public synchronized void mend(
      List<ConfigEdit> edits, String expectedFingerprint, ConfigCommit commit)
      throws ConfigInvalidException {
    transaction.repair(edits, expectedFingerprint, commit);
  }

  /**
   * What an edit did.
   *
   * @param before the revision before
   * @param after the revision after
   * @param backup whether the old content was kept beside the file
   * @param live whether the running gateway has taken it over
   */
  public record Outcome(String before, String after, boolean backup, boolean live) {}

  /** Makes some edits, all of them or none. */
  public Outcome edit(List<ConfigEdit> edits) throws ConfigInvalidException, InterruptedException {
    Loaded loaded = candidates.load(Map.of());
    boolean backup =
        loaded.exists()
            && edits.stream()
                .noneMatch(edit -> EditPlanner.replacesCredential(loaded.source(), edit));
    Optional<ConfigStore> store = stores.get().stream().findFirst();
    String after =
        store.isPresent()
            ? store.get().edit(edits, loaded.revision()).revision()
            : apart(edits, loaded.revision());
    return new Outcome(loaded.revision(), after, backup, serving && store.isPresent());
  }

  private synchronized String apart(List<ConfigEdit> edits, String revision)
      throws ConfigInvalidException, InterruptedException {
    return transaction.run(edits, revision, true).snapshot().revision();
  }

  /** What edits of the files as they are now would lead to. */
  public ConfigProjection project(List<ConfigEdit> edits) throws ConfigInvalidException {
    return transaction.project(edits, candidates.load(Map.of()).revision());
  }

  /** What would come of edits of the files as they are now. */
  public ChangePlan plan(List<ConfigEdit> edits) throws ConfigInvalidException {
    String revision = candidates.load(Map.of()).revision();
    return plan(transaction.project(edits, revision).snapshot());
  }

  /**
   * What would come of a file in the place of the main one.
   *
   * @throws IOException when it cannot be read
   */
  public ChangePlan plan(Path file) throws ConfigInvalidException, IOException {
    Json5Document document;
    try {
      document = Json5Document.parse(FileReading.regular(file, ConfigFiles.MOST_MAIN));
    } catch (FileReading.Refused refused) {
      throw new IOException(refused.reason(), refused);
    } catch (Json5Exception wrong) {
      var issue = ConfigIssue.at("CONFIG_SYNTAX", Dots.ROOT, String.valueOf(wrong.getMessage()));
      throw new ConfigInvalidException(file, List.of(issue));
    }
    return plan(candidates.check(candidates.load(Map.of(file(), document))).snapshot());
  }

  private ChangePlan plan(ConfigSnapshot candidate) throws ConfigInvalidException {
    Optional<ConfigStore> store = stores.get().stream().findFirst();
    ConfigSnapshot serves = store.isPresent() ? store.get().current() : check();
    return ChangePlan.of(serves, candidate, ReloadTable.standard());
  }

  /** Who tries references, when somebody does. */
  public Optional<ReferenceProbe> probe() {
    return probes.get().stream().findFirst();
  }

  /** What is wrong with a configuration, one line per issue. */
  public static List<String> lines(List<ConfigIssue> issues) {
    return issues.stream().map(issue -> issue.path() + ": " + issue.message()).toList();
  }
}
