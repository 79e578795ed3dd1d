package ai.openclaw.core.shell.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * One message on the control socket.
 *
 * @param type what it is
 * @param payload its content, not to be changed
 */
record Frame(byte type, ByteBuffer payload) {
  static final int HEAD = 5;
  static final int MOST = 1 << 20;

  static final byte REQUEST = 'R';
  static final byte INPUT = 'I';
  static final byte SIGNAL = 'S';
  static final byte WINDOW = 'W';
  static final byte OUT = 'O';
  static final byte ERR = 'E';
  static final byte EXIT = 'X';

  /** From the gateway, an input frame asks for input. */
  static final Frame DEMAND = of(INPUT, new byte[0]);

  /** From the gateway: the request is understood, and somebody is awake. */
  static final Frame ACCEPTED = of((byte) 'A', new byte[0]);

  static Frame of(byte type, byte[] payload) {
    return new Frame(type, ByteBuffer.wrap(payload));
  }

  static Frame error(String line) {
    return of(ERR, ("error: " + line + "\n").getBytes(UTF_8));
  }

  static Frame exit(int code) {
    return new Frame(EXIT, ByteBuffer.allocate(Integer.BYTES).putInt(0, code));
  }

  String text() {
    return UTF_8.decode(payload.duplicate()).toString();
  }

  int size() {
    return payload.remaining();
  }

  ByteBuffer[] encoded() {
    var head = ByteBuffer.allocate(HEAD).put(0, type).putInt(1, payload.remaining());
    return new ByteBuffer[] {head, payload.duplicate()};
  }
}
