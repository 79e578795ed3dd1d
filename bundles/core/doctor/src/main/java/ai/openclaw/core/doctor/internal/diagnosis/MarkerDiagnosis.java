package ai.openclaw.core.doctor.internal.diagnosis;

import ai.openclaw.api.doctor.Diagnosis;
import ai.openclaw.api.doctor.Examination;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Finding.Severity;
import ai.openclaw.api.doctor.Mend;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.LegacyMarkers;
import ai.openclaw.core.secrets.LegacyMarkers.Marker;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Text markers of older versions, which become references. */
@Component(property = Diagnosis.ID + "=secretref-markers")
public final class MarkerDiagnosis implements Diagnosis {
  private static final long LARGEST = 5_242_880;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LegacyMarkers markers;

  /** Creates it. */
  @Activate
  public MarkerDiagnosis(@Reference LegacyMarkers markers) {
    this.markers = markers;
  }

  @Override
  public List<Finding> examine(Examination examination) {
    ObjectNode source = examination.source().orElseGet(JsonNodeFactory.instance::objectNode);
    var findings = new ArrayList<Finding>();
    for (Marker marker : markers.in(source)) {
      Path file = owner(examination, String.join(".", marker.path()));
      findings.add(finding(marker, file, Mend.SetConfig::new));
    }
    for (Path file : StateFiles.profileStores(examination.state(), source)) {
      Optional<ObjectNode> store = read(file);
      if (store.isPresent()) {
        for (Marker marker : markers.inProfiles(store.get(), source)) {
          findings.add(finding(marker, file, (path, value) -> new Mend.SetJson(file, path, value)));
        }
      }
    }
    return findings;
  }

  /** The file that a field is written in. */
  private static Path owner(Examination examination, String path) {
    return examination.problems().stream()
        .filter(problem -> problem.path().equals(path))
        .map(Examination.Problem::file)
        .findFirst()
        .orElse(examination.config());
  }

  private static Finding finding(
      Marker marker, Path file, BiFunction<List<String>, JsonNode, Mend.Action> action) {
    String path = String.join(".", marker.path());
    Optional<Mend> mend =
        marker
            .replacement()
            .map(
                ref ->
                    new Mend(
                        "writes a reference at " + path,
                        List.of(action.apply(marker.path(), node(ref)))));
    return new Finding(
        "SECRETREF_MARKER",
        Severity.ERROR,
        mend.isPresent()
            ? "A legacy secretref-env: marker stands where a reference belongs"
            : "A legacy secretref-env: marker cannot become a reference: " + marker.reason(),
        Optional.of(file),
        path,
        mend.isPresent()
            ? "run: openclaw doctor --fix"
            : "write {\"source\": \"env\", \"provider\": \"default\", \"id\": \"YOUR_VARIABLE\"}"
                + " there yourself",
        mend);
  }

  private static ObjectNode node(SecretRef ref) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("source", ref.source())
        .put("provider", ref.provider())
        .put("id", ref.id());
  }

  private static Optional<ObjectNode> read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return Optional.empty();
      }
      return JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode store
          ? Optional.of(store)
          : Optional.empty();
    } catch (IOException unreadable) {
      // Whoever uses the store reports that it cannot be read.
      return Optional.empty();
    }
  }
}
