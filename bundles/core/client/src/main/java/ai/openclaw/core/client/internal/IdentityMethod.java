package ai.openclaw.core.client.internal;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.host.Locations;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code gateway.identity.get}: the public key by which this machine is known, the gateway as well
 * as its clients.
 */
@Component(
    property = {RpcMethod.METHOD + "=gateway.identity.get", RpcMethod.SCOPE + "=operator.read"})
public final class IdentityMethod implements RpcMethod {
  private static final Logger LOG = LoggerFactory.getLogger(IdentityMethod.class);

  private final IdentityFile file;

  /** Reads, or makes, the identity at each call. */
  @Activate
  public IdentityMethod(@Reference Locations locations) {
    this.file = new IdentityFile(locations.state());
  }

  @Override
  public void call(RpcCall call) {
    try {
      DeviceIdentity identity = load();
      call.answer(
          JsonNodeFactory.instance
              .objectNode()
              .put("deviceId", identity.id())
              .put("publicKey", identity.publicKey()));
    } catch (IOException unusable) {
      LOG.warn("the identity of this machine: {}", unusable.getMessage());
      call.fail(RpcError.unavailable("the identity cannot be read; the gateway's log says why"));
    }
  }

  /** One at a time, so that two first calls do not make two identities. */
  private synchronized DeviceIdentity load() throws IOException {
    return file.load();
  }
}
