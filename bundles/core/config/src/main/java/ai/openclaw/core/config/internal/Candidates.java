package ai.openclaw.core.config.internal;

import ai.openclaw.api.secret.Environment;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigIssue.Position;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigValidator;
import ai.openclaw.core.config.ConfigValidator.Findings;
import ai.openclaw.lib.json5.Json5Document;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads, substitutes and validates. Thread-safe. */
final class Candidates {
  // The wording is a contract: it names the key that the issue's path is the parent of.
  private static final Pattern UNKNOWN_KEY = Pattern.compile("Unrecognized key: \"([^\"]+)\".*");

  private static final Logger LOG = LoggerFactory.getLogger(Candidates.class);

  private final Path main;
  private final Variables variables;
  private final Supplier<List<ConfigValidator>> validators;
  private final CredentialGuard guard;
  private volatile Set<Path> lookedFor;

  Candidates(
      Path main,
      Variables variables,
      Supplier<List<ConfigValidator>> validators,
      CredentialGuard guard) {
    this.main = main;
    this.variables = variables;
    this.validators = validators;
    this.guard = guard;
    this.lookedFor = Set.of(main, ConfigFiles.ownFile(main));
  }

  /** The files that the last reading looked for, whether they were there or not. */
  Set<Path> lookedFor() {
    return lookedFor;
  }

  Path main() {
    return main;
  }

  /** What the files are now. */
  Loaded load(Map<Path, Json5Document> replaced) throws ConfigInvalidException {
    Set<Path> opened = ConcurrentHashMap.newKeySet();
    try {
      return ConfigFiles.load(main, replaced, opened::add);
    } finally {
      lookedFor = Set.copyOf(opened);
    }
  }

  /** What the files are now, when that is valid. */
  Candidate read() throws ConfigInvalidException {
    return check(load(Map.of()));
  }

  /** Makes a candidate of what was loaded, when it is valid. */
  Candidate check(Loaded loaded) throws ConfigInvalidException {
    Verdict verdict = judge(loaded);
    if (!verdict.errors().isEmpty()) {
      throw new ConfigInvalidException(main, verdict.errors());
    }
    ConfigSnapshot plain = verdict.snapshot();
    return new Candidate(
        loaded,
        new ConfigSnapshot(
            plain.revision(),
            plain.file(),
            plain.exists(),
            plain.source(),
            plain.effective(),
            plain.environment(),
            verdict.warnings()));
  }

  /**
   * What the validators say.
   *
   * @param snapshot what was judged, without warnings
   * @param errors what makes it invalid
   * @param warnings what is worth telling
   */
  record Verdict(ConfigSnapshot snapshot, List<ConfigIssue> errors, List<ConfigIssue> warnings) {}

  /** Asks the validators about what was loaded. */
  Verdict judge(Loaded loaded) throws ConfigInvalidException {
    List<ConfigIssue> warnings = new ArrayList<>(loaded.warnings());
    ConfigSnapshot plain = snapshot(loaded, warnings);
    List<Findings> all = validators.get().stream().map(one -> ask(one, plain)).toList();
    List<ConfigIssue> errors = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      List<String> others = new ArrayList<>();
      all.subList(0, i).forEach(one -> others.addAll(one.own()));
      all.subList(i + 1, all.size()).forEach(one -> others.addAll(one.own()));
      Findings findings = all.get(i);
      findings.errors().stream().filter(error -> !below(error, others)).forEach(errors::add);
      warnings.addAll(findings.warnings());
    }
    warnings.addAll(guard.present(plain.source()));
    return new Verdict(plain, located(loaded, errors), located(loaded, warnings));
  }

  private static boolean below(ConfigIssue issue, List<String> fields) {
    return fields.stream()
        .anyMatch(field -> issue.path().equals(field) || issue.path().startsWith(field + "."));
  }

  private static Findings ask(ConfigValidator validator, ConfigSnapshot candidate) {
    try {
      return validator.validate(candidate);
    } catch (RuntimeException broken) {
      String name = validator.getClass().getName();
      LOG.error("a configuration check failed: {}", name, broken);
      var issue = ConfigIssue.at("CONFIG_CHECK_FAILED", Dots.ROOT, "The check " + name + " failed");
      return new Findings(List.of(issue), List.of());
    }
  }

  private ConfigSnapshot snapshot(Loaded loaded, List<ConfigIssue> warnings)
      throws ConfigInvalidException {
    Environment environment = environment(loaded);
    ObjectNode effective = Substitution.apply(loaded.source(), environment, warnings::add);
    return new ConfigSnapshot(
        loaded.revision(),
        main,
        loaded.exists(),
        loaded.source(),
        effective,
        environment,
        List.of());
  }

  private Environment environment(Loaded loaded) throws ConfigInvalidException {
    try {
      return variables.read(loaded.source());
    } catch (IOException e) {
      ConfigIssue issue =
          ConfigIssue.at("CONFIG_ENV_FILE", "env", "a .env file cannot be read: " + Reasons.of(e));
      throw new ConfigInvalidException(main, List.of(issue));
    }
  }

  private static List<ConfigIssue> located(Loaded loaded, List<ConfigIssue> issues) {
    return issues.stream().map(issue -> located(loaded, issue)).toList();
  }

  private static ConfigIssue located(Loaded loaded, ConfigIssue issue) {
    if (issue.position().isPresent()) {
      return issue;
    }
    List<String> path = new ArrayList<>(Dots.resolve(loaded.source(), issue.path()));
    Matcher unknown = UNKNOWN_KEY.matcher(issue.message());
    if (unknown.matches()) {
      path.add(unknown.group(1));
    }
    Optional<Position> position = loaded.position(path);
    return new ConfigIssue(issue.code(), issue.path(), issue.message(), position);
  }
}
