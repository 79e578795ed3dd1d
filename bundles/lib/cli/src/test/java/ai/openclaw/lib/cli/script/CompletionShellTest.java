package ai.openclaw.lib.cli.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.openclaw.lib.cli.CommandCatalog;
import ai.openclaw.lib.cli.CommandDescriptions;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompletionShellTest {
  private static final String COMMANDS =
      """
      {"commands": [
        {"name": "config set", "summary": "It's \\"one\\": $(touch pwned) `touch pwned`",
         "options": [{"name": "strict-json", "help": "No 'text'"},
                     {"name": "ref-source", "value": "s", "completes": ["env", "file"]},
                     {"name": "from", "value": "file", "completes": "file"}],
         "arguments": [{"name": "path"}, {"name": "value", "completes": ["on", "off"]}]},
        {"name": "config get", "summary": "Shows"},
        {"name": "config", "summary": "All"},
        {"name": "help", "summary": "Explains"},
        {"name": "odd", "summary": "Odd",
         "arguments": [{"name": "x", "repeat": true,
                        "completes": ["$(touch pwned)", "`touch pwned`", "a;touch pwned"]}]},
        {"name": "secrets audit", "summary": "Looks",
         "options": [{"name": "scope", "short": "s", "value": "scope", "completes": ["all"]}]}
      ]}
      """;

  /** A line with the cursor at its end, and what may stand there. */
  private record Case(List<String> words, Set<String> offers) {
    String cursor() {
      return words.get(words.size() - 1);
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case(List.of(""), Set.of("config", "help", "odd", "secrets")),
          new Case(List.of("con"), Set.of("config")),
          new Case(List.of("config", ""), Set.of("get", "set")),
          new Case(List.of("help", "config", "g"), Set.of("get")),
          new Case(List.of("--profile", "config", "sec"), Set.of("secrets")),
          new Case(List.of("--dev", "config", "s"), Set.of("set")),
          new Case(List.of("--log-level", "d"), Set.of("debug")),
          new Case(List.of("config", "set", "--str"), Set.of("--strict-json")),
          new Case(List.of("config", "set", "--ref-source", ""), Set.of("env", "file")),
          new Case(List.of("config", "set", "a.b", "o"), Set.of("off", "on")),
          new Case(List.of("config", "set", "--ref-source", "env", "a.b", "of"), Set.of("off")),
          new Case(List.of("config", "set", "--from", "pla"), Set.of("plan.json")),
          new Case(List.of("config", "set", "--", "--str"), Set.of()),
          new Case(List.of("secrets", "audit", "-s", ""), Set.of("all")),
          new Case(List.of("secrets", "nothing", ""), Set.of()));

  @TempDir Path home;

  private static CommandCatalog catalog() throws Exception {
    return new CommandCatalog(
        CommandDescriptions.read(new ByteArrayInputStream(COMMANDS.getBytes(UTF_8))));
  }

  private Path script(CompletionShell shell) throws Exception {
    Files.writeString(home.resolve("plan.json"), "");
    return Files.writeString(home.resolve(shell.fileName()), shell.script(catalog()));
  }

  @ParameterizedTest
  @EnumSource(CompletionShell.class)
  void everyScriptHoldsEveryCommandAndNoPlaceholder(CompletionShell shell) throws Exception {
    String script = shell.script(catalog());
    assertTrue(script.contains("--strict-json") && script.contains("'audit"), script);
    assertFalse(script.contains("@next@") || script.contains("@values@"), script);
    assertEquals(script, shell.script(catalog()), "the same commands, the same script");
  }

  @Test
  void bashOffersWhatMayFollow() throws Exception {
    assumeTrue(RealShells.has("bash"));
    Path script = script(CompletionShell.BASH);
    var test = new StringBuilder("set -u\nsource " + script + "\n");
    for (Case one : CASES) {
      test.append("COMP_WORDS=(openclaw ").append(quoted(one.words())).append(")\n");
      test.append("COMP_CWORD=").append(one.words().size()).append("\n_openclaw\n");
      test.append("printf '%s\\n' ${COMPREPLY[@]+\"${COMPREPLY[@]}\"} ''; echo =\n");
    }
    test.append("COMP_WORDS=(openclaw config set --ref-source = f); COMP_CWORD=5; _openclaw\n");
    test.append("printf '%s\\n' \"${COMPREPLY[@]}\" ''; echo =\n");
    var cases = new ArrayList<>(CASES);
    cases.add(new Case(List.of("--ref-source=f"), Set.of("file")));
    compare(cases, RealShells.run(home, "bash", "-c", test.toString()));
  }

  @Test
  void fishOffersWhatMayFollow() throws Exception {
    assumeTrue(RealShells.has("fish"));
    Path script = script(CompletionShell.FISH);
    var cases = new ArrayList<>(CASES);
    cases.add(new Case(List.of("config", "set", "--ref-source=f"), Set.of("--ref-source=file")));
    var test = new StringBuilder("source " + script + "\n");
    for (Case one : cases) {
      test.append("complete -C ").append(quote("openclaw " + String.join(" ", one.words())));
      test.append(" | string replace -r '\\t.*' ''; echo =\n");
    }
    compare(cases, RealShells.run(home, "fish", "--no-config", "-c", test.toString()));
  }

  @Test
  void zshOffersWhatMayFollow() throws Exception {
    assumeTrue(RealShells.has("zsh"));
    Path script = script(CompletionShell.ZSH);
    // Stands in for the completion system, which only runs inside the line editor.
    var test =
        new StringBuilder(
            """
            compdef() { : }
            source %s
            _describe() { local x; for x in "${(@P)2}"; do x=${${x%%%%:*}//\\\\/}; \
            [[ $x == "$PREFIX"* ]] && print -r -- "$x"; done; return 0 }
            _files() { print -rl -- "$PREFIX"*(N); return 0 }
            compset() { PREFIX=${PREFIX#*=} }
            """
                .formatted(script));
    var cases = new ArrayList<>(CASES);
    cases.add(new Case(List.of("config", "set", "--ref-source=f"), Set.of("file")));
    for (Case one : cases) {
      test.append("words=(openclaw ").append(quoted(one.words())).append(")\n");
      test.append("CURRENT=").append(one.words().size() + 1).append("\nPREFIX=");
      test.append(quote(one.cursor())).append("\n_openclaw || true; echo =\n");
    }
    compare(cases, RealShells.run(home, "zsh", "-f", "-c", test.toString()));
  }

  @Test
  void zshRegistersItselfWhereItIsSourced() throws Exception {
    assumeTrue(RealShells.has("zsh"));
    Path script = script(CompletionShell.ZSH);
    assertEquals(
        "_openclaw\n",
        RealShells.run(home, "zsh", "-f", "-c", "source " + script + "; echo $_comps[openclaw]"));
  }

  @Test
  void noTextOfADescriptionIsRun() throws Exception {
    assumeTrue(RealShells.has("bash"));
    Path script = script(CompletionShell.BASH);
    RealShells.run(
        home,
        "bash",
        "-c",
        "source " + script + "; COMP_WORDS=(openclaw odd ''); COMP_CWORD=2; _openclaw");
    if (RealShells.has("fish")) {
      Path fish = script(CompletionShell.FISH);
      RealShells.run(
          home, "fish", "--no-config", "-c", "source " + fish + "; complete -C 'openclaw odd '");
    }
    if (RealShells.has("zsh")) {
      RealShells.run(home, "zsh", "-f", "-c", "source " + script(CompletionShell.ZSH));
    }
    assertFalse(Files.exists(home.resolve("pwned")));
  }

  private static void compare(List<Case> cases, String answered) {
    String[] answers = answered.split("=\n", -1);
    assertEquals(cases.size() + 1, answers.length, answered);
    for (int i = 0; i < cases.size(); i++) {
      var offers = new TreeSet<String>();
      answers[i].lines().filter(line -> !line.isEmpty()).forEach(offers::add);
      assertEquals(
          new TreeSet<>(cases.get(i).offers()),
          offers,
          "openclaw " + String.join(" ", cases.get(i).words()));
    }
  }

  private static String quoted(List<String> words) {
    return words.stream().map(CompletionShellTest::quote).collect(Collectors.joining(" "));
  }

  private static String quote(String text) {
    return "'" + text + "'";
  }
}
