package ai.openclaw.core.shell.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeardOutputTest {
  private final AtomicInteger told = new AtomicInteger();

  @Test
  void tellsOnceThatNobodyReads() throws IOException {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    try (var heard = new HeardOutput(new PrintStream(closed, true, UTF_8), told::incrementAndGet)) {
      heard.write("one\n".getBytes(UTF_8));
      heard.flush();
      heard.write("two\n".getBytes(UTF_8));
      assertEquals(1, told.get());
    }
  }

  @Test
  void passesOnWhatIsRead() throws IOException {
    var read = new ByteArrayOutputStream();
    try (var heard = new HeardOutput(new PrintStream(read, true, UTF_8), told::incrementAndGet)) {
      heard.write("one\n".getBytes(UTF_8));
      heard.flush();
    }
    assertEquals("one\n", read.toString(UTF_8));
    assertEquals(0, told.get());
  }
}
