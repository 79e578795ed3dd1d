package ai.openclaw.core.doctor.internal.mend;

import ai.openclaw.core.config.CredentialNames;
import ai.openclaw.core.doctor.internal.mend.FileChange.Difference;
import ai.openclaw.core.doctor.internal.text.Splice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How two texts differ, line by line; lines that name a credential are not shown. */
final class TextChange {
  private static final Pattern NAME = Pattern.compile("([A-Za-z_][A-Za-z0-9_.-]*)(?==|</key>)");
  private static final String HIDDEN = "(a line with a credential)";

  private TextChange() {}

  static FileChange of(Path file, Content before, Content after) {
    List<String> old = lines(before);
    List<String> now = lines(after);
    int head = 0;
    while (head < Math.min(old.size(), now.size()) && old.get(head).equals(now.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(old.size(), now.size()) - head
        && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    List<String> left = old.subList(head, old.size() - tail);
    List<String> right = now.subList(head, now.size() - tail);
    List<String> same = old.subList(0, head);
    boolean harmless = shown(left).equals(left);
    var difference =
        new Difference(
            "lines", head + 1, String.join("", shown(left)), String.join("", shown(right)));
    var splice =
        new Splice(
            String.join("", same).length(), String.join("", right).length(), String.join("", left));
    return new FileChange(
        file,
        before,
        after,
        List.of(difference),
        harmless ? Optional.of(List.of(splice)) : Optional.empty());
  }

  /** The lines, each with its end. */
  private static List<String> lines(Content content) {
    String text = new String(content.bytes(), StandardCharsets.UTF_8);
    return Arrays.asList(text.split("(?<=\n)", -1));
  }

  /** In a property list the value stands in the line below its name. */
  private static List<String> shown(List<String> lines) {
    var shown = new ArrayList<String>();
    boolean below = false;
    for (String line : lines) {
      boolean named = named(line);
      shown.add(named || below ? HIDDEN + "\n" : line);
      below = named && line.contains("</key>");
    }
    return shown;
  }

  private static boolean named(String line) {
    Matcher matcher = NAME.matcher(line);
    while (matcher.find()) {
      if (CredentialNames.matches(matcher.group(1))) {
        return true;
      }
    }
    return line.contains("--token") || line.contains("--password");
  }
}
