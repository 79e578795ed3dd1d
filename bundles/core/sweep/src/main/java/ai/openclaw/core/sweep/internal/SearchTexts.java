package ai.openclaw.core.sweep.internal;

import ai.openclaw.api.secret.SecretValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses the texts by which a value is recognised, or says why it cannot be told from others. */
final class SearchTexts {
  static final int SHORTEST = 8;
  static final int LONGEST = 16_384;

  private static final int WORD = 12;
  private static final int WORDS = 20;
  private static final int LEAST_DIFFERENT = 4;
  private static final int LINE = 32;
  private static final Pattern ONE_WORD = Pattern.compile("\\p{L}+");
  private static final Pattern SEVERAL_WORDS = Pattern.compile("\\p{L}++(?:[-_. ]\\p{L}++)+");
  private static final Pattern SCHEME =
      Pattern.compile("(?:Bearer|Basic|Token|Bot)\\s+(\\S+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern SECRET_KEY =
      Pattern.compile(
          "(?:^|.*[_-])(?:key|secret|token|password|passphrase)|.*(?:Key|Secret|Token)");

  private final Set<String> markers;

  SearchTexts(Set<String> markers) {
    this.markers = markers;
  }

  /**
   * The outcome for one value.
   *
   * @param texts what to search for; empty when there is nothing
   * @param reason why there is nothing
   */
  record Choice(List<String> texts, String reason) {
    Choice {
      texts = List.copyOf(texts);
    }

    /** The texts are as secret as the value. */
    @Override
    public String toString() {
      return "Choice[" + reason + "]";
    }
  }

  Choice of(SecretValue value) {
    JsonNode tree = value.reveal();
    var texts = new ArrayList<String>();
    var reasons = new ArrayList<String>();
    if (tree.isContainerNode()) {
      leaves(tree, texts, reasons);
      if (texts.isEmpty() && reasons.isEmpty()) {
        reasons.add("no member of it is named like a secret");
      }
    } else {
      text(tree.asText(), texts, reasons);
    }
    return new Choice(texts, reasons.isEmpty() || !texts.isEmpty() ? "" : reasons.get(0));
  }

  private void leaves(JsonNode tree, List<String> texts, List<String> reasons) {
    tree.properties()
        .forEach(
            member -> {
              if (member.getValue().isContainerNode()) {
                leaves(member.getValue(), texts, reasons);
              } else if (member.getValue().isTextual()
                  && SECRET_KEY.matcher(member.getKey()).matches()) {
                text(member.getValue().textValue(), texts, reasons);
              }
            });
    if (tree.isArray()) {
      tree.forEach(element -> leaves(element, texts, reasons));
    }
  }

  private void text(String whole, List<String> texts, List<String> reasons) {
    String text = whole.strip();
    Matcher scheme = SCHEME.matcher(text);
    if (scheme.matches()) {
      text = scheme.group(1);
    }
    String reason = refusal(text);
    if (reason.isEmpty()) {
      texts.add(text);
    } else {
      reasons.add(reason);
    }
    if (text.indexOf('\n') >= 0) {
      // A key that was wrapped anew, or escaped by hand, still has its lines.
      text.lines()
          .map(String::strip)
          .filter(line -> line.length() >= LINE && !line.startsWith("-----"))
          .limit(LONGEST / LINE)
          .forEach(texts::add);
    }
  }

  private String refusal(String text) {
    if (markers.contains(text)) {
      return "it is a marker, no value";
    }
    if (text.length() < SHORTEST) {
      return "it is shorter than " + SHORTEST + " characters";
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      return "it is longer than " + LONGEST + " bytes";
    }
    boolean words =
        (text.length() < WORD && ONE_WORD.matcher(text).matches())
            || (text.length() < WORDS && SEVERAL_WORDS.matcher(text).matches());
    if (words || text.toLowerCase(Locale.ROOT).chars().distinct().count() < LEAST_DIFFERENT) {
      return "it is too common to be told from other text";
    }
    return "";
  }
}
