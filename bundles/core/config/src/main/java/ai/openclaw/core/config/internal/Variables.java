package ai.openclaw.core.config.internal;

import ai.openclaw.api.secret.Environment;
import ai.openclaw.lib.files.DotEnv;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environment of a configuration: the process, then the {@code .env} of the working directory,
 * then the one of the state directory, then the {@code env} block. What is set first stays.
 */
final class Variables {
  private final Map<String, String> process;
  private final List<Path> files;

  /**
   * Creates it.
   *
   * @param process the variables of the process
   * @param folders where {@code .env} files may lie, the stronger first
   */
  Variables(Map<String, String> process, List<Path> folders) {
    this.process = Map.copyOf(process);
    this.files = folders.stream().map(folder -> folder.resolve(".env")).toList();
  }

  /**
   * The variables of this moment.
   *
   * @param source the configuration with its {@code env} block
   * @throws IOException when a {@code .env} file is there and cannot be read
   */
  Environment read(ObjectNode source) throws IOException {
    Map<String, String> all = new HashMap<>(process);
    for (Path file : files) {
      if (Files.isRegularFile(file)) {
        DotEnv.read(file).variables().forEach(all::putIfAbsent);
      }
    }
    Map<String, String> outer = Map.copyOf(all);
    ObjectNode only = source.objectNode();
    only.set("env", source.path("env"));
    JsonNode block = Substitution.apply(only, of(outer), warning -> {}).path("env");
    block.properties().forEach(entry -> put(all, entry));
    block.path("vars").properties().forEach(entry -> put(all, entry));
    return of(Map.copyOf(all));
  }

  private static void put(Map<String, String> all, Map.Entry<String, JsonNode> entry) {
    // A value whose own variable is missing is not set: its warning comes with the configuration.
    if (entry.getValue().isTextual() && !Substitution.hasTemplate(entry.getValue().textValue())) {
      all.putIfAbsent(entry.getKey(), entry.getValue().textValue());
    }
  }

  private static Environment of(Map<String, String> variables) {
    return name -> Optional.ofNullable(variables.get(name));
  }
}
