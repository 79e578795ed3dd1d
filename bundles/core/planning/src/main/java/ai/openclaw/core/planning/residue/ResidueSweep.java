package ai.openclaw.core.planning.residue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.osgi.annotation.versioning.ProviderType;

/** Searches files for copies of known secrets. A service; thread-safe. */
@ProviderType
public interface ResidueSweep {
  /**
   * Searches. Takes as long as reading all the files takes; the memory it needs does not depend on
   * their size. Nothing that it returns holds a value.
   *
   * @param request what to search for, and where
   * @param cancelled whether to stop
   * @throws InterruptedException when it was cancelled
   */
  Sweep run(SweepRequest request, BooleanSupplier cancelled) throws InterruptedException;

  /** One search. Used by one thread. */
  @ProviderType
  interface Sweep {
    /** What was found, by file. */
    List<Residue> residues();

    /** The files that could not be searched to their end. */
    List<Unread> unread();

    /** The values that were not searched for. */
    List<Passed> passed();

    /** How much was looked at. */
    Extent extent();

    /** What cleaning would do, one step per file with residue. */
    List<CleanStep> plan();

    /**
     * Carries the plan out. Killed in between, every file is as it was or clean; a file that is
     * masked in place may have some values masked and is finished by the next run.
     *
     * @return the steps that could not be carried out, with the reason
     * @throws InterruptedException when it was cancelled between two files
     */
    List<CleanStep> clean() throws InterruptedException;

    /** Searches again for the same. */
    Sweep again() throws InterruptedException;
  }

  /**
   * A file that was not searched.
   *
   * @param file the file
   * @param reason why
   */
  record Unread(Path file, String reason) {}

  /**
   * A value that was not searched for.
   *
   * @param place the field it belongs to
   * @param reason why
   */
  record Passed(SecretPlace place, String reason) {}

  /**
   * How much was looked at.
   *
   * @param values how many different values were searched for
   * @param files how many files
   * @param bytes how many bytes of content
   * @param skipped how many links, pipes, sockets and devices were passed over
   */
  record Extent(int values, long files, long bytes, long skipped) {}
}
