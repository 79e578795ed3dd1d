package ai.openclaw.api.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.osgi.annotation.versioning.ProviderType;

/** A gateway reached over its WebSocket protocol. */
@ProviderType
public interface RemoteGateway {
  /**
   * Calls one method and waits for its final answer.
   *
   * @param method the method's name
   * @param params its parameters
   * @return the payload
   * @throws RemoteGatewayException when the gateway cannot be reached, refuses the caller or
   *     answers with an error
   * @throws InterruptedException when the operator cancels
   */
  JsonNode call(String method, JsonNode params) throws RemoteGatewayException, InterruptedException;
}
