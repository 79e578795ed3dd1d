package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.CredentialTarget;
import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.credential.PathPattern;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.secrets.internal.grammar.DotPath;
import ai.openclaw.core.secrets.internal.grammar.FieldContent;
import ai.openclaw.core.secrets.internal.grammar.FieldReader;
import ai.openclaw.core.secrets.internal.grammar.IdRule;
import ai.openclaw.core.secrets.internal.grammar.RefDefaults;
import ai.openclaw.core.secrets.internal.grammar.RefGrammar;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Checks how references are written, where they may stand and where not. */
public final class RefChecks {
  private static final String CODE = "CONFIG_INVALID";
  private static final String MARKER = "SECRETREF_MARKER";
  private static final String PAGE =
      "https://docs.openclaw.ai/reference/secretref-credential-surface";

  private final Surfaces surfaces;
  private final Function<String, Optional<IdRule>> idRules;

  /**
   * Creates it.
   *
   * @param idRules the rule of a source's ids, empty when nothing serves it
   */
  public RefChecks(Surfaces surfaces, Function<String, Optional<IdRule>> idRules) {
    this.surfaces = surfaces;
    this.idRules = idRules;
  }

  /**
   * What is wrong with references.
   *
   * @param issues in order
   * @param fields the dot paths of the fields they are about
   */
  public record Checked(List<ConfigIssue> issues, Set<String> fields) {
    private static Checked empty() {
      return new Checked(new ArrayList<>(), new HashSet<>());
    }

    private void add(String field, String path, String message) {
      add(CODE, field, path, message);
    }

    private void add(String code, String field, String path, String message) {
      fields.add(field);
      issues.add(ConfigIssue.at(code, path, message));
    }
  }

  /** Everything that is wrong with references in a source tree. */
  public Checked check(ObjectNode source) {
    Checked issues = Checked.empty();
    var reader = new FieldReader(RefDefaults.of(source));
    for (Target target : surfaces.catalog().targets()) {
      if (target.owner().kind() == Owner.Kind.CORE) {
        target(source, target.field(), reader, issues);
      }
    }
    for (InstalledSurface surface : surfaces.installed()) {
      surface.targets().forEach(target -> target(source, target, reader, issues));
    }
    for (PathPattern pattern : surfaces.catalog().unsupported()) {
      unsupported(source, pattern, issues);
    }
    return issues;
  }

  private void target(
      ObjectNode source, CredentialTarget target, FieldReader reader, Checked issues) {
    for (List<String> path : PathFinder.find(source, target.path())) {
      field(path, reader.read(DotPath.at(source, path), target.kind()), reader, issues);
    }
    target
        .refPath()
        .ifPresent(
            beside ->
                PathFinder.find(source, beside)
                    .forEach(
                        path ->
                            field(
                                path,
                                reader.read(DotPath.at(source, path), ValueKind.STRING),
                                reader,
                                issues)));
  }

  private void field(List<String> path, FieldContent content, FieldReader reader, Checked issues) {
    String at = DotPath.text(path);
    if (content instanceof FieldContent.Malformed malformed) {
      String where = malformed.key().isEmpty() ? at : at + "." + malformed.key();
      issues.add(at, where, malformed.message());
    } else if (content instanceof FieldContent.Marker marker) {
      issues.add(MARKER, at, at, marker(marker.name(), reader.alias("env")));
    } else if (content instanceof FieldContent.Reference reference) {
      idRules
          .apply(reference.ref().source())
          .filter(rule -> !rule.allows(reference.ref().id()))
          .ifPresent(rule -> issues.add(at, at + ".id", rule.words()));
    }
  }

  private static String marker(String name, String alias) {
    String variable = RefGrammar.isEnvName(name) ? name : "YOUR_VARIABLE";
    return "this is a legacy secretref-env: marker; write {\"source\": \"env\", \"provider\": \""
        + alias
        + "\", \"id\": \""
        + variable
        + "\"} instead, or run: openclaw doctor --fix (see "
        + PAGE
        + ")";
  }

  private static void unsupported(ObjectNode source, PathPattern pattern, Checked issues) {
    for (List<String> path : PathFinder.find(source, pattern)) {
      JsonNode node = DotPath.at(source, path);
      if (node.isObject() && node.has("source") && node.has("id")) {
        String at = DotPath.text(path);
        issues.add(
            at,
            at,
            "a SecretRef is not supported here: this credential is managed at run time; use a"
                + " plain string or an env template (see "
                + PAGE
                + ")");
      }
    }
  }
}
