package ai.openclaw.core.gateway.internal.rpc;

import java.io.Serial;

/** The service went while a call was on its way to it. */
public final class ServiceGone extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates it. */
  public ServiceGone() {
    super("the service is gone", null, false, false);
  }
}
