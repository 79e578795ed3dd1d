package ai.openclaw.secrets.exec.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Makes a program's own words fit for a message: one line, not long, and without the values that
 * are known to be secret.
 */
final class ErrorText {
  private static final int LONGEST = 200;
  private static final String HIDDEN = "[hidden]";

  private final List<String> secrets;

  /**
   * Knows the secrets of one call.
   *
   * @param values what the program answered
   * @param variables values of variables the program got
   */
  ErrorText(JsonNode values, Collection<String> variables) {
    secrets =
        Stream.concat(texts(values), variables.stream())
            .filter(text -> !text.isBlank())
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .collect(Collectors.toUnmodifiableList());
  }

  String clean(String words) {
    String text = words;
    for (String secret : secrets) {
      text = text.replace(secret, HIDDEN);
    }
    text = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST).strip() + "…";
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isValueNode()
        ? Stream.of(node.asText())
        : StreamSupport.stream(node.spliterator(), false).flatMap(ErrorText::texts);
  }
}
