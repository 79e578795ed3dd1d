package ai.openclaw.core.service.internal;

import ai.openclaw.core.service.internal.definition.Definition;
import ai.openclaw.core.service.internal.definition.DefinitionException;
import ai.openclaw.core.service.internal.definition.Expectation;
import ai.openclaw.core.service.internal.definition.Expectation.Difference;
import ai.openclaw.core.service.internal.supervisor.DefinitionFile;
import ai.openclaw.core.service.internal.supervisor.Supervisor;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The installed definition, looked at.
 *
 * @param definition what it says; empty when there is none that can be read
 * @param differences where it is not as it should be
 * @param text how it is written; empty when there is none
 * @param mended how a fix would write it; empty when there is nothing to fix, or not by a program
 */
public record Inspection(
    Optional<Definition> definition,
    List<Difference> differences,
    Optional<String> text,
    Optional<String> mended) {
  private static final Inspection NOTHING =
      new Inspection(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  /** Copies the list. */
  public Inspection {
    differences = List.copyOf(differences);
  }

  /**
   * Looks.
   *
   * @param port the port by the configuration; empty when that cannot be told
   */
  public static Inspection of(ServiceDesk desk, Optional<Integer> port) {
    Supervisor supervisor = desk.supervisor();
    Optional<String> text;
    try {
      text = new DefinitionFile(supervisor.file(), supervisor.words().label()).text();
    } catch (IOException e) {
      return unreadable("the definition cannot be read: " + supervisor.file());
    }
    if (text.isEmpty()) {
      return NOTHING;
    }
    try {
      return of(supervisor, desk, text.get(), port);
    } catch (DefinitionException e) {
      return unreadable("the definition cannot be understood: " + e.text());
    }
  }

  private static Inspection of(
      Supervisor supervisor, ServiceDesk desk, String text, Optional<Integer> port)
      throws DefinitionException {
    Definition definition = supervisor.parse(text);
    Expectation expected = Expectation.of(definition, desk.blueprints(), port);
    List<Difference> differences = expected.differences(supervisor.missing(definition));
    Optional<String> mended = Optional.empty();
    if (expected.ours() && !differences.isEmpty()) {
      mended = mended(supervisor, text, expected).filter(after -> !after.equals(text));
    }
    return new Inspection(Optional.of(definition), differences, Optional.of(text), mended);
  }

  private static Optional<String> mended(Supervisor supervisor, String text, Expectation expected) {
    try {
      return Optional.of(supervisor.mended(text, expected.wanted()));
    } catch (DefinitionException e) {
      return Optional.empty();
    }
  }

  private static Inspection unreadable(String message) {
    return new Inspection(
        Optional.empty(),
        List.of(new Difference("SERVICE_UNREADABLE", message)),
        Optional.empty(),
        Optional.empty());
  }

  /** Without the texts: they may hold secrets. */
  @Override
  public String toString() {
    return "Inspection" + differences;
  }
}
