package ai.openclaw.api.http;

import ai.openclaw.api.rpc.Principal;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
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

  /** Whether the caller proved that it may call; on an open route it need not have. */
  boolean authenticated();

  /** Who calls; holds no scope when the caller is not {@link #authenticated()}. */
  default Principal principal() {
    return new Principal("operator", Set.of(), Optional.empty());
  }

  /** The body. */
  InputStream body();
}
