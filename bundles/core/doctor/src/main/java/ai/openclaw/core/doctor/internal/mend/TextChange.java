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
  private static final long MOST_PAIRS = 4_000_000;
  private static final String HIDDEN = "(a line with a credential)";

  private TextChange() {}

  static FileChange of(Path file, Content before, Content after) {
    List<String> old = lines(before);
    List<String> now = lines(after);
    int[][] common = common(old, now);
    var differences = new ArrayList<Difference>();
    var splices = new ArrayList<Splice>();
    boolean harmless = true;
    int i = 0;
    int j = 0;
    int at = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        at += now.get(j).length();
        i++;
        j++;
        continue;
      }
      int left = i;
      int right = j;
      while ((i < old.size() || j < now.size())
          && !(i < old.size() && j < now.size() && old.get(i).equals(now.get(j)))) {
        if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
          i++;
        } else {
          j++;
        }
      }
      String gone = String.join("", old.subList(left, i));
      String come = String.join("", now.subList(right, j));
      List<String> hidden = hidden(old).subList(left, i);
      harmless &= hidden.equals(old.subList(left, i));
      differences.add(
          new Difference(
              "lines",
              left + 1,
              String.join("", hidden),
              String.join("", hidden(now).subList(right, j))));
      splices.add(new Splice(at, come.length(), gone));
      at += come.length();
    }
    return new FileChange(
        file,
        before,
        after,
        List.copyOf(differences),
        harmless ? Optional.of(List.copyOf(splices)) : Optional.empty());
  }

  /** How many lines the rests behind two lines have in common; nothing of very long texts. */
  private static int[][] common(List<String> old, List<String> now) {
    int[][] common = new int[old.size() + 1][now.size() + 1];
    if ((long) old.size() * now.size() > MOST_PAIRS) {
      return common;
    }
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  /** The lines, each with its end. */
  private static List<String> lines(Content content) {
    String text = new String(content.bytes(), StandardCharsets.UTF_8);
    return Arrays.asList(text.split("(?<=\n)", -1));
  }

  /** In a property list the value stands in the line below its name. */
  private static List<String> hidden(List<String> lines) {
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
