package ai.openclaw.core.doctor.internal.diagnosis;

import ai.openclaw.api.doctor.Diagnosis;
import ai.openclaw.api.doctor.Examination;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Finding.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Locks that nobody holds any more, and transcripts that no session names. */
@Component(property = Diagnosis.ID + "=sessions")
public final class SessionDiagnosis implements Diagnosis {
  private static final Duration STALE = Duration.ofMinutes(30);
  private static final String TRANSCRIPT = ".jsonl";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final InstantSource clock;

  /** Counts from now. */
  @Activate
  public SessionDiagnosis() {
    this(Clock.systemUTC());
  }

  SessionDiagnosis(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public List<Finding> examine(Examination examination) {
    var findings = new ArrayList<Finding>();
    for (Path agent : children(examination.state().resolve("agents"))) {
      List<Path> files = children(agent.resolve("sessions"));
      files.stream().filter(this::staleLock).map(SessionDiagnosis::lock).forEach(findings::add);
      orphans(agent.resolve("sessions"), files).ifPresent(findings::add);
    }
    return findings;
  }

  private boolean staleLock(Path file) {
    try {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      return name(file).endsWith(".lock")
          && written.isBefore(clock.instant().minus(STALE))
          && !held(file);
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the process that a lock names is still there. */
  private static boolean held(Path lock) {
    long pid = read(lock).path("pid").asLong();
    return pid > 0 && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private static Finding lock(Path file) {
    return new Finding(
        "SESSION_LOCK_STALE",
        Severity.WARNING,
        "This lock is older than " + STALE.toMinutes() + " minutes, and nobody holds it",
        Optional.of(file),
        "",
        "remove it while no gateway runs: rm " + file,
        Optional.empty());
  }

  private static Optional<Finding> orphans(Path folder, List<Path> files) {
    Path index = folder.resolve("sessions.json");
    Set<String> known = new HashSet<>();
    for (JsonNode session : read(index)) {
      known.add(session.path("sessionId").asText());
    }
    long orphans =
        files.stream()
            .map(SessionDiagnosis::name)
            .filter(name -> name.endsWith(TRANSCRIPT) && !name.endsWith(".trajectory.jsonl"))
            .map(name -> name.substring(0, name.length() - TRANSCRIPT.length()))
            .filter(id -> !known.contains(id))
            .count();
    return orphans == 0
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "SESSION_TRANSCRIPTS_ORPHANED",
                Severity.INFO,
                orphans + " transcripts belong to no session of sessions.json; they are kept",
                Optional.of(folder),
                "",
                "",
                Optional.empty()));
  }

  private static JsonNode read(Path file) {
    try {
      return Files.isRegularFile(file) ? JSON.readTree(file.toFile()) : MissingNode.getInstance();
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException notReadable) {
      // Whoever may not list a folder finds nothing in it.
      return List.of();
    }
  }
}
