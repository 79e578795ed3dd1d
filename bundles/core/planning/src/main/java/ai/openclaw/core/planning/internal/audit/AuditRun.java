package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.planning.findings.Baseline;
import ai.openclaw.core.planning.findings.SarifLog;
import ai.openclaw.core.planning.findings.Suppressions;
import ai.openclaw.core.planning.residue.ResidueSweep.Sweep;
import ai.openclaw.lib.files.AtomicFile;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of {@code secrets audit} with its options. Thread-safe. */
final class AuditRun {
  private final Audit audit;
  private final Sweeping sweeping;
  private final Locations locations;
  private final String version;

  AuditRun(Audit audit, Sweeping sweeping, Locations locations, String version) {
    this.audit = audit;
    this.sweeping = sweeping;
    this.locations = locations;
    this.version = version;
  }

  /** A file that an option names cannot be used. */
  static final class UnusableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    UnusableFileException(String message, String hint) {
      super(message);
      this.hint = hint;
    }

    String hint() {
      return hint;
    }
  }

  CommandResult run(CommandCall call, AuditOptions options)
      throws InterruptedException, UnusableFileException {
    Optional<Baseline> earlier = baseline(options);
    Optional<KnownValues> values =
        options.sweep() ? Optional.of(new KnownValues()) : Optional.empty();
    Audited audited = audit.run(options.allowExec(), values);
    Optional<SweepStage> stage = Optional.empty();
    if (values.isPresent()) {
      Optional<Sweep> sweep = sweeping.run(audited, values.get(), call::cancelled);
      if (sweep.isEmpty()) {
        return CommandResult.failed(
            CommandFailure.of(
                "SWEEP_NOT_INSTALLED",
                "the bundle ai.openclaw.core.sweep is not installed",
                "unpack the distribution again"));
      }
      stage =
          Optional.of(
              options.clean()
                  ? SweepStage.clean(sweep.get(), call, options.yes())
                  : SweepStage.search(sweep.get()));
    }
    Optional<Swept> swept = stage.map(one -> Swept.of(one.sweep()));
    Judgement judgement = judge(audited, swept, earlier);
    Report report = Report.of(audited, judgement, swept);
    ObjectNode sarif = sarif(judgement);
    if (options.sarif().isPresent() && !options.sarifToOutput()) {
      write(options.sarif().get(), sarif);
    }
    boolean updated = options.update() && update(options, judgement, earlier);
    int exit = updated ? 0 : report.exitCode(options.check());
    if (options.sarifToOutput()) {
      return CommandResult.of(exit, sarif, lines(sarif.toPrettyString().lines().toList()));
    }
    return result(report, options, stage, exit, updated);
  }

  private CommandResult result(
      Report report, AuditOptions options, Optional<SweepStage> stage, int exit, boolean updated) {
    var blocks = new ArrayList<Block>();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    int code = exit;
    if (options.clean() && stage.isPresent()) {
      SweepStage cleaned = stage.get();
      if (!cleaned.shown()) {
        blocks.addAll(lines(SweepStage.lines(cleaned.plan())));
      }
      blocks.addAll(lines(cleaned.outcome()));
      data.set("plan", Swept.json(cleaned.plan()));
      data.set("notCleaned", Swept.json(cleaned.failed()));
      if (!cleaned.failed().isEmpty() || cleaned.refusal().isPresent()) {
        code = Math.max(code, 1);
      }
    }
    data.setAll(report.json());
    blocks.addAll(report.lines(options.check()));
    if (updated) {
      blocks.add(new Line("The baseline holds these findings now."));
    }
    return new CommandResult(code, Optional.of(data), blocks, stage.flatMap(SweepStage::refusal));
  }

  private Judgement judge(Audited audited, Optional<Swept> swept, Optional<Baseline> earlier) {
    var findings = new ArrayList<>(audited.findings());
    swept.ifPresent(sweep -> findings.addAll(sweep.findings()));
    Suppressions suppressions =
        audited
            .config()
            .map(
                config ->
                    Suppressions.of(config.effective(), LocalDate.now(ZoneId.systemDefault())))
            .orElse(Suppressions.NONE);
    return Judgement.of(
        findings, locations.config(), locations.state(), swept.isPresent(), suppressions, earlier);
  }

  private ObjectNode sarif(Judgement judgement) {
    return new SarifLog("openclaw secrets audit", version, AuditRules.all()).of(judgement.all());
  }

  private static Optional<Baseline> baseline(AuditOptions options) throws UnusableFileException {
    if (options.baseline().isEmpty()) {
      return Optional.empty();
    }
    Path file = options.baseline().get();
    try {
      return Optional.of(Baseline.read(file));
    } catch (NoSuchFileException e) {
      if (options.update()) {
        return Optional.of(new Baseline(Map.of()));
      }
      throw new UnusableFileException(
          "there is no baseline " + file, "write it with --update-baseline");
    } catch (IOException e) {
      throw new UnusableFileException(
          "the baseline " + file + " cannot be read (" + e.getClass().getSimpleName() + ")",
          "let this user read it");
    } catch (Baseline.UnusableException e) {
      throw new UnusableFileException(
          String.valueOf(e.getMessage()), "name another file, or delete it and write a new one");
    }
  }

  private static boolean update(
      AuditOptions options, Judgement judgement, Optional<Baseline> earlier)
      throws UnusableFileException {
    Path file = options.baseline().orElseThrow();
    Baseline now = judgement.baseline();
    try {
      earlier
          .map(old -> now.keeping(old, Judgement.looked(options.sweep())))
          .orElse(now)
          .write(file);
      return true;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static void write(Path file, ObjectNode sarif) throws UnusableFileException {
    try {
      AtomicFile.write(file, (sarif.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static UnusableFileException unwritable(Path file, IOException e) {
    return new UnusableFileException(
        file + " cannot be written (" + e.getClass().getSimpleName() + ")",
        "name a file in a folder that this user may write");
  }

  private static List<Block> lines(List<String> texts) {
    return texts.stream().<Block>map(Line::new).toList();
  }
}
