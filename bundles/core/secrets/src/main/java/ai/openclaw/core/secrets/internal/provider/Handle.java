package ai.openclaw.core.secrets.internal.provider;

import java.util.Optional;

/**
 * A service that was announced but not fetched: fetching it may run a stranger's constructor, so it
 * happens on a worker thread under a deadline. Thread-safe.
 *
 * @param <T> the service
 */
public interface Handle<T> {
  /** The bundle it comes from. */
  Origin origin();

  /** The service object, fetched by the first call; empty once it has gone. */
  Optional<T> service();

  /** Gives the service object back; nothing fetches it any more. */
  void release();

  /** Reports that the bundle misbehaved. */
  void strike(String reason);
}
