package ai.openclaw.core.planning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.osgi.annotation.versioning.ProviderType;

/** Tries plans out and carries them out. Present in every process. Thread-safe. */
@ProviderType
public interface Plans {
  /**
   * Checks a plan as a whole and writes nothing.
   *
   * @param plan the document, as a plan file holds it
   * @param allowExec whether programs of exec providers may be run
   * @throws PlanRefusedException when it could not be carried out
   * @throws InterruptedException when interrupted while waiting for a provider
   */
  PlanReport dryRun(ObjectNode plan, boolean allowExec)
      throws PlanRefusedException, InterruptedException;

  /**
   * Checks a plan and writes all files, or none.
   *
   * @param plan the document, as a plan file holds it
   * @param allowExec whether programs of exec providers may be run
   * @throws PlanRefusedException when nothing was written
   * @throws InterruptedException when interrupted before anything was written
   */
  PlanReport apply(ObjectNode plan, boolean allowExec)
      throws PlanRefusedException, InterruptedException;
}
