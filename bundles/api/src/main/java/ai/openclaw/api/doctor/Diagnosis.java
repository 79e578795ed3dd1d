package ai.openclaw.api.doctor;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One thing that can be wrong, its cause, and how it is mended. Registered as a service with the
 * property {@value #ID}; asked by {@code openclaw doctor} on a thread of its own, with a running
 * gateway or without one, and whether the configuration is valid or not.
 *
 * <p>A diagnosis looks and describes. It never writes: what is to be changed it hands over as
 * {@link Mend}, and the doctor shows it, writes it as one with everything else, and can take it
 * back.
 */
@ConsumerType
public interface Diagnosis {
  /**
   * Service property: the id, small letters, digits and dashes, {@code "secretref-markers"}. It
   * belongs to the bundle that had it first, those of the distribution before all others.
   */
  String ID = "diagnosis.id";

  /**
   * Looks.
   *
   * @param examination what is looked at
   * @return what was found, in a stable order; empty when all is well
   * @throws InterruptedException when it was not ready at the {@link Examination#deadline()}
   */
  List<Finding> examine(Examination examination) throws InterruptedException;

  /**
   * Called after the doctor has written or taken back a fix, whoever's it was: the time to have a
   * program outside of this process read its files again. Nothing else is to be changed.
   *
   * @throws InterruptedException when it took too long
   */
  default void settle() throws InterruptedException {}
}
