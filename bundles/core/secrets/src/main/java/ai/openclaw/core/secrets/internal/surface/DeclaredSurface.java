package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.Activity;
import ai.openclaw.api.credential.CredentialSurface;
import ai.openclaw.api.credential.CredentialTarget;
import ai.openclaw.core.secrets.internal.grammar.DotPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A surface that is a resource of a bundle; no code of that bundle runs for it. Immutable. */
final class DeclaredSurface implements CredentialSurface {
  private final String owner;
  private final List<DeclaredTarget> targets;
  private final List<String> folded;

  /**
   * Creates it.
   *
   * @param folded settings of the channel's level that belong to the default account when there are
   *     accounts but no default one
   */
  DeclaredSurface(String owner, List<DeclaredTarget> targets, List<String> folded) {
    this.owner = owner;
    this.targets = List.copyOf(targets);
    this.folded = List.copyOf(folded);
  }

  @Override
  public List<CredentialTarget> targets() {
    return targets.stream().map(DeclaredTarget::field).toList();
  }

  /** The fields with what else is declared of them. */
  List<DeclaredTarget> declared() {
    return targets;
  }

  /** The fields that compete with those of other owners. */
  List<CandidateUse> candidates() {
    return targets.stream()
        .map(DeclaredTarget::use)
        .filter(CandidateUse.class::isInstance)
        .map(CandidateUse.class::cast)
        .toList();
  }

  /** The configuration as this owner reads it. */
  ConfigView view(ConfigView config) {
    if (!folds(config.source())) {
      return config;
    }
    ObjectNode source = config.source().deepCopy();
    ObjectNode effective = config.effective().deepCopy();
    normalise(source);
    normalise(effective);
    return new ConfigView(source, effective, config.environment());
  }

  /** Judges every field that is there, or that competes. */
  List<InstalledSurface.Judged> judge(ConfigView view) {
    var judged = new ArrayList<InstalledSurface.Judged>();
    for (DeclaredTarget target : targets) {
      Set<List<String>> paths =
          new LinkedHashSet<>(PathFinder.fields(view.source(), target.field()));
      Optional<CandidateUse> candidate = Optional.empty();
      if (target.use() instanceof CandidateUse use) {
        candidate = Optional.of(use);
        paths.add(target.field().path().segments());
      }
      for (List<String> path : paths) {
        judged.add(
            new InstalledSurface.Judged(
                target.field(), path, target.use().judge(view, path), candidate));
      }
    }
    return judged;
  }

  @Override
  public Activity activity(JsonNode config, CredentialTarget target, List<String> path) {
    ObjectNode tree = (ObjectNode) config;
    ConfigView view = new ConfigView(tree, tree, name -> Optional.empty());
    return targets.stream()
        .filter(known -> known.field().equals(target))
        .findFirst()
        .map(known -> known.use().judge(view, path))
        .orElseGet(() -> ActivationRule.inactive(owner + " does not declare it"));
  }

  @Override
  public void normalise(ObjectNode source) {
    if (!folds(source) || !(channel(source) instanceof ObjectNode channel)) {
      return;
    }
    ObjectNode account =
        channel.withObjectProperty(Level.ACCOUNTS).putObject(Level.DEFAULT_ACCOUNT);
    for (String key : folded) {
      JsonNode value = channel.get(key);
      if (value != null) {
        account.set(key, value);
        channel.remove(key);
      }
    }
  }

  private boolean folds(JsonNode tree) {
    JsonNode channel = channel(tree);
    JsonNode accounts = channel.path(Level.ACCOUNTS);
    return accounts.isObject()
        && !accounts.isEmpty()
        && !accounts.has(Level.DEFAULT_ACCOUNT)
        && folded.stream().anyMatch(channel::has);
  }

  private JsonNode channel(JsonNode tree) {
    return DotPath.at(tree, "channels", owner);
  }
}
