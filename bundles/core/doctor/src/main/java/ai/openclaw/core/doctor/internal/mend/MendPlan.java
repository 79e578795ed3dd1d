package ai.openclaw.core.doctor.internal.mend;

import ai.openclaw.core.config.ConfigEdit;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a fix would do.
 *
 * @param fingerprint the state of the configuration it was made for
 * @param edits of the configuration
 * @param config the files that these edits change
 * @param stores other files that change
 * @param modes what is closed for other users
 * @param kept whether the old content of {@code config} is kept beside it
 * @param refused mends that are not made
 */
public record MendPlan(
    String fingerprint,
    List<ConfigEdit> edits,
    List<FileChange> config,
    List<FileChange> stores,
    List<ModeChange> modes,
    boolean kept,
    List<Refused> refused) {
  /** Copies the lists. */
  public MendPlan {
    edits = List.copyOf(edits);
    config = List.copyOf(config);
    stores = List.copyOf(stores);
    modes = List.copyOf(modes);
    refused = List.copyOf(refused);
  }

  /**
   * A mend that is not made.
   *
   * @param diagnosis whose it is
   * @param summary what it would have done
   * @param reason why not, one line
   */
  public record Refused(String diagnosis, String summary, String reason) {}

  /** Every file with new content. */
  public List<FileChange> files() {
    return Stream.concat(config.stream(), stores.stream()).toList();
  }

  /** The files whose old content is kept beside them. */
  public List<FileChange> keptBeside() {
    return kept ? config : List.of();
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return config.isEmpty() && stores.isEmpty() && modes.isEmpty();
  }
}
