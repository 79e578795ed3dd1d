package ai.openclaw.lib.cli.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.openclaw.lib.cli.CommandCatalog;
import ai.openclaw.lib.cli.CommandDescriptions;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualPagesTest {
  private static final String COMMANDS =
      """
      {"commands": [
        {"name": "config set", "summary": "Sets C:\\\\a \\"value\\"",
         "description": [".so /etc/passwd", "'quoted' at the start"],
         "options": [{"name": "scope", "short": "s", "value": "scope", "default": "all",
                      "help": "Where to look"}],
         "arguments": [{"name": "path", "help": "Dot path", "required": true}],
         "exitCodes": {"0": "done"},
         "examples": ["openclaw config set a.b ~/c"]},
        {"name": "help", "summary": "Explains"}
      ]}
      """;

  private static Map<String, String> pages() throws Exception {
    return new ManualPages(
            new CommandCatalog(
                CommandDescriptions.read(new ByteArrayInputStream(COMMANDS.getBytes(UTF_8)))),
            "2026-01-31",
            "1.2.3")
        .all();
  }

  @Test
  void thereIsAPageForEachCommandAndOneForAll() throws Exception {
    assertEquals(
        Set.of("openclaw.1", "openclaw-config-set.1", "openclaw-help.1"), pages().keySet());
  }

  @Test
  void textThatLooksLikeARequestIsText() throws Exception {
    String page = pages().getOrDefault("openclaw-config-set.1", "");
    assertTrue(page.contains("\n\\&.so /etc/passwd\n"), page);
    assertTrue(page.contains("\n\\&'quoted'"), page);
    assertTrue(page.contains("C:\\ea"), page);
  }

  @Test
  void mandocFindsNothingWrong(@TempDir Path folder) throws Exception {
    assumeTrue(RealShells.has("mandoc"));
    for (var page : pages().entrySet()) {
      Path file = Files.writeString(folder.resolve(page.getKey()), page.getValue());
      assertEquals(
          "", RealShells.run(folder, "mandoc", "-T", "lint", "-W", "warning", file.toString()));
    }
  }

  @Test
  void aPageReadsAsItWasWritten(@TempDir Path folder) throws Exception {
    assumeTrue(RealShells.has("man") && RealShells.has("groff"));
    Path file =
        Files.writeString(
            folder.resolve("openclaw-config-set.1"),
            pages().getOrDefault("openclaw-config-set.1", ""));
    String text = RealShells.run(folder, "man", "-P", "cat", "-l", file.toString());
    assertTrue(text.contains("Sets C:\\a \"value\""), text);
    assertTrue(text.contains(".so /etc/passwd"), text);
    assertTrue(text.contains("Where to look (default: all)"), text);
    assertTrue(text.contains("openclaw config set a.b ~/c"), text);
  }
}
