package ai.openclaw.core.config.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.RemoteGateway;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A command line that was typed. */
record Call(
    List<String> arguments,
    Set<String> flags,
    Map<String, String> environment,
    Map<String, String> values)
    implements CommandCall {
  Call(List<String> arguments, Set<String> flags, Map<String, String> environment) {
    this(arguments, flags, environment, Map.of());
  }

  static Call of(String... arguments) {
    return new Call(List.of(arguments), Set.of(), Map.of());
  }

  @Override
  public Optional<String> option(String name) {
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public List<String> options(String name) {
    return List.of();
  }

  @Override
  public boolean flag(String name) {
    return flags.contains(name);
  }

  @Override
  public Path workingDirectory() {
    return Path.of("").toAbsolutePath();
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
