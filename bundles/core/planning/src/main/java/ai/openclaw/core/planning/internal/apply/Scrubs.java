package ai.openclaw.core.planning.internal.apply;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.planning.internal.plan.Plan;
import ai.openclaw.core.planning.internal.plan.PlanException;
import ai.openclaw.core.planning.internal.plan.PlanTarget;
import ai.openclaw.core.planning.internal.store.KnownNames;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.core.secrets.SecretContent;
import ai.openclaw.core.secrets.SecretTargets;
import ai.openclaw.lib.files.DotEnv;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes away what a plan made superfluous. */
final class Scrubs {
  private final StateFiles files;
  private final KnownNames names;
  private final SecretTargets targets;
  private final StoreDrafts drafts;
  private final Migrated migrated;
  private final Set<String> warnings;

  Scrubs(
      StateFiles files,
      KnownNames names,
      SecretTargets targets,
      StoreDrafts drafts,
      Migrated migrated,
      Set<String> warnings) {
    this.files = files;
    this.names = names;
    this.targets = targets;
    this.drafts = drafts;
    this.migrated = migrated;
    this.warnings = warnings;
  }

  /** Takes plaintext out of the profiles of every provider whose key got a reference. */
  void profiles(Plan plan, ConfigSnapshot config, ProfileChanges changes)
      throws IOException, PlanException {
    var providers = new LinkedHashMap<String, String>();
    var written = new HashSet<List<String>>();
    for (PlanTarget target : plan.targets()) {
      if (target.agent().isPresent()) {
        written.add(List.of(changes.file(target).toString(), target.path().get(1)));
      } else if (target.target().shadowed()) {
        target
            .target()
            .provider(target.path())
            .ifPresent(provider -> providers.put(names.provider(provider), provider));
      }
    }
    if (providers.isEmpty()) {
      return;
    }
    for (Path file : files.profileStores(config)) {
      if (leftAlone(file)) {
        continue;
      }
      for (Map.Entry<String, JsonNode> entry :
          drafts.open(file).tree().path("profiles").properties()) {
        Optional<String> provider =
            Optional.ofNullable(
                providers.get(names.provider(entry.getValue().path("provider").asText(""))));
        boolean exempt = written.contains(List.of(file.toString(), entry.getKey()));
        if (provider.isPresent() && !exempt && entry.getValue() instanceof ObjectNode profile) {
          profile(file, entry.getKey(), profile, provider.get(), plan.options(), config);
        }
      }
    }
  }

  private void profile(
      Path file,
      String id,
      ObjectNode profile,
      String provider,
      Plan.Options options,
      ConfigSnapshot config) {
    switch (profile.path("type").asText("")) {
      case "oauth" -> {
        if (filled(profile.path("access")) || filled(profile.path("refresh"))) {
          warnings.add(
              "The provider "
                  + provider
                  + " has OAuth credentials in "
                  + file
                  + "; they keep precedence over the reference");
        }
      }
      case "api_key", "token" -> {
        for (String field : List.of("key", "token")) {
          SecretContent own = targets.readProfile(profile.path(field), config.source());
          if (own instanceof SecretContent.Plain) {
            migrated.add(profile.path(field));
            profile.remove(field);
          }
          if (options.profileRefs()) {
            profile.remove(List.of(field, field + "Ref"));
          }
        }
        if (List.of("key", "token", "keyRef", "tokenRef").stream().anyMatch(profile::has)) {
          warnings.add(
              "The profile "
                  + id
                  + " in "
                  + file
                  + " keeps a reference of its own, which takes"
                  + " precedence; remove it, or apply the plan with scrubProfileRefs");
        }
      }
      default -> {
        // Another kind of entry holds nothing that is scrubbed.
      }
    }
  }

  /** Takes keys out of old stores. */
  void legacyStores() throws IOException {
    for (Path file : files.legacyStores()) {
      if (leftAlone(file)) {
        continue;
      }
      ObjectNode tree = drafts.open(file).tree();
      var keys = new ArrayList<String>();
      for (Map.Entry<String, JsonNode> entry : tree.properties()) {
        if (entry.getValue().path("type").asText("").equals("api_key")) {
          keys.add(entry.getKey());
        }
      }
      tree.remove(keys);
    }
  }

  /**
   * Takes lines with a moved value out of the file of variables.
   *
   * @param needed variables that references name after the change
   */
  void dotEnv(Set<String> needed) throws IOException {
    Path file = files.dotEnv();
    if (!Files.isRegularFile(file)) {
      return;
    }
    if (Files.size(file) > DotEnv.LARGEST) {
      warnings.add(
          "The file " + file + " stays as it is: it has more than " + DotEnv.LARGEST + " bytes");
      return;
    }
    String text = new String(drafts.content(file).orElse(new byte[0]), StandardCharsets.UTF_8);
    var kept = new StringBuilder();
    boolean changed = false;
    for (DotEnv.Entry line : DotEnv.parse(text).entries()) {
      boolean moved =
          line.assignment()
              .filter(found -> names.variables().contains(found.name()))
              .filter(found -> migrated.contains(found.value()))
              .isPresent();
      String name = line.assignment().map(DotEnv.Assignment::name).orElse("");
      if (moved && needed.contains(name)) {
        warnings.add(
            "The variable "
                + name
                + " stays in "
                + file
                + ", because a reference takes its value"
                + " from there");
      }
      if (moved && !needed.contains(name)) {
        changed = true;
      } else {
        kept.append(line.text());
      }
    }
    if (changed) {
      if (kept.length() == 0 || kept.charAt(kept.length() - 1) != '\n') {
        kept.append('\n');
      }
      drafts.replace(file, kept.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private boolean leftAlone(Path file) throws IOException {
    if (drafts.content(file).isEmpty()) {
      return true;
    }
    Optional<String> problem = drafts.open(file).problem();
    problem.ifPresent(why -> warnings.add("The store " + file + " stays as it is: " + why));
    return problem.isPresent();
  }

  private static boolean filled(JsonNode value) {
    return value.isTextual() && !value.textValue().isBlank();
  }
}
