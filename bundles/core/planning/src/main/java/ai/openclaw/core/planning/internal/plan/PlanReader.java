package ai.openclaw.core.planning.internal.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads plan files and refuses those that break the contract. */
public final class PlanReader {
  /** The code of every refusal. */
  public static final String INVALID = "SECRETS_PLAN_INVALID";

  private static final int LARGEST = 16_777_216;
  private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
  private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  private final TargetReader targets;

  /** Creates it. */
  public PlanReader(TargetReader targets) {
    this.targets = targets;
  }

  /** Reads a plan file. */
  public Plan read(Path file) throws PlanException {
    return parse(content(file), file.toString());
  }

  private static byte[] content(Path file) throws PlanException {
    try {
      if (!Files.isRegularFile(file)) {
        String what = Files.exists(file) ? "is not a regular file" : "does not exist";
        throw new PlanException("SECRETS_PLAN_UNREADABLE", "The plan file " + file + " " + what);
      }
      long size = Files.size(file);
      if (size > LARGEST) {
        throw tooLarge(file, size);
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] content = in.readNBytes(LARGEST + 1);
        if (content.length > LARGEST) {
          throw tooLarge(file, content.length);
        }
        return content;
      }
    } catch (IOException e) {
      throw new PlanException(
          "SECRETS_PLAN_UNREADABLE",
          "The plan file " + file + " cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static PlanException tooLarge(Path file, long size) {
    return new PlanException(
        "SECRETS_PLAN_UNREADABLE",
        "The plan file %s has %d bytes, more than the %d that are read"
            .formatted(file, size, LARGEST),
        "split it into several plans");
  }

  /**
   * Reads a plan.
   *
   * @param file what it is called in messages
   */
  public Plan parse(byte[] content, String file) throws PlanException {
    JsonNode plan = json(content, file);
    require(plan.isObject(), file, "<root>", "must be an object");
    require(one(plan.path("version")), file, "version", "must be the number 1");
    require(one(plan.path("protocolVersion")), file, "protocolVersion", "must be the number 1");
    require(plan.path("targets").isArray(), file, "targets", "must be a list");
    var read = new LinkedHashMap<List<String>, PlanTarget>();
    for (int i = 0; i < plan.path("targets").size(); i++) {
      PlanTarget target = targets.read(plan.path("targets").get(i), i, file);
      var key = new ArrayList<>(target.path());
      key.add(0, target.agent().orElse(""));
      read.remove(key);
      read.put(key, target);
    }
    return new Plan(
        List.copyOf(read.values()),
        upserts(plan.path("providerUpserts"), file),
        deletes(plan.path("providerDeletes"), file),
        options(plan.path("options"), file));
  }

  private static JsonNode json(byte[] content, String file) throws PlanException {
    try {
      JsonNode node =
          JsonMapper.builder()
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build()
              .readTree(content);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      String where =
          at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
      throw new PlanException(INVALID, "The plan file " + file + " is not JSON" + where);
    } catch (IOException e) {
      throw new PlanException(INVALID, "The plan file " + file + " is not JSON");
    }
  }

  private static Map<String, ObjectNode> upserts(JsonNode node, String file) throws PlanException {
    var upserts = new LinkedHashMap<String, ObjectNode>();
    if (node.isMissingNode()) {
      return upserts;
    }
    require(node.isObject(), file, "providerUpserts", "must be an object");
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String at = "providerUpserts." + entry.getKey();
      require(ALIAS.matcher(entry.getKey()).matches(), file, at, "is no alias");
      JsonNode source = entry.getValue().path("source");
      boolean named = source.isTextual() && SOURCE.matcher(source.textValue()).matches();
      Optional<ObjectNode> settings =
          entry.getValue() instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
      require(settings.isPresent() && named, file, at, "must be an object with a source");
      settings.ifPresent(object -> upserts.put(entry.getKey(), object));
    }
    return upserts;
  }

  private static List<String> deletes(JsonNode node, String file) throws PlanException {
    var deletes = new ArrayList<String>();
    if (node.isMissingNode()) {
      return deletes;
    }
    require(node.isArray(), file, "providerDeletes", "must be a list");
    for (int i = 0; i < node.size(); i++) {
      String alias = node.get(i).isTextual() ? node.get(i).textValue() : "";
      require(
          ALIAS.matcher(alias).matches(), file, "providerDeletes[" + i + "]", "must be an alias");
      deletes.add(alias);
    }
    return deletes;
  }

  private static Plan.Options options(JsonNode node, String file) throws PlanException {
    require(node.isMissingNode() || node.isObject(), file, "options", "must be an object");
    return new Plan.Options(
        option(node, "scrubEnv", true, file),
        option(node, "scrubAuthProfilesForProviderTargets", true, file),
        option(node, "scrubProfileRefs", false, file),
        option(node, "scrubLegacyAuthJson", true, file));
  }

  private static boolean option(JsonNode options, String name, boolean otherwise, String file)
      throws PlanException {
    JsonNode value = options.path(name);
    require(
        value.isMissingNode() || value.isBoolean(), file, "options." + name, "must be a boolean");
    return value.asBoolean(otherwise);
  }

  private static boolean one(JsonNode node) {
    return node.isNumber() && node.doubleValue() == 1;
  }

  private static void require(boolean holds, String file, String at, String what)
      throws PlanException {
    if (!holds) {
      throw new PlanException(INVALID, "Invalid plan " + file + ": " + at + " " + what);
    }
  }
}
