package ai.openclaw.lib.cli.script;

import ai.openclaw.lib.cli.CommandCatalog;
import ai.openclaw.lib.cli.script.CompletionTable.Offer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/** A shell that completes a command line with the tab key. */
public enum CompletionShell {
  /** The Z shell. */
  ZSH("zsh", Dialect.ZSH),
  /** The Bourne again shell, 3.2 or newer. */
  BASH("bash", Dialect.BASH),
  /** PowerShell. */
  POWERSHELL("ps1", Dialect.POWERSHELL),
  /** The friendly interactive shell, 3 or newer. */
  FISH("fish", Dialect.FISH);

  private final String suffix;
  private final Dialect dialect;

  CompletionShell(String suffix, Dialect dialect) {
    this.suffix = suffix;
    this.dialect = dialect;
  }

  /** The shell of that name, {@code "zsh"}. */
  public static Optional<CompletionShell> named(String name) {
    return Arrays.stream(values()).filter(shell -> shell.id().equals(name)).findFirst();
  }

  /** The names of all of them. */
  public static List<String> names() {
    return Arrays.stream(values()).map(CompletionShell::id).toList();
  }

  /** Its name. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a file with its script is called. */
  public String fileName() {
    return "openclaw." + suffix;
  }

  /**
   * The script that completes these commands. It holds everything it needs: pressing the tab key
   * starts no process. No text of a description is ever run by the shell.
   */
  public String script(CommandCatalog catalog) {
    CompletionTable table = CompletionTable.of(catalog);
    var script = new StringBuilder();
    for (String line : template().lines().toList()) {
      switch (line.strip()) {
        case "@next@" -> append(script, line, table.next());
        case "@options@" -> append(script, line, table.options());
        case "@values@" -> append(script, line, table.values());
        case "@arguments@" -> append(script, line, table.arguments());
        default -> script.append(line).append('\n');
      }
    }
    return script.toString();
  }

  private void append(StringBuilder script, String placeholder, SortedMap<String, Offer> table) {
    String indent = placeholder.substring(0, placeholder.indexOf('@'));
    table.forEach(
        (key, offer) -> script.append(indent).append(dialect.line(key, offer)).append('\n'));
  }

  private String template() {
    try (InputStream in = CompletionShell.class.getResourceAsStream(fileName())) {
      if (in == null) {
        throw new IllegalStateException("the bundle is not complete: " + fileName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
