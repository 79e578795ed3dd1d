package ai.openclaw.core.service.internal.supervisor;

import ai.openclaw.core.service.OtherService;
import ai.openclaw.core.service.ServiceState.ServiceRuntime;
import ai.openclaw.core.service.internal.definition.Blueprint;
import ai.openclaw.core.service.internal.definition.Definition;
import ai.openclaw.core.service.internal.definition.DefinitionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What keeps a gateway running, for the service of one profile. Thread-safe. */
public interface Supervisor {
  /**
   * What things are called.
   *
   * @param kind the supervisor
   * @param title the supervisor for people
   * @param label the service there
   * @param loaded a service that starts by itself
   * @param notLoaded one that does not
   */
  record Words(String kind, String title, String label, String loaded, String notLoaded) {}

  /** What things are called. */
  Words words();

  /** Where the definition stands, whether there is one or not. */
  Path file();

  /** The text of a definition. */
  String render(Blueprint blueprint) throws DefinitionException;

  /** What the text of a definition says. */
  Definition parse(String text) throws DefinitionException;

  /**
   * The text of an installed definition as a fix would leave it: what deviates from the blueprint
   * is put right, what is not known is kept.
   */
  String mended(String text, Blueprint blueprint) throws DefinitionException;

  /** The settings of the supervisor that a definition lacks, each as it should be written. */
  List<String> missing(Definition definition);

  /** Why the supervisor cannot be used; empty when it can. */
  Optional<SupervisorException> unavailable() throws InterruptedException;

  /** Whether the service starts by itself. */
  boolean loaded() throws InterruptedException;

  /** Whether it runs. */
  ServiceRuntime runtime() throws InterruptedException;

  /** Whether the supervisor still goes by an older text of the definition. */
  boolean outdated() throws InterruptedException;

  /**
   * Writes the definition and starts the service.
   *
   * @return what was done, for people
   */
  List<String> install(Blueprint blueprint)
      throws SupervisorException, DefinitionException, IOException, InterruptedException;

  /** Stops the service and removes its definition. */
  List<String> uninstall() throws SupervisorException, IOException, InterruptedException;

  /** Starts the service, also after {@link #stop()}. */
  List<String> start() throws SupervisorException, InterruptedException;

  /** Stops the service. */
  List<String> stop() throws SupervisorException, InterruptedException;

  /** Stops the service if it runs, and starts it by its definition as it is now. */
  List<String> restart() throws SupervisorException, InterruptedException;

  /** Has the supervisor read a changed definition, without touching what runs. */
  void reload() throws InterruptedException;

  /** What the operator should still do so that the service stays up. */
  List<Hint> advice() throws InterruptedException;

  /** How the operator starts the service without this program. */
  String byHand();

  /** A service of the whole system that is this one. */
  Optional<OtherService> owner();

  /**
   * Services that look like a gateway's, without this one.
   *
   * @param deep whether those of the system are looked for, too
   */
  List<OtherService> others(boolean deep) throws InterruptedException;
}
