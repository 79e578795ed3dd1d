package ai.openclaw.api.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Objects;

/**
 * A resolved secret. The value leaves the instance through {@link #reveal()} and {@link
 * #revealText()} only; {@link #toString()} never shows it, so that an instance in a log line, an
 * exception or a debugger tells nothing.
 *
 * <p>Immutable and thread-safe: the tree handed in and out is a copy.
 */
public final class SecretValue {
  private final JsonNode value;

  private SecretValue(JsonNode value) {
    this.value = value;
  }

  /**
   * A text value.
   *
   * @param text the secret, kept exactly as given
   */
  public static SecretValue of(String text) {
    return new SecretValue(TextNode.valueOf(Objects.requireNonNull(text, "text")));
  }

  /**
   * A JSON value, for the few fields that take an object (a service account).
   *
   * @param json any JSON value; copied
   */
  public static SecretValue of(JsonNode json) {
    return new SecretValue(Objects.requireNonNull(json, "json").deepCopy());
  }

  /** Whether the value is a string. */
  public boolean isText() {
    return value.isTextual();
  }

  /** Whether the value is a JSON object. */
  public boolean isObject() {
    return value.isObject();
  }

  /** The value as JSON; a copy. For the point of use only. */
  public JsonNode reveal() {
    return value.deepCopy();
  }

  /**
   * The value as text. For the point of use only.
   *
   * @throws IllegalStateException when the value is no string
   */
  public String revealText() {
    if (!value.isTextual()) {
      throw new IllegalStateException("the secret is not a string");
    }
    return value.textValue();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretValue that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Always the same text, whatever the value. */
  @Override
  public String toString() {
    return "SecretValue[hidden]";
  }
}
