package ai.openclaw.core.planning.internal.apply;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.planning.internal.plan.Plan;
import ai.openclaw.core.planning.internal.plan.PlanException;
import ai.openclaw.core.planning.internal.plan.PlanTarget;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.core.secrets.SecretContent;
import ai.openclaw.core.secrets.SecretTargets;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the references of a plan into auth profile stores. */
final class ProfileChanges {
  private static final String CODE = "SECRETS_PLAN_PROFILE";

  private final ConfigSnapshot config;
  private final StateFiles files;
  private final SecretTargets targets;
  private final StoreDrafts drafts;
  private final Migrated migrated;
  private final Map<String, Path> agents;
  private final Map<String, Path> stores = new HashMap<>();

  ProfileChanges(
      ConfigSnapshot config,
      StateFiles files,
      SecretTargets targets,
      StoreDrafts drafts,
      Migrated migrated) {
    this.config = config;
    this.files = files;
    this.targets = targets;
    this.drafts = drafts;
    this.migrated = migrated;
    this.agents = files.configuredAgents(config);
  }

  /** Refuses targets that no store may take; drafts the others. */
  void apply(Plan plan) throws PlanException, IOException {
    for (PlanTarget target : plan.targets()) {
      if (target.agent().isPresent()) {
        apply(target);
      }
    }
  }

  private void apply(PlanTarget target) throws PlanException, IOException {
    String id = target.path().get(1);
    String field = target.path().get(2);
    String type = target.target().profileType().orElseThrow();
    if (config.effective().at("/auth/profiles").path(id).path("mode").asText().equals("oauth")) {
      throw new PlanException(
          CODE,
          "The profile "
              + id
              + " has auth.profiles mode oauth, which takes no reference"
              + " (targets["
              + target.index()
              + "])");
    }
    Path file = file(target);
    StoreDrafts.Draft draft = drafts.open(file);
    if (draft.problem().isPresent()) {
      throw new PlanException(
          CODE,
          "The store " + file + " cannot be used: " + draft.problem().get(),
          "repair it first");
    }
    if (draft.tree().isEmpty()) {
      draft.tree().put("version", 1);
    }
    if (draft.tree().has("profiles") && !draft.tree().path("profiles").isObject()) {
      throw new PlanException(CODE, "The store " + file + " has profiles that are no object");
    }
    ObjectNode profiles = draft.tree().withObjectProperty("profiles");
    if (!(profiles.path(id) instanceof ObjectNode profile)) {
      String provider =
          target
              .provider()
              .orElseThrow(
                  () ->
                      new PlanException(
                          CODE,
                          "The profile "
                              + id
                              + " does not exist in "
                              + file
                              + " (targets["
                              + target.index()
                              + "])",
                          "authProfileProvider names the provider of a new profile"));
      profiles
          .putObject(id)
          .put("type", type)
          .put("provider", provider)
          .set(field + "Ref", ConfigChanges.ref(target.ref()));
      return;
    }
    String found = profile.path("type").asText("");
    if (!found.equals(type)) {
      throw new PlanException(
          CODE,
          "The profile "
              + id
              + " has the type "
              + (found.isEmpty() ? "(none)" : found)
              + ", but "
              + target.text()
              + " needs "
              + type
              + " (targets["
              + target.index()
              + "])");
    }
    if (targets.readProfile(profile.path(field), config.source()) instanceof SecretContent.Plain) {
      migrated.add(profile.path(field));
    }
    profile.set(field + "Ref", ConfigChanges.ref(target.ref()));
    profile.remove(field);
  }

  /** The store of a target. */
  Path file(PlanTarget target) throws PlanException {
    String agent = target.agent().orElseThrow();
    Path known = stores.get(agent);
    if (known != null) {
      return known;
    }
    Optional<Path> store = files.store(agent, config);
    if (store.isPresent()) {
      stores.put(agent, store.get());
      return store.get();
    }
    throw new PlanException(
        "SECRETS_PLAN_AGENT_UNKNOWN",
        "There is no agent " + agent + " (targets[" + target.index() + "])",
        "known agents: " + String.join(", ", agents.keySet()));
  }
}
