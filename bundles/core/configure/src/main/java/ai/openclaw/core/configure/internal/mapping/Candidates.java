package ai.openclaw.core.configure.internal.mapping;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.planning.AgentStores;
import ai.openclaw.core.planning.PlanRefusedException;
import ai.openclaw.core.planning.StoredProfile;
import ai.openclaw.core.secrets.SecretContent;
import ai.openclaw.core.secrets.SecretField;
import ai.openclaw.core.secrets.SecretTarget;
import ai.openclaw.core.secrets.SecretTargets;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the credentials of a configuration and of an agent's profiles. */
public final class Candidates {
  private static final List<String> PLUGINS = List.of("plugins", "entries");

  private final SecretTargets targets;
  private final AgentStores stores;

  /** Looks at the registered targets and at the stores of agents. */
  public Candidates(SecretTargets targets, AgentStores stores) {
    this.targets = targets;
    this.stores = stores;
  }

  /**
   * All of them: those of profiles first, each kind in the order of the paths.
   *
   * @param agent whose profiles are offered
   */
  public List<Candidate> of(ConfigSnapshot config, String agent) throws PlanRefusedException {
    var found = new LinkedHashMap<String, Candidate>();
    ObjectNode folded = targets.fold(config.source());
    ObjectNode effective = targets.fold(config.effective());
    for (SecretTarget target : targets.all()) {
      if (target.profileType().isEmpty()) {
        Set<String> written = new HashSet<>();
        targets.fields(config.source(), target).forEach(field -> written.add(field.text()));
        Map<List<String>, SecretContent> contents = new HashMap<>();
        for (SecretField field : targets.fields(folded, target)) {
          contents.put(field.path(), field.content());
        }
        var paths = new ArrayList<>(Parents.of(effective, target.field().path()));
        paths.addAll(contents.keySet());
        for (List<String> path : paths) {
          SecretContent content = contents.getOrDefault(path, new SecretContent.Absent());
          Candidate one = config(target, path, content, written.contains(String.join(".", path)));
          found.putIfAbsent(one.key(), one);
        }
      }
    }
    for (StoredProfile profile : stores.profiles(agent, config)) {
      for (SecretTarget target : targets.all()) {
        if (target.profileType().isPresent()) {
          Candidate one = profile(target, profile, agent);
          found.putIfAbsent(one.key(), one);
        }
      }
    }
    return found.values().stream().sorted(Comparator.comparing(Candidate::key)).toList();
  }

  /** The credential of a profile that does not exist yet. */
  public Candidate created(String id, String type, String provider, String agent) {
    SecretTarget target =
        targets.all().stream()
            .filter(one -> one.profileType().equals(Optional.of(type)))
            .findFirst()
            .orElseThrow();
    var absent = new SecretContent.Absent();
    return profile(target, new StoredProfile(id, type, provider, absent, absent), agent);
  }

  private Candidate config(
      SecretTarget target, List<String> path, SecretContent content, boolean written) {
    Optional<String> provider = target.provider(path);
    return new Candidate(
        type(target),
        path,
        target.field().kind(),
        content,
        Optional.empty(),
        provider,
        target.account(path),
        Optional.empty(),
        written,
        Optional.empty(),
        provider.or(() -> plugin(path)).flatMap(stores::variable));
  }

  private Candidate profile(SecretTarget target, StoredProfile profile, String agent) {
    List<String> pattern = target.field().path().segments();
    String field = pattern.get(pattern.size() - 1);
    String type = target.profileType().orElseThrow();
    boolean fits = profile.type().equals(type);
    Optional<String> provider = Optional.of(profile.provider()).filter(text -> !text.isBlank());
    return new Candidate(
        type(target),
        List.of("profiles", profile.id(), field),
        target.field().kind(),
        field.equals("key") ? profile.key() : profile.token(),
        Optional.of(agent),
        Optional.empty(),
        Optional.empty(),
        provider,
        fits,
        fits
            ? Optional.empty()
            : Optional.of(
                "the profile "
                    + profile.id()
                    + " has the type "
                    + (profile.type().isBlank() ? "(none)" : profile.type())
                    + "; "
                    + field
                    + " belongs to the type "
                    + type),
        provider.flatMap(stores::variable));
  }

  /** The short type where there is one, as plans have it. */
  private static String type(SecretTarget target) {
    String id = target.field().id();
    return target.planTypes().stream()
        .filter(type -> !type.equals(id))
        .sorted()
        .findFirst()
        .orElse(id);
  }

  private static Optional<String> plugin(List<String> path) {
    return path.size() > PLUGINS.size() && path.subList(0, PLUGINS.size()).equals(PLUGINS)
        ? Optional.of(path.get(PLUGINS.size()))
        : Optional.empty();
  }
}
