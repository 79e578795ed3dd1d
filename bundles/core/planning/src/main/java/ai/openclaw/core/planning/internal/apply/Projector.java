package ai.openclaw.core.planning.internal.apply;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigProjection;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.planning.internal.plan.Plan;
import ai.openclaw.core.planning.internal.plan.PlanException;
import ai.openclaw.core.planning.internal.store.ConfigFields;
import ai.openclaw.core.planning.internal.store.KnownNames;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.SecretTargets;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries a plan out in memory. */
final class Projector {
  private final ConfigWorkshop workshop;
  private final SecretTargets targets;
  private final SecretResolver resolver;
  private final StateFiles files;
  private final KnownNames names;

  Projector(
      ConfigWorkshop workshop,
      SecretTargets targets,
      SecretResolver resolver,
      StateFiles files,
      KnownNames names) {
    this.workshop = workshop;
    this.targets = targets;
    this.resolver = resolver;
    this.files = files;
    this.names = names;
  }

  Projection project(Plan plan) throws PlanException, ConfigInvalidException, IOException {
    ConfigSnapshot now = workshop.read();
    wellFormed(now);
    var migrated = new Migrated();
    var warnings = new LinkedHashSet<String>();
    var drafts = new StoreDrafts();
    List<ConfigEdit> edits = ConfigChanges.of(plan, targets, now, migrated);
    ConfigProjection after =
        edits.isEmpty()
            ? new ConfigProjection(now, Map.of())
            : workshop.project(edits, now.revision());
    wellFormed(after.snapshot());
    var profiles = new ProfileChanges(after.snapshot(), files, targets, drafts, migrated);
    profiles.apply(plan);
    var scrubs = new Scrubs(files, names, targets, drafts, migrated, warnings);
    if (plan.options().profiles()) {
      scrubs.profiles(plan, after.snapshot(), profiles);
    }
    if (plan.options().legacyAuth()) {
      scrubs.legacyStores();
    }
    RemainingRefs refs = RemainingRefs.of(targets, files, after.snapshot(), drafts);
    deletedInUse(plan, refs, after.snapshot());
    if (plan.options().env()) {
      scrubs.dotEnv(refs.variables());
    }
    return new Projection(
        now.revision(),
        edits,
        after.snapshot(),
        after.contents(),
        drafts.changes(),
        drafts.before(),
        refs,
        warnings);
  }

  private void wellFormed(ConfigSnapshot config) throws PlanException {
    Optional<String> wrong = ConfigFields.malformed(ConfigFields.of(targets, config.source()));
    if (wrong.isPresent()) {
      throw new PlanException(
          "CONFIG_INVALID", "Invalid config at " + config.file() + ": " + wrong.get());
    }
  }

  private void deletedInUse(Plan plan, RemainingRefs refs, ConfigSnapshot after)
      throws PlanException {
    var gone = new HashSet<>(plan.deletes());
    gone.removeAll(plan.upserts().keySet());
    for (Map.Entry<SecretRef, String> ref : refs.refs().entrySet()) {
      String alias = ref.getKey().provider();
      if (gone.contains(alias) && resolver.check(ref.getKey(), after).isPresent()) {
        throw new PlanException(
            "SECRETS_PROVIDER_IN_USE",
            "The provider " + alias + " cannot be deleted: " + ref.getValue() + " uses it",
            "give that field another reference first");
      }
    }
  }
}
