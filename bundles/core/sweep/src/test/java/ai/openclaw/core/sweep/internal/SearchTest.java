package ai.openclaw.core.sweep.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.logging.SecretForms;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final String CANARY = "sk-canary/é\"7f3+Qx=9z";

  @Test
  void findsEveryUsualFormOfAValue() throws Exception {
    var index = new FormIndex(List.of(List.of(CANARY)));
    byte[] bytes = CANARY.getBytes(UTF_8);
    var forms = new ArrayList<String>();
    forms.add(CANARY);
    forms.add(CANARY.replace("\"", "\\\""));
    forms.add(CANARY.replace("\"", "\\\"").replace("é", "\\u00e9"));
    forms.add(URLEncoder.encode(CANARY, UTF_8));
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
    for (String before : List.of("", "u", "us", "usr")) {
      byte[] inside = (before + CANARY + ":x").getBytes(UTF_8);
      forms.add(Base64.getEncoder().encodeToString(inside));
      forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(inside));
    }
    for (String form : forms) {
      byte[] text = ("before " + form + " after").getBytes(UTF_8);
      assertTrue(!hits(index, text, 1 << 18, 1 << 18).isEmpty(), form);
    }
  }

  @Test
  void findsNothingInOtherText() throws Exception {
    var values = new ArrayList<List<String>>();
    var random = new Random(7);
    for (int i = 0; i < 500; i++) {
      values.add(List.of(word(random, 8 + random.nextInt(40))));
    }
    var index = new FormIndex(values);
    byte[] noise = new byte[1 << 22];
    random.nextBytes(noise);
    assertEquals(List.of(), hits(index, noise, 1 << 18, 1 << 18));
    byte[] text = "GET /v1/models 200 3ms token=[redacted] ".repeat(10_000).getBytes(UTF_8);
    assertEquals(List.of(), hits(index, text, 1 << 18, 1 << 18));
  }

  @Test
  void doesNotDependOnWhereBuffersEnd() throws Exception {
    for (int seed = 0; seed < 60; seed++) {
      var random = new Random(seed);
      var values = new ArrayList<List<String>>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        values.add(List.of(word(random, 8 + random.nextInt(seed % 5 == 0 ? 400 : 30))));
      }
      var index = new FormIndex(values);
      var text = new ByteArrayOutputStream();
      for (int i = 0; i < 60; i++) {
        text.write(word(random, random.nextInt(90)).getBytes(UTF_8));
        String value = values.get(random.nextInt(values.size())).get(0);
        text.write(value.substring(0, value.length() - random.nextInt(2)).getBytes(UTF_8));
      }
      byte[] bytes = text.toByteArray();
      List<String> expected = naive(values, bytes);
      for (int least : List.of(1, 700, 1 << 18)) {
        for (int most : List.of(1, 7, 64, 1 << 18)) {
          assertEquals(
              expected,
              hits(index, bytes, least, most).stream()
                  .filter(hit -> hit.endsWith("PLAIN"))
                  .toList(),
              "seed " + seed + ", buffer " + least + ", reads of " + most);
        }
      }
    }
  }

  @Test
  void tellsAllBytesOnceAndInOrder() throws Exception {
    var index = new FormIndex(List.of(List.of(CANARY), List.of("another-value-of-its-own")));
    byte[] text = ("x" + CANARY + CANARY + "another-value-of-its-own y").repeat(50).getBytes(UTF_8);
    for (int most : List.of(1, 13, 4096)) {
      var copy = new ByteArrayOutputStream();
      var offsets = new ArrayList<Long>();
      new Search(index, 1)
          .run(
              new Chunks(text, most),
              new Search.Visitor() {
                @Override
                public void hit(Form form, long offset) {
                  assertEquals(copy.size(), offset);
                  offsets.add(offset);
                }

                @Override
                public void bytes(byte[] bytes, int from, int to) {
                  copy.write(bytes, from, to - from);
                }
              });
      assertEquals(new String(text, UTF_8), copy.toString(UTF_8));
      assertEquals(150, offsets.stream().distinct().count());
    }
  }

  @Test
  void agreesWithTheReferenceVectorsOfTheHash() {
    var hash = new KeyedHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
    byte[] text = new byte[15];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) i;
    }
    assertEquals(0xa129ca6149be45e5L, hash.of(text, 0, 15));
    assertEquals(0x726fdb47dd0e0e31L, hash.of(text, 0, 0));
    assertEquals(0x93f5f5799a932462L, hash.of(text, 0, 8));
  }

  private static List<String> naive(List<List<String>> values, byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    var found = new ArrayList<String>();
    for (int at = 0; at < text.length(); at++) {
      for (int secret : byLength(values)) {
        if (text.startsWith(values.get(secret).get(0), at)) {
          found.add(at + ":" + secret + ":" + SecretForms.Kind.PLAIN);
        }
      }
    }
    return found;
  }

  private static List<Integer> byLength(List<List<String>> values) {
    var order = new ArrayList<Integer>();
    for (int i = 0; i < values.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt((Integer i) -> values.get(i).get(0).length()).reversed());
    return order;
  }

  private static List<String> hits(FormIndex index, byte[] text, int least, int most)
      throws IOException, InterruptedException {
    var hits = new ArrayList<String>();
    new Search(index, least)
        .run(
            new Chunks(text, most),
            (form, offset) -> hits.add(offset + ":" + form.secret() + ":" + form.kind()));
    return hits;
  }

  private static String word(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(4)));
    }
    return text.toString();
  }

  /** Gives a few bytes at a time. */
  private static final class Chunks extends FilterInputStream {
    private final int most;

    Chunks(byte[] content, int most) {
      super((InputStream) new ByteArrayInputStream(content));
      this.most = most;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      return super.read(target, from, Math.min(length, most));
    }
  }
}
