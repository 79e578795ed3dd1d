package ai.openclaw.core.planning.internal.apply;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.planning.AgentStores;
import ai.openclaw.core.planning.PlanRefusedException;
import ai.openclaw.core.planning.StoredProfile;
import ai.openclaw.core.planning.internal.store.KnownNames;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.core.planning.internal.store.StoredJson;
import ai.openclaw.core.secrets.SecretContent;
import ai.openclaw.core.secrets.SecretTargets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads agents and their stores as plans see them. */
@Component
public final class Stores implements AgentStores {
  private final StateFiles files;
  private final SecretTargets targets;
  private final KnownNames names = KnownNames.load();

  /** Creates it. */
  @Activate
  public Stores(@Reference Locations locations, @Reference SecretTargets targets) {
    this.files = new StateFiles(locations);
    this.targets = targets;
  }

  @Override
  public List<String> agents(ConfigSnapshot config) {
    return List.copyOf(files.configuredAgents(config).keySet());
  }

  @Override
  public String defaultAgent(ConfigSnapshot config) {
    JsonNode list = config.effective().path("agents").path("list");
    for (JsonNode agent : list) {
      if (agent.path("default").asBoolean() && !agent.path("id").asText("").isBlank()) {
        return agent.path("id").asText().strip();
      }
    }
    return agents(config).get(0);
  }

  @Override
  public Optional<String> find(String agent, ConfigSnapshot config) {
    return agents(config).stream()
        .filter(known -> known.equalsIgnoreCase(agent))
        .findFirst()
        .or(() -> files.store(agent, config).map(store -> agent));
  }

  @Override
  public List<StoredProfile> profiles(String agent, ConfigSnapshot config)
      throws PlanRefusedException {
    Optional<Path> store = files.store(agent, config);
    ObjectNode tree = store.isEmpty() ? JsonNodeFactory.instance.objectNode() : tree(store.get());
    var profiles = new ArrayList<StoredProfile>();
    for (Map.Entry<String, JsonNode> entry : tree.path("profiles").properties()) {
      JsonNode profile = entry.getValue();
      profiles.add(
          new StoredProfile(
              entry.getKey(),
              profile.path("type").asText(""),
              profile.path("provider").asText(""),
              content(profile, "key", config),
              content(profile, "token", config)));
    }
    return profiles;
  }

  private static ObjectNode tree(Path file) throws PlanRefusedException {
    StoredJson content = StoredJson.read(file);
    if (content instanceof StoredJson.Tree tree && tree.object()) {
      return tree.tree();
    }
    if (content instanceof StoredJson.Missing) {
      return JsonNodeFactory.instance.objectNode();
    }
    String why =
        content instanceof StoredJson.Broken broken ? broken.reason() : "it is not a JSON object";
    throw new PlanRefusedException(
        CommandFailure.of(
            "SECRETS_STORE_UNREADABLE",
            "The store " + file + " cannot be used: " + why,
            "repair it first"));
  }

  private SecretContent content(JsonNode profile, String field, ConfigSnapshot config) {
    SecretContent beside = targets.readProfile(profile.path(field + "Ref"), config.source());
    return beside instanceof SecretContent.Absent
        ? targets.readProfile(profile.path(field), config.source())
        : beside;
  }

  @Override
  public Optional<String> variable(String provider) {
    return names.variable(provider);
  }
}
