package ai.openclaw.core.planning.internal.plan;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.SecretTarget;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads single targets of a plan. */
public final class TargetReader {
  private static final Set<String> FORBIDDEN = Set.of("__proto__", "prototype", "constructor");
  private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
  private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  private final Map<String, List<SecretTarget>> types = new HashMap<>();
  private final Function<SecretRef, Optional<SecretFailure>> ids;

  /**
   * Creates it.
   *
   * @param targets every registered target
   * @param ids why the id of a reference is wrong
   */
  public TargetReader(
      List<SecretTarget> targets, Function<SecretRef, Optional<SecretFailure>> ids) {
    this.ids = ids;
    for (SecretTarget target : targets) {
      for (String type : target.planTypes()) {
        types.computeIfAbsent(type, key -> new ArrayList<>()).add(target);
      }
    }
  }

  /** Reads a target. */
  PlanTarget read(JsonNode node, int index, String file) throws PlanException {
    String place = file + ", targets[" + index + "]";
    if (!node.isObject()) {
      throw new PlanException(
          PlanReader.INVALID, "Invalid plan target: must be an object (" + place + ")");
    }
    String type = text(node.path("type"));
    String written = text(node.path("path"));
    List<String> path = path(node, written, type, place);
    SecretTarget target =
        types.getOrDefault(type, List.of()).stream()
            .filter(known -> known.field().path().matches(path))
            .findFirst()
            .orElseThrow(
                () ->
                    wrong(
                        type,
                        written,
                        place,
                        types.containsKey(type)
                            ? "the path does not fit the type"
                            : "no target has this type"));
    agrees(node, "providerId", target.provider(path), type, written, place);
    agrees(node, "accountId", target.account(path), type, written, place);
    SecretRef ref = ref(node.path("ref"), place);
    Optional<String> agent = optional(node, "agentId", place);
    Optional<String> provider = optional(node, "authProfileProvider", place);
    boolean profile = target.profileType().isPresent();
    if (profile && agent.isEmpty()) {
      throw invalid("agentId is needed for a target of an auth profile", place);
    }
    return new PlanTarget(index, target, path, ref, profile ? agent : Optional.empty(), provider);
  }

  private static List<String> path(JsonNode node, String written, String type, String place)
      throws PlanException {
    List<String> path = List.of(written.split("\\.", -1));
    JsonNode segments = node.path("pathSegments");
    if (!segments.isMissingNode() && !segments.isArray()) {
      throw wrong(type, written, place, "pathSegments must be a list");
    }
    if (segments.size() > 0) {
      var keys = new ArrayList<String>();
      for (JsonNode segment : segments) {
        if (!segment.isTextual()) {
          throw wrong(type, written, place, "pathSegments must hold texts");
        }
        if (!segment.textValue().isBlank()) {
          keys.add(segment.textValue().strip());
        }
      }
      if (!String.join(".", keys).equals(written)) {
        throw wrong(type, written, place, "pathSegments and path differ");
      }
      path = keys;
    }
    if (path.stream().anyMatch(String::isBlank)) {
      throw wrong(type, written, place, "a key is blank");
    }
    if (path.stream().anyMatch(FORBIDDEN::contains)) {
      throw wrong(type, written, place, "a key is forbidden");
    }
    return path;
  }

  private static void agrees(
      JsonNode node, String key, Optional<String> segment, String type, String path, String place)
      throws PlanException {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || text(value).isEmpty()) {
      if (value.isMissingNode() || value.isTextual() || value.isNull()) {
        return;
      }
      throw invalid(key + " must be a text", place);
    }
    if (!segment.equals(Optional.of(text(value)))) {
      throw wrong(type, path, place, key + " is not that of the path");
    }
  }

  private SecretRef ref(JsonNode node, String place) throws PlanException {
    var ref =
        new SecretRef(
            text(node.path("source")), text(node.path("provider")), text(node.path("id")));
    if (!SOURCE.matcher(ref.source()).matches()) {
      throw invalid("ref.source must name a source, for example env, file or exec", place);
    }
    if (!ALIAS.matcher(ref.provider()).matches()) {
      throw invalid("ref.provider must be an alias, ^[a-z][a-z0-9_-]{0,63}$", place);
    }
    if (ref.id().isEmpty()) {
      throw invalid("ref.id must not be blank", place);
    }
    Optional<SecretFailure> wrong = ids.apply(ref);
    if (wrong.isPresent()) {
      throw invalid("ref.id: " + wrong.get().message(), place);
    }
    return ref;
  }

  private static Optional<String> optional(JsonNode node, String key, String place)
      throws PlanException {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (text(value).isEmpty()) {
      throw invalid(key + " must be a text that is not blank", place);
    }
    return Optional.of(text(value));
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.textValue().strip() : "";
  }

  private static PlanException invalid(String what, String place) {
    return new PlanException(
        PlanReader.INVALID, "Invalid plan target: " + what + " (" + place + ")");
  }

  private static PlanException wrong(String type, String path, String place, String why) {
    return new PlanException(
        PlanReader.INVALID,
        "Invalid plan target path for " + type + ": " + path + " (" + place + ": " + why + ")");
  }
}
