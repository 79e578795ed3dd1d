package ai.openclaw.core.operate.internal;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes and reads the few DNS records that announce a service. */
final class DnsMessage {
  static final int PTR = 12;
  static final int TXT = 16;
  static final int SRV = 33;
  private static final int HEADER = 12;
  private static final int POINTER = 0xC0;
  private static final int MOST_JUMPS = 32;
  private static final int MOST_RECORDS = 256;
  private static final int UNICAST_WANTED = 0x8000;

  private DnsMessage() {}

  /**
   * One record.
   *
   * @param name whom it is about
   * @param type {@link #PTR}, {@link #SRV} or {@link #TXT}
   * @param target the name that a pointer or a service points to; else empty
   * @param port the port of a service; else 0
   * @param text the pairs of a text record
   */
  record Answer(String name, int type, String target, int port, Map<String, String> text) {}

  /** A question for the instances of a service, to be answered to the asker alone. */
  static ByteBuffer question(String service) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    for (String label : service.split("\\.", -1)) {
      byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
      out.write(bytes.length);
      out.writeBytes(bytes);
    }
    out.write(0);
    int kind = UNICAST_WANTED | 1;
    out.writeBytes(new byte[] {0, PTR, (byte) (kind >> 8), (byte) kind});
    return ByteBuffer.wrap(out.toByteArray());
  }

  /** The records of an answer that are understood; none of a message that is not whole. */
  static List<Answer> answers(ByteBuffer message) {
    List<Answer> found = new ArrayList<>();
    try {
      int questions = message.getShort(4) & 0xffff;
      int records =
          (message.getShort(6) & 0xffff)
              + (message.getShort(8) & 0xffff)
              + (message.getShort(10) & 0xffff);
      message.position(HEADER);
      for (int i = 0; i < Math.min(questions, MOST_RECORDS); i++) {
        name(message);
        message.position(message.position() + 4);
      }
      for (int i = 0; i < Math.min(records, MOST_RECORDS); i++) {
        record(message, found);
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      // Anybody in the network may send anything; what was whole so far still counts.
      return found;
    }
    return found;
  }

  private static void record(ByteBuffer message, List<Answer> found) {
    String name = name(message);
    int type = message.getShort() & 0xffff;
    message.position(message.position() + 6);
    int length = message.getShort() & 0xffff;
    int end = message.position() + length;
    if (type == PTR) {
      found.add(new Answer(name, type, name(message), 0, Map.of()));
    } else if (type == SRV) {
      message.position(message.position() + 4);
      int port = message.getShort() & 0xffff;
      found.add(new Answer(name, type, name(message), port, Map.of()));
    } else if (type == TXT) {
      found.add(new Answer(name, type, "", 0, text(message, end)));
    }
    message.position(end);
  }

  private static Map<String, String> text(ByteBuffer message, int end) {
    Map<String, String> pairs = new LinkedHashMap<>();
    while (message.position() < end) {
      byte[] bytes = new byte[message.get() & 0xff];
      message.get(bytes);
      String pair = new String(bytes, StandardCharsets.UTF_8);
      int equals = pair.indexOf('=');
      if (equals > 0) {
        pairs.putIfAbsent(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return pairs;
  }

  private static String name(ByteBuffer message) {
    var text = new StringBuilder();
    int back = -1;
    int jumps = 0;
    for (int length = message.get() & 0xff; length != 0; length = message.get() & 0xff) {
      if ((length & POINTER) == POINTER) {
        int to = ((length & ~POINTER) << 8) | (message.get() & 0xff);
        back = back < 0 ? message.position() : back;
        if (++jumps > MOST_JUMPS) {
          throw new IllegalArgumentException("a name that never ends");
        }
        message.position(to);
      } else {
        byte[] label = new byte[length];
        message.get(label);
        text.append(text.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.UTF_8));
      }
    }
    if (back >= 0) {
      message.position(back);
    }
    return text.toString();
  }
}
