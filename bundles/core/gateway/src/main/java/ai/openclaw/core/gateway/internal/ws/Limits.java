package ai.openclaw.core.gateway.internal.ws;

import java.time.Duration;

/**
 * The numbers of the protocol.
 *
 * @param handshake how long a client may take to connect
 * @param firstFrame the longest message before that, in bytes
 * @param payload the longest message after that, in bytes
 * @param buffered how much may wait to be sent to one client, in bytes
 * @param tick the time between two {@code tick} events
 * @param unauthenticatedPerAddress how many sockets of one address may be unconnected at once
 * @param closeGrace how long a client may take to answer a close frame
 */
public record Limits(
    Duration handshake,
    int firstFrame,
    int payload,
    long buffered,
    Duration tick,
    int unauthenticatedPerAddress,
    Duration closeGrace) {

  /** The protocol's own numbers. */
  public static final Limits STANDARD =
      new Limits(
          Duration.ofSeconds(15),
          65_536,
          26_214_400,
          52_428_800,
          Duration.ofSeconds(30),
          32,
          Duration.ofMillis(1250));

  /** The same with another handshake time and number of sockets. */
  public Limits with(Duration otherHandshake, int otherUnauthenticatedPerAddress) {
    return new Limits(
        otherHandshake,
        firstFrame,
        payload,
        buffered,
        tick,
        otherUnauthenticatedPerAddress,
        closeGrace);
  }
}
