package ai.openclaw.core.service.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.RemoteGateway;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A command line: {@code --name=value} and switches. */
record Typed(Path workingDirectory, Map<String, String> options) implements CommandCall {
  Typed(Path workingDirectory, String... line) {
    this(workingDirectory, parse(line));
  }

  private static Map<String, String> parse(String... line) {
    var options = new HashMap<String, String>();
    for (String word : line) {
      String[] parts = word.substring(2).split("=", 2);
      options.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    return options;
  }

  @Override
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  @Override
  public List<String> options(String name) {
    return option(name).stream().toList();
  }

  @Override
  public boolean flag(String name) {
    return options.containsKey(name);
  }

  @Override
  public List<String> arguments() {
    return List.of();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public InputStream input() {
    return InputStream.nullInputStream();
  }

  @Override
  public boolean interactive() {
    return false;
  }

  @Override
  public Consumer<String> progress() {
    return line -> {};
  }

  @Override
  public boolean cancelled() {
    return false;
  }

  @Override
  public Optional<RemoteGateway> remote() {
    return Optional.empty();
  }
}
