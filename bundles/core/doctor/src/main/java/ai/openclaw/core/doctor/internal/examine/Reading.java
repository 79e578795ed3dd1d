package ai.openclaw.core.doctor.internal.examine;

import ai.openclaw.api.doctor.Examination;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigRepair.Inspection;
import ai.openclaw.core.host.Locations;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One reading of everything.
 *
 * @param locations where things are
 * @param inspection the configuration
 * @param deadline when the answers have to be there
 */
public record Reading(Locations locations, Inspection inspection, Instant deadline)
    implements Examination {
  @Override
  public Path state() {
    return locations.state();
  }

  @Override
  public Path config() {
    return locations.config();
  }

  @Override
  public List<Path> configFiles() {
    return inspection.files().stream().sorted().toList();
  }

  @Override
  public Optional<ObjectNode> source() {
    return inspection.source();
  }

  @Override
  public List<Problem> problems() {
    return problems(inspection.issues());
  }

  @Override
  public List<Problem> warnings() {
    return problems(inspection.warnings());
  }

  private List<Problem> problems(List<ConfigIssue> issues) {
    return issues.stream()
        .map(
            issue ->
                new Problem(
                    issue.code(),
                    issue.path(),
                    issue.message(),
                    issue.position().map(ConfigIssue.Position::file).orElse(config()),
                    issue.position().map(ConfigIssue.Position::line).orElse(0)))
        .toList();
  }
}
