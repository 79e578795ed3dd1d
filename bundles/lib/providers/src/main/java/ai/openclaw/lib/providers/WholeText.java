package ai.openclaw.lib.providers;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of a file that is one value. */
public final class WholeText {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private WholeText() {}

  /**
   * Takes a byte order mark at the beginning and one line end at the end away, and nothing else.
   *
   * @param bytes the content, from position to limit
   * @return the text, which may be empty; nothing when the bytes are no UTF-8
   */
  public static Optional<String> of(ByteBuffer bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
    int begin = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    int end = text.length();
    if (end > begin && text.charAt(end - 1) == '\n') {
      end--;
      if (end > begin && text.charAt(end - 1) == '\r') {
        end--;
      }
    }
    return Optional.of(text.substring(begin, end));
  }
}
