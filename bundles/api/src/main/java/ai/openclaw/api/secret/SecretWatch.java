package ai.openclaw.api.secret;

import org.osgi.annotation.versioning.ConsumerType;

/** A watch under way. */
@ConsumerType
@FunctionalInterface
public interface SecretWatch extends AutoCloseable {
  /**
   * Ends the watch: nothing is reported any more. Returns at once; closing twice does nothing more.
   */
  @Override
  void close();
}
