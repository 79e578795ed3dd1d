package ai.openclaw.core.doctor.internal.diagnosis;

import ai.openclaw.api.doctor.Diagnosis;
import ai.openclaw.api.doctor.Examination;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Finding.Severity;
import ai.openclaw.api.doctor.Mend;
import ai.openclaw.lib.files.OwnerOnly;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** Files with credentials, and the state directory, that other users of the machine may read. */
@Component(property = Diagnosis.ID + "=file-modes")
public final class ModeDiagnosis implements Diagnosis {
  @Override
  public List<Finding> examine(Examination examination) {
    var source = examination.source().orElseGet(JsonNodeFactory.instance::objectNode);
    Set<Path> files = new LinkedHashSet<>();
    files.add(examination.state());
    files.add(examination.config());
    files.addAll(examination.configFiles());
    files.add(examination.config().resolveSibling(examination.config().getFileName() + ".bak"));
    files.addAll(StateFiles.credentials(examination.state(), source));
    var findings = new ArrayList<Finding>();
    for (Path file : files) {
      if (Files.exists(file)) {
        look(file).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<Finding> look(Path file) {
    try {
      Optional<Set<PosixFilePermission>> open = OwnerOnly.open(file);
      return open.isPresent()
          ? Optional.of(finding(file, open.get(), OwnerOnly.mine(file)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Finding finding(Path file, Set<PosixFilePermission> mode, boolean mine)
      throws IOException {
    String octal = Files.isDirectory(file) ? "700" : "600";
    String what = "Other users have rights on it (" + PosixFilePermissions.toString(mode) + ")";
    return new Finding(
        "FILE_OPEN_TO_OTHERS",
        Severity.WARNING,
        mine ? what : what + ", and it belongs to " + Files.getOwner(file).getName(),
        Optional.of(file),
        "",
        "run: chmod " + octal + " " + file + (mine ? "" : " as its owner"),
        mine
            ? Optional.of(
                new Mend(
                    "sets the mode " + octal + " on " + file,
                    List.of(new Mend.CloseForOthers(file))))
            : Optional.empty());
  }
}
