package ai.openclaw.testkit;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.RemoteGateway;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A command line as a test types it, and what the command writes while it runs. Options are not
 * checked against a description: the test says what the shell would have made of the line. Set up
 * by one thread before the command runs; what was written may be read by any.
 */
public final class TypedCommand implements CommandCall {
  private final List<String> arguments;
  private final Map<String, List<String>> options = new LinkedHashMap<>();
  private final Set<String> flags = new HashSet<>();
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<JsonNode> documents = new CopyOnWriteArrayList<>();
  private Path workingDirectory = Path.of("").toAbsolutePath();
  private String input = "";
  private Optional<Dialog> dialog = Optional.empty();
  private Optional<RemoteGateway> remote = Optional.empty();
  private BooleanSupplier cancelled = () -> false;

  private TypedCommand(List<String> arguments) {
    this.arguments = List.copyOf(arguments);
  }

  /** A line with these arguments behind the options. */
  public static TypedCommand of(String... arguments) {
    return new TypedCommand(List.of(arguments));
  }

  /** Adds an option with a value; may be repeated. */
  public TypedCommand with(String option, String value) {
    options.computeIfAbsent(option, name -> new ArrayList<>()).add(value);
    return this;
  }

  /** Adds switches. */
  public TypedCommand flags(String... switches) {
    flags.addAll(List.of(switches));
    return this;
  }

  /** Sets the directory it is typed in. */
  public TypedCommand in(Path directory) {
    workingDirectory = directory;
    return this;
  }

  /** Sets a variable of the shell it is typed in. */
  public TypedCommand variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Sets what stands on standard input. */
  public TypedCommand input(String text) {
    input = text;
    return this;
  }

  /** Sits a person at the terminal. */
  public TypedCommand answeredBy(Dialog person) {
    dialog = Optional.of(person);
    return this;
  }

  /** Names a gateway, as {@code --url} does. */
  public TypedCommand at(RemoteGateway gateway) {
    remote = Optional.of(gateway);
    return this;
  }

  /** Cancels the command as soon as this is true. */
  public TypedCommand cancelledWhen(BooleanSupplier condition) {
    cancelled = condition;
    return this;
  }

  /** The lines written so far, entries of a stream among them. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** The documents written so far. */
  public List<JsonNode> documents() {
    return List.copyOf(documents);
  }

  @Override
  public Optional<String> option(String name) {
    return options(name).stream().reduce((first, last) -> last);
  }

  @Override
  public List<String> options(String name) {
    return List.copyOf(options.getOrDefault(name, List.of()));
  }

  @Override
  public boolean flag(String name) {
    return flags.contains(name);
  }

  @Override
  public List<String> arguments() {
    return arguments;
  }

  @Override
  public Path workingDirectory() {
    return workingDirectory;
  }

  @Override
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  @Override
  public InputStream input() {
    return new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean interactive() {
    return dialog.isPresent();
  }

  @Override
  public Consumer<String> progress() {
    return lines::add;
  }

  @Override
  public Optional<Dialog> dialog() {
    return dialog;
  }

  @Override
  public void document(JsonNode data) {
    if (json()) {
      documents.add(data);
    }
  }

  @Override
  public boolean cancelled() {
    return cancelled.getAsBoolean();
  }

  @Override
  public Optional<RemoteGateway> remote() {
    return remote;
  }
}
