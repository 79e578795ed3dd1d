package ai.openclaw.core.client.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.RemoteGateway;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A command as typed. */
record TypedCall(
    List<String> arguments,
    Map<String, String> given,
    Map<String, String> environment,
    Optional<RemoteGateway> remote)
    implements CommandCall {
  @Override
  public Optional<String> option(String name) {
    return Optional.ofNullable(given.get(name));
  }

  @Override
  public List<String> options(String name) {
    return option(name).stream().toList();
  }

  @Override
  public boolean flag(String name) {
    return given.containsKey(name);
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
}
