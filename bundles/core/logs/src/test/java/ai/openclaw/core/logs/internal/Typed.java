package ai.openclaw.core.logs.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.Tone;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A command line, and what was written. */
final class Typed implements CommandCall {
  final List<String> out = Collections.synchronizedList(new ArrayList<>());
  final List<String> err = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, String> options;
  private final List<String> arguments;
  private final Optional<RemoteGateway> remote;

  Typed(Map<String, String> options, List<String> arguments, Optional<RemoteGateway> remote) {
    this.options = options;
    this.arguments = arguments;
    this.remote = remote;
  }

  static Typed of(Map<String, String> options, String... arguments) {
    return new Typed(options, List.of(arguments), Optional.empty());
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
    return arguments;
  }

  @Override
  public Path workingDirectory() {
    return Path.of("").toAbsolutePath();
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
    return out::add;
  }

  @Override
  public void row(JsonNode data, String text) {
    out.add(json() ? data.toString() : text);
  }

  @Override
  public void row(JsonNode data, String text, Tone tone) {
    row(data, text);
  }

  @Override
  public void notice(String text) {
    err.add(text);
  }

  @Override
  public boolean cancelled() {
    return false;
  }

  @Override
  public Optional<RemoteGateway> remote() {
    return remote;
  }
}
