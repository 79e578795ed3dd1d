package ai.openclaw.core.doctor.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.RemoteGateway;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A command line with switches alone. */
record Call(Set<String> flags) implements CommandCall {
  @Override
  public Optional<String> option(String name) {
    return Optional.empty();
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
  public List<String> arguments() {
    return List.of();
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
