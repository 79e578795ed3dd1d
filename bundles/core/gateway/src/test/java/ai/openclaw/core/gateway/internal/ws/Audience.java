package ai.openclaw.core.gateway.internal.ws;

import ai.openclaw.api.rpc.Connection;
import ai.openclaw.api.rpc.ConnectionListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Remembers who came and went. */
final class Audience implements ConnectionListener {
  private final BlockingQueue<Connection> came = new LinkedBlockingQueue<>();
  private final BlockingQueue<Connection> went = new LinkedBlockingQueue<>();

  @Override
  public void connected(Connection connection) {
    came.add(connection);
  }

  @Override
  public void disconnected(Connection connection) {
    went.add(connection);
  }

  Connection nextToCome() throws InterruptedException {
    return next(came);
  }

  Connection nextToGo() throws InterruptedException {
    return next(went);
  }

  private static Connection next(BlockingQueue<Connection> queue) throws InterruptedException {
    Connection connection = queue.poll(TestClient.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (connection == null) {
      throw new AssertionError("nobody in time");
    }
    return connection;
  }
}
