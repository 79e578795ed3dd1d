package ai.openclaw.lib.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineCompleterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "(none)",
      quoteCharacter = '~',
      textBlock =
          """
          ~~                           | config,gateway,secrets
          sec                          | secrets
          ~secrets ~                   | audit,reload
          secrets re                   | reload
          secrets reload --t           | --timeout,--token
          ~secrets audit --scope ~     | config,auth
          secrets audit --scope a      | auth
          secrets audit --scope=a      | --scope=auth
          secrets audit --check --c    | ~~
          secrets audit --scope a --sc | --scope
          gateway st                   | status
          ~gateway --port ~            | ~~
          secrets audit -- --c         | ~~
          """)
  void offersWhatMayFollow(String line, String expected) throws Exception {
    List<String> words =
        complete(line).words().stream().map(LineCompleter.Candidate::value).toList();
    assertEquals(expected, String.join(",", words));
  }

  @Test
  void offersFilesWhereAnArgumentIsAFile() throws Exception {
    assertTrue(complete("config files a b ").files());
    assertFalse(complete("config set ").files());
  }

  @Test
  void explainsWhatItOffers() throws Exception {
    assertEquals(
        List.of(new LineCompleter.Candidate("--check", "Exit with 1 on findings")),
        complete("secrets audit --che").words());
    assertEquals(
        List.of(
            new LineCompleter.Candidate(
                "reload", "Resolves every active secret again and replaces the snapshot")),
        complete("secrets rel").words());
  }

  private static LineCompleter.Candidates complete(String line) throws Exception {
    var words = new ArrayList<>(Arrays.asList(line.split(" ", -1)));
    String partial = words.remove(words.size() - 1);
    return new LineCompleter(TranscriptTest.catalog()).complete(words, partial);
  }
}
