package ai.openclaw.lib.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a'|'a'",
        "'a~'|'a'",
        "'a^~'|'a'",
        "'a~~'|'a~'",
        "' a '|' a '",
        "'~'|''",
        "'^~'|''",
        "''|''",
        "'*a'|'a'",
        "'*'|''",
        "'a^'|'a^'",
        "'*^~'|''"
      })
  void oneLineEndAndAMarkAreTakenAway(String content, String expected) {
    assertEquals(Optional.of(plain(expected)), WholeText.of(bytes(plain(content))));
  }

  @Test
  void bytesThatAreNoTextAreNone() {
    assertEquals(Optional.empty(), WholeText.of(ByteBuffer.wrap(new byte[] {(byte) 0xC0})));
  }

  private static String plain(String signs) {
    return signs.replace('~', '\n').replace('^', '\r').replace('*', '\uFEFF');
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
