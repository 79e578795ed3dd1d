package ai.openclaw.core.logs.internal;

import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.RemoteGatewayException;
import java.io.IOException;

/** Where the command gets the log from. */
sealed interface LogSource {
  /**
   * What a request gets.
   *
   * @throws RemoteGatewayException when the gateway does not answer
   * @throws IOException when the file cannot be read
   * @throws InterruptedException when the operator leaves
   */
  Fetched fetch(TailRequest request)
      throws RemoteGatewayException, IOException, InterruptedException;

  /**
   * An answer.
   *
   * @param tail the lines
   * @param instead whether the file was read because the gateway did not answer
   */
  record Fetched(Tail tail, boolean instead) {}

  /**
   * The file of this process, or of the gateway that would run with this configuration.
   *
   * @param tail reads it
   * @param instead whether a gateway should have answered
   */
  record OfFile(LogTail tail, boolean instead) implements LogSource {
    @Override
    public Fetched fetch(TailRequest request) throws IOException {
      return new Fetched(tail.read(request), instead);
    }
  }

  /**
   * A gateway that the operator or the configuration names.
   *
   * @param gateway the gateway
   */
  record OfGateway(RemoteGateway gateway) implements LogSource {
    @Override
    public Fetched fetch(TailRequest request) throws RemoteGatewayException, InterruptedException {
      return new Fetched(Tail.of(gateway.call("logs.tail", request.params())), false);
    }
  }

  /**
   * The gateway of this machine, and the file while it does not answer.
   *
   * @param gateway the gateway
   * @param file the file
   */
  record OfEither(RemoteGateway gateway, LogTail file) implements LogSource {
    @Override
    public Fetched fetch(TailRequest request) throws IOException, InterruptedException {
      try {
        return new OfGateway(gateway).fetch(request);
      } catch (RemoteGatewayException e) {
        return new OfFile(file, true).fetch(request);
      }
    }
  }
}
