package ai.openclaw.api.http;

import java.io.InputStream;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** One HTTP request. Valid until the route has answered. */
@ProviderType
public interface HttpCall {
  /** The method, upper case. */
  String method();

  /** The path, decoded, without the query. */
  String path();

  /** The query as sent, without the question mark; empty when there is none. */
  String query();

  /** The first value of a header. */
  Optional<String> header(String name);

  /** Whether the caller is on this machine, with no proxy in between. */
  boolean direct();

  /** Whether the caller showed the gateway's shared secret. */
  boolean authenticated();

  /** The body. */
  InputStream body();
}
