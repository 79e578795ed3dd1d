package ai.openclaw.api.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * The answer to one HTTP request.
 *
 * @param status the status code
 * @param headers headers besides {@code Content-Length}
 * @param body the body, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // an answer is written once and never compared
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
  /** Copies the headers. */
  public HttpAnswer {
    headers = Map.copyOf(headers);
    Objects.requireNonNull(body, "body");
  }

  /** A JSON answer. */
  public static HttpAnswer json(int status, String json) {
    return new HttpAnswer(
        status,
        Map.of("Content-Type", "application/json; charset=utf-8"),
        json.getBytes(StandardCharsets.UTF_8));
  }

  /** A plain text answer. */
  public static HttpAnswer text(int status, String text) {
    return new HttpAnswer(
        status,
        Map.of("Content-Type", "text/plain; charset=utf-8"),
        text.getBytes(StandardCharsets.UTF_8));
  }
}
