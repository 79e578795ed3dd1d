package ai.openclaw.core.doctor.internal.diagnosis;

import ai.openclaw.api.doctor.Diagnosis;
import ai.openclaw.api.doctor.Examination;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/** Whether the state directory is where it can be relied upon. */
@Component(property = Diagnosis.ID + "=state")
public final class StateDiagnosis implements Diagnosis {
  private static final Pattern SYNCED =
      Pattern.compile(
          "/(Dropbox|OneDrive[^/]*|Google ?Drive|iCloud Drive|CloudStorage|Mobile Documents"
              + "|Nextcloud|ownCloud|pCloud ?Drive|MEGA|Syncthing)(/|$)",
          Pattern.CASE_INSENSITIVE);
  private static final String CARD = "/dev/mmcblk";

  @Override
  public List<Finding> examine(Examination examination) {
    Path state = examination.state();
    var findings = new ArrayList<Finding>();
    if (!Files.isDirectory(state)) {
      findings.add(
          finding(
              "STATE_MISSING",
              Severity.INFO,
              "There is no state directory yet; the gateway makes it",
              state,
              ""));
      return findings;
    }
    Path real = real(state);
    Matcher synced = SYNCED.matcher(real.toString());
    if (synced.find()) {
      findings.add(
          finding(
              "STATE_IN_SYNCED_FOLDER",
              Severity.WARNING,
              "It lies in a folder that "
                  + synced.group(1)
                  + " synchronises: files change under a running gateway, and credentials leave"
                  + " this machine",
              state,
              "move it, and set OPENCLAW_STATE_DIR to the new place"));
    }
    if (device(real).startsWith(CARD)) {
      findings.add(
          finding(
              "STATE_ON_CARD",
              Severity.INFO,
              "It lies on a memory card, which many small writes wear out",
              state,
              ""));
    }
    return findings;
  }

  private static Path real(Path state) {
    try {
      return state.toRealPath();
    } catch (IOException e) {
      return state.toAbsolutePath();
    }
  }

  private static String device(Path state) {
    try {
      return Files.getFileStore(state).name();
    } catch (IOException e) {
      return "";
    }
  }

  private static Finding finding(
      String code, Severity severity, String message, Path file, String remedy) {
    return new Finding(code, severity, message, Optional.of(file), "", remedy, Optional.empty());
  }
}
