package ai.openclaw.api.http;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One HTTP route on the gateway's port. Registered as a service with the properties below;
 * reachable from the moment it is registered until it goes. Called from several threads at once.
 */
@ConsumerType
public interface HttpRoute {
  /** Service property, required: the path. A trailing {@code /*} takes everything below it. */
  String PATH = "http.path";

  /** Service property: the methods, a string or an array. Absent: {@code GET} and {@code HEAD}. */
  String METHODS = "http.methods";

  /**
   * Service property: who may call, {@value #BEARER} (when absent) for callers who prove that they
   * may, or {@value #OPEN} for everyone.
   */
  String AUTH = "http.auth";

  /**
   * Service property: the scope a caller of a {@value #BEARER} route needs. Absent: {@code
   * operator.admin}.
   */
  String SCOPE = "http.scope";

  /** A value of {@link #AUTH}. */
  String BEARER = "bearer";

  /** A value of {@link #AUTH}. */
  String OPEN = "open";

  /**
   * Serves one request.
   *
   * @throws IOException when the body cannot be read
   */
  HttpAnswer handle(HttpCall call) throws IOException;
}
