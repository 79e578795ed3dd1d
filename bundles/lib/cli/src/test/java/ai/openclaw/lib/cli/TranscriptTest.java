package ai.openclaw.lib.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.command.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replays what is typed in the transcripts and compares what is answered, character by character.
 */
class TranscriptTest {
  static CommandCatalog catalog() throws IOException, InvalidDescriptionException {
    try (InputStream resource = resource("commands.json")) {
      return new CommandCatalog(CommandDescriptions.read(resource));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mistakes.txt", "parsed.txt", "help.txt"})
  void answersAsRecorded(String transcript) throws Exception {
    String recorded;
    try (InputStream resource = resource(transcript)) {
      recorded = new String(resource.readAllBytes(), UTF_8);
    }
    var replayed = new ArrayList<String>();
    for (String scene : recorded.split("(?m)^(?=\\$ )", -1)) {
      String typed = scene.lines().findFirst().orElse("");
      if (!typed.isEmpty()) {
        replayed.add(typed + "\n" + answer(words(typed)));
      }
    }
    assertEquals(recorded, String.join("\n", replayed));
  }

  private static List<String> words(String typed) {
    List<String> words = Arrays.asList(typed.split(" ", -1));
    return words.subList(2, words.size());
  }

  private static String answer(List<String> line) throws Exception {
    CommandCatalog catalog = catalog();
    CommandLine parsed = new CommandLineParser(catalog).parse(line);
    if (parsed instanceof CommandLine.Mistake mistake) {
      return failure(mistake.failure());
    }
    if (parsed instanceof CommandLine.Help help) {
      List<String> lines = new HelpPage(catalog).lines(help.words(), Screen.NONE);
      return String.join("\n", lines) + "\n" + (help.asked() ? "" : "[not asked for]\n");
    }
    return describe((CommandLine.Invocation) parsed) + "\n";
  }

  private static String failure(CommandFailure failure) {
    return new ResultRenderer(UnaryOperator.identity()).failure(failure, Screen.NONE);
  }

  private static String describe(CommandLine.Invocation call) {
    var text = new StringBuilder(call.command().name()).append(';');
    for (OptionDescription option : call.command().allOptions()) {
      if (!option.isSwitch() && !call.options(option.name()).isEmpty()) {
        text.append(' ').append(option.name()).append('=').append(call.options(option.name()));
      }
    }
    new TreeSet<>(call.switches()).forEach(flag -> text.append(" +").append(flag));
    call.arguments().forEach(argument -> text.append(" (").append(argument).append(')'));
    return text + (call.plain() ? " plain" : "");
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(TranscriptTest.class.getResourceAsStream(name), name);
  }
}
