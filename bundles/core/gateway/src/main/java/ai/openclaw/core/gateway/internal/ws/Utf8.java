package ai.openclaw.core.gateway.internal.ws;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Tells text from garbage, and cuts text to a number of bytes. */
final class Utf8 {
  private Utf8() {}

  static boolean valid(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] < 0) {
        return decodes(bytes, i, offset + length - i);
      }
    }
    return true;
  }

  private static boolean decodes(byte[] bytes, int offset, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The longest beginning of the text that takes at most so many bytes. */
  static String cut(String text, int bytes) {
    int used = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      used += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (used > bytes) {
        return text.substring(0, i);
      }
      i += Character.charCount(point);
    }
    return text;
  }
}
