package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigValidator;
import ai.openclaw.core.secrets.internal.grammar.DotPath;
import ai.openclaw.core.secrets.internal.grammar.IdRule;
import ai.openclaw.core.secrets.internal.grammar.RefGrammar;
import ai.openclaw.core.secrets.internal.provider.Described;
import ai.openclaw.core.secrets.internal.provider.Descriptions;
import ai.openclaw.core.secrets.internal.provider.SettingsCheck;
import ai.openclaw.core.secrets.internal.surface.RefChecks;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks references and provider settings before a configuration is accepted. */
@Component
public final class SecretsValidator implements ConfigValidator {
  private static final String CODE = "CONFIG_INVALID";
  private static final String PROVIDERS = "secrets.providers.";

  private final Descriptions descriptions;
  private final RefChecks refs;

  /** Creates it over the installed providers and surfaces. */
  @Activate
  public SecretsValidator(@Reference SecretsHub hub) {
    this.descriptions = hub.descriptions();
    this.refs = new RefChecks(hub.surfaces(), this::idRule);
  }

  @Override
  public Findings validate(ConfigSnapshot candidate) {
    var errors = new ArrayList<ConfigIssue>();
    DotPath.at(candidate.effective(), "secrets", "providers")
        .properties()
        .forEach(entry -> provider(entry.getKey(), entry.getValue(), errors));
    Set<String> own = new HashSet<>();
    errors.forEach(error -> own.add(provider(error.path())));
    RefChecks.Checked checked = refs.check(candidate.source());
    errors.addAll(checked.issues());
    own.addAll(checked.fields());
    return new Findings(errors, List.of(), own);
  }

  /** The path of the provider that an issue below it is about. */
  private static String provider(String path) {
    int end = path.indexOf('.', PROVIDERS.length());
    return end < 0 ? path : path.substring(0, end);
  }

  private void provider(String alias, JsonNode settings, List<ConfigIssue> errors) {
    String at = PROVIDERS + alias;
    if (!(settings instanceof ObjectNode object)) {
      errors.add(ConfigIssue.at(CODE, at, "expected an object with the key source"));
      return;
    }
    JsonNode source = object.path("source");
    if (!source.isTextual() || !RefGrammar.SOURCE.matcher(source.textValue()).matches()) {
      errors.add(
          ConfigIssue.at(
              CODE,
              at + ".source",
              "invalid input: must match ^[a-z][a-z0-9-]{0,31}$, for example env, file or exec"));
      return;
    }
    Optional<Described> described = descriptions.of(source.textValue());
    if (described.isEmpty()) {
      return;
    }
    for (SettingsCheck.Issue issue : described.get().settings().check(object)) {
      String path = issue.path().isEmpty() ? at : at + "." + DotPath.text(issue.path());
      errors.add(ConfigIssue.at(CODE, path, issue.message()));
    }
  }

  private Optional<IdRule> idRule(String source) {
    Optional<IdRule> builtIn = IdRule.builtIn(source);
    return builtIn.isPresent() ? builtIn : descriptions.of(source).map(Described::ids);
  }
}
