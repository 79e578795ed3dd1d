package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigCommit;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigParticipant;
import ai.openclaw.core.config.ConfigProjection;
import ai.openclaw.core.config.internal.EditPlanner.Plan;
import ai.openclaw.lib.json5.Json5Document;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Carries out edits: all of them are in the files and agreed to, or nothing has changed. */
final class EditTransaction {
  private final Candidates candidates;
  private final EditPlanner planner;
  private final ConfigWriter writer;
  private final EditLock lock;
  private final CredentialGuard guard;
  private final Supplier<List<ConfigParticipant>> participants;
  private final ReadOnly readOnly;

  EditTransaction(
      Candidates candidates,
      EditPlanner planner,
      ConfigWriter writer,
      EditLock lock,
      CredentialGuard guard,
      Supplier<List<ConfigParticipant>> participants,
      ReadOnly readOnly) {
    this.candidates = candidates;
    this.planner = planner;
    this.writer = writer;
    this.lock = lock;
    this.guard = guard;
    this.participants = participants;
    this.readOnly = readOnly;
  }

  /**
   * Runs it. One at a time in a process.
   *
   * @param backup whether the old content may be kept beside the file
   * @return what is in the files now
   * @throws InterruptedException when interrupted before anything was written
   */
  Candidate run(List<ConfigEdit> edits, String expectedRevision, boolean backup)
      throws ConfigInvalidException, InterruptedException {
    return run(
        edits,
        expectedRevision,
        participants,
        (contents, credentials) -> {
          if (!contents.isEmpty()) {
            ConfigWriter.sweep(contents.keySet());
            writer.write(contents, backup && !credentials);
          }
        });
  }

  /**
   * Runs it, and lets somebody else write, who has made sure that it can become active.
   *
   * @throws InterruptedException when interrupted before anything was written
   */
  Candidate run(List<ConfigEdit> edits, String expectedRevision, ConfigCommit commit)
      throws ConfigInvalidException, InterruptedException {
    return run(
        edits, expectedRevision, List::of, (contents, credentials) -> commit.write(contents));
  }

  /** Deletes what killed editors left beside files; they may hold credentials. */
  void sweep(Set<Path> files) throws IOException {
    try (Closeable held = lock.take()) {
      Objects.requireNonNull(held);
      ConfigWriter.sweep(files);
    }
  }

  /** What edits lead to; nothing is written and nobody is asked to agree. */
  ConfigProjection project(List<ConfigEdit> edits, String expectedRevision)
      throws ConfigInvalidException {
    Loaded start = candidates.load(Map.of());
    if (!start.revision().equals(expectedRevision)) {
      throw changed();
    }
    Plan plan = guarded(start, planner.plan(start, edits));
    return new ConfigProjection(candidates.check(plan.loaded()).snapshot(), bytes(plan.contents()));
  }

  /** Writes new contents; told whether a plaintext credential is removed or replaced. */
  @FunctionalInterface
  private interface Writing {
    void write(Map<Path, byte[]> contents, boolean credentials) throws IOException;
  }

  private Candidate run(
      List<ConfigEdit> edits,
      String expectedRevision,
      Supplier<List<ConfigParticipant>> asked,
      Writing writing)
      throws ConfigInvalidException, InterruptedException {
    readOnly.check(candidates.main());
    try (Closeable held = lock.take()) {
      Objects.requireNonNull(held);
      Loaded start = candidates.load(Map.of());
      if (!start.revision().equals(expectedRevision)) {
        throw changed();
      }
      Plan plan = guarded(start, planner.plan(start, edits));
      Candidate candidate = candidates.check(plan.loaded());
      Agreement agreement = Agreement.about(candidate.snapshot(), asked.get());
      Optional<String> objection = agreement.objection();
      if (objection.isPresent()) {
        throw refused("CONFIG_OBJECTION", objection.get());
      }
      boolean done = false;
      try {
        write(start, plan, writing);
        done = true;
      } finally {
        if (done) {
          agreement.commit();
        } else {
          agreement.drop();
        }
      }
      return candidate;
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  /** The new contents of files that edits lead to, whether the result is valid or not. */
  Map<Path, byte[]> previewRepair(List<ConfigEdit> edits, String expectedFingerprint)
      throws ConfigInvalidException {
    return bytes(repair(candidates.load(Map.of()), edits, expectedFingerprint).contents());
  }

  /**
   * Carries out edits of a configuration that need not be valid, before or after. Nobody is asked
   * to agree: who runs on the last valid configuration looks at the files again by himself.
   */
  void repair(List<ConfigEdit> edits, String expectedFingerprint, ConfigCommit commit)
      throws ConfigInvalidException {
    readOnly.check(candidates.main());
    try (Closeable held = lock.take()) {
      Objects.requireNonNull(held);
      Loaded start = candidates.load(Map.of());
      Plan plan = repair(start, edits, expectedFingerprint);
      write(start, plan, (contents, credentials) -> commit.write(contents));
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  private Plan repair(Loaded start, List<ConfigEdit> edits, String expectedFingerprint)
      throws ConfigInvalidException {
    if (!start.fingerprint().equals(expectedFingerprint)) {
      throw changed();
    }
    Plan plan = guarded(start, planner.planUnstamped(start, edits));
    List<ConfigIssue> fresh = new ArrayList<>(candidates.judge(plan.loaded()).errors());
    Set<List<String>> before = new HashSet<>();
    candidates.judge(start).errors().forEach(issue -> before.add(identity(issue)));
    fresh.removeIf(issue -> before.contains(identity(issue)));
    if (!fresh.isEmpty()) {
      throw new ConfigInvalidException(candidates.main(), fresh);
    }
    return plan;
  }

  private static List<String> identity(ConfigIssue issue) {
    return List.of(issue.path(), issue.message());
  }

  private Plan guarded(Loaded start, Plan plan) throws ConfigInvalidException {
    List<ConfigIssue> mistakes = guard.introduced(start.source(), plan.loaded().source());
    if (!mistakes.isEmpty()) {
      throw new ConfigInvalidException(candidates.main(), mistakes);
    }
    return plan;
  }

  private void write(Loaded start, Plan plan, Writing writing)
      throws IOException, ConfigInvalidException {
    Map<Path, byte[]> contents = bytes(plan.contents());
    for (Path path : contents.keySet()) {
      SourceFile known = start.files().get(path);
      boolean same =
          known == null
              ? !Files.exists(path)
              : Files.exists(path)
                  && Revision.of(Files.readAllBytes(path)).equals(known.revision());
      if (!same) {
        throw changed();
      }
    }
    writing.write(contents, plan.credentials());
  }

  private static Map<Path, byte[]> bytes(Map<Path, Json5Document> documents) {
    Map<Path, byte[]> contents = new LinkedHashMap<>();
    documents.forEach((path, document) -> contents.put(path, document.bytes()));
    return contents;
  }

  private ConfigInvalidException notWritten(IOException cause) {
    return refused(
        "CONFIG_WRITE_FAILED",
        "The change of " + candidates.main() + " was not written: " + Reasons.of(cause));
  }

  private ConfigInvalidException changed() {
    return refused(
        "CONFIG_CHANGED",
        "The file was changed by someone else meanwhile; read it again and retry");
  }

  private ConfigInvalidException refused(String code, String message) {
    return new ConfigInvalidException(
        candidates.main(), List.of(ConfigIssue.at(code, Dots.ROOT, message)));
  }
}
