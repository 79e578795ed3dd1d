package ai.openclaw.api.secret;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Serves the secrets of one {@code source}. A bundle registers an implementation as a service with
 * the property {@value #SOURCE}; from then on references with that source resolve, without a
 * restart.
 *
 * <p>One instance serves all configured aliases of its source and is called from several threads at
 * once. A call must end by the request's deadline; an implementation that does not is abandoned and
 * its bundle quarantined. Failures are values, never exceptions: an exception means that the bundle
 * is broken. Nothing may be cached between calls unless the outside system demands it: the core
 * keeps the snapshot.
 *
 * <p>Which credentials may be references at all is the owner's decision: only those that the user
 * supplies and that nothing mints, rotates or pairs at run time.
 */
@ConsumerType
public interface SecretProvider {
  /**
   * Service property: the {@code source} of the references served, {@code [a-z][a-z0-9-]{0,31}}. It
   * belongs to the bundle (by symbolic name) that claimed it first.
   */
  String SOURCE = "secret.source";

  /**
   * Describes settings and ids. Constant for the life of the service and quick: no input or output.
   */
  ProviderDescription describe();

  /**
   * Resolves a batch of ids of one alias.
   *
   * @param request the batch
   * @return the outcome per id, or why the provider as a whole is unavailable
   * @throws InterruptedException when the calling thread is interrupted, which the core does once
   *     the deadline has passed
   */
  ResolveResult resolve(ResolveRequest request) throws InterruptedException;

  /**
   * Watches the values of one alias, so that a change outside becomes active by itself. Called for
   * a provider with the trait {@link ProviderDescription.Trait#WATCHES}, after its values were
   * resolved. A change between that and this call has to be reported as well where the provider can
   * tell; one watch per alias is open at a time, but for a moment when it is replaced.
   *
   * <p>Must return within a few seconds; whatever takes longer happens on a thread of the provider.
   * All watches of a service end when its bundle stops.
   *
   * @param request what to watch
   * @param changes whom to tell
   * @return the watch, or why there is none
   * @throws InterruptedException when the calling thread is interrupted
   */
  default WatchResult watch(WatchRequest request, SecretChanges changes)
      throws InterruptedException {
    return WatchResult.notWatched(
        "WATCH_NOT_SUPPORTED", request.alias() + " cannot be watched; use openclaw secrets reload");
  }
}
