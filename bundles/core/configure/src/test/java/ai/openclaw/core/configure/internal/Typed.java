package ai.openclaw.core.configure.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.RemoteGateway;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A command line, typed at a scripted terminal or at none. */
record Typed(
    Path workingDirectory, List<String> line, Optional<Dialog> dialog, List<JsonNode> documents)
    implements CommandCall {
  Typed(Path workingDirectory, Optional<Dialog> dialog, String... line) {
    this(workingDirectory, List.of(line), dialog, new ArrayList<>());
  }

  @Override
  public Optional<String> option(String name) {
    int at = line.indexOf("--" + name);
    return at < 0 ? Optional.empty() : Optional.of(line.get(at + 1));
  }

  @Override
  public List<String> options(String name) {
    return option(name).stream().toList();
  }

  @Override
  public boolean flag(String name) {
    return line.contains("--" + name);
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
    return dialog.isPresent();
  }

  @Override
  public Consumer<String> progress() {
    return text -> {};
  }

  @Override
  public void document(JsonNode data) {
    if (json()) {
      documents.add(data);
    }
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
