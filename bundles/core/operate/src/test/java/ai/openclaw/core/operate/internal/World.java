package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.ClientMode;
import ai.openclaw.core.client.GatewayClients;
import ai.openclaw.core.client.GatewayTarget;
import ai.openclaw.core.client.Sighting;
import ai.openclaw.core.config.ConfigCommit;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigProjection;
import ai.openclaw.core.config.ConfigRepair;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigWorkshop;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A machine of a test: its configuration, and the gateways that answer. */
final class World implements ConfigWorkshop, ConfigRepair, GatewayClients {
  static final ObjectMapper JSON = new ObjectMapper();

  /** The methods that a gateway answers. */
  final Map<URI, Map<String, JsonNode>> gateways = new HashMap<>();

  /** Who called, as {@code mode url method token}. */
  final List<String> calls = new ArrayList<>();

  private final Places places;
  private final Map<String, String> environment = new HashMap<>();
  private ObjectNode config = JSON.createObjectNode();
  private List<ConfigIssue> issues = List.of();
  private List<String> scopes = List.of("operator.read");

  World(Path state) {
    places = new Places(state, Optional.empty());
  }

  Here here() {
    return here(Optional.empty());
  }

  Here here(Optional<String> profile) {
    return new Here(new Places(places.state(), profile), this, this, this);
  }

  World config(String json) {
    config = tree(json);
    return this;
  }

  World invalid(String path, String message) {
    issues = List.of(ConfigIssue.at("CONFIG_INVALID", path, message));
    return this;
  }

  World variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  World scopes(String... granted) {
    scopes = List.of(granted);
    return this;
  }

  World gateway(String url, String... answers) {
    Map<String, JsonNode> methods = new HashMap<>();
    for (int i = 0; i < answers.length; i += 2) {
      methods.put(answers[i], tree(answers[i + 1]));
    }
    gateways.put(URI.create(url), methods);
    return this;
  }

  static ObjectNode tree(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** The lines of a result for people. */
  static String text(CommandResult result) {
    return result.blocks().stream()
        .map(block -> block instanceof Line line ? line.text() : block.toString())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public ConfigSnapshot read() throws ConfigInvalidException {
    if (!issues.isEmpty()) {
      throw new ConfigInvalidException(places.config(), issues);
    }
    return new ConfigSnapshot(
        "0",
        places.config(),
        true,
        config,
        config,
        name -> Optional.ofNullable(environment.get(name)),
        List.of());
  }

  @Override
  public Inspection inspect() {
    return new Inspection("0", Set.of(), Optional.of(config), issues, List.of());
  }

  @Override
  public RemoteGateway open(GatewayTarget target) {
    return open(target, ClientMode.CLI);
  }

  @Override
  public RemoteGateway open(GatewayTarget target, List<String> wanted) {
    return open(target, ClientMode.CLI);
  }

  @Override
  public RemoteGateway open(GatewayTarget target, ClientMode mode) {
    return (method, params) -> {
      calls.add("%s %s %s %s".formatted(mode, target.url(), method, target.token().orElse("-")));
      Map<String, JsonNode> methods = gateways.get(target.url());
      if (methods == null) {
        throw down();
      }
      JsonNode answer = methods.get(method);
      if (answer == null) {
        throw new RemoteGatewayException("INVALID_REQUEST", "unknown method: " + method);
      }
      return answer;
    };
  }

  @Override
  public Sighting look(GatewayTarget target, List<String> methods) {
    Map<String, JsonNode> known = gateways.get(target.url());
    if (known == null) {
      return new Sighting(
          Optional.empty(),
          Optional.empty(),
          Optional.of(down()),
          Optional.of(new Sighting.Close(1006, "")),
          Map.of(),
          Map.of());
    }
    ObjectNode hello = JSON.createObjectNode();
    ObjectNode auth = hello.putObject("auth").put("role", "operator");
    scopes.forEach(auth.putArray("scopes")::add);
    Map<String, JsonNode> answers = new HashMap<>();
    Map<String, RemoteGatewayException> refusals = new HashMap<>();
    for (String method : methods) {
      JsonNode answer = known.get(method);
      if (scopes.isEmpty()) {
        refusals.put(
            method, new RemoteGatewayException("INVALID_REQUEST", "missing scope: operator.read"));
      } else if (answer == null) {
        refusals.put(
            method, new RemoteGatewayException("INVALID_REQUEST", "unknown method: " + method));
      } else {
        answers.put(method, answer);
      }
    }
    return new Sighting(
        Optional.of(3L), Optional.of(hello), Optional.empty(), Optional.empty(), answers, refusals);
  }

  private static RemoteGatewayException down() {
    return new RemoteGatewayException("TRANSPORT", "gateway closed (1006): it cannot be reached");
  }

  @Override
  public ConfigProjection project(List<ConfigEdit> edits, String expectedRevision) {
    throw new UnsupportedOperationException("these commands change nothing");
  }

  @Override
  public ConfigSnapshot edit(List<ConfigEdit> edits, String expectedRevision, ConfigCommit commit) {
    throw new UnsupportedOperationException("these commands change nothing");
  }

  @Override
  public Map<Path, byte[]> preview(List<ConfigEdit> edits, String expectedFingerprint) {
    throw new UnsupportedOperationException("these commands change nothing");
  }

  @Override
  public void mend(List<ConfigEdit> edits, String expectedFingerprint, ConfigCommit commit) {
    throw new UnsupportedOperationException("these commands change nothing");
  }
}
