package ai.openclaw.indexer;

import ai.openclaw.lib.cli.CommandCatalog;
import ai.openclaw.lib.cli.CommandDescription;
import ai.openclaw.lib.cli.CommandDescriptions;
import ai.openclaw.lib.cli.InvalidDescriptionException;
import ai.openclaw.lib.cli.script.CompletionShell;
import ai.openclaw.lib.cli.script.ManualPages;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a packager puts below {@code /usr/share}: completion scripts and manual pages. */
final class SharedFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CommandCatalog catalog;
  private final String version;
  private final String date;

  SharedFiles(List<ShippedBundle> bundles, String version, String date)
      throws IOException, InvalidDescriptionException {
    var all = new ArrayList<CommandDescription>();
    for (ShippedBundle bundle : bundles) {
      ObjectNode commands = JSON.createObjectNode();
      commands.putArray("commands").addAll(bundle.commands());
      all.addAll(
          CommandDescriptions.read(new ByteArrayInputStream(JSON.writeValueAsBytes(commands))));
    }
    this.catalog = new CommandCatalog(all);
    this.version = version;
    this.date = date;
  }

  void write(Path share) throws IOException {
    Path completions = Files.createDirectories(share.resolve("completions"));
    for (CompletionShell shell : CompletionShell.values()) {
      Files.writeString(completions.resolve(shell.fileName()), shell.script(catalog));
    }
    Path manual = Files.createDirectories(share.resolve("man").resolve("man1"));
    for (Map.Entry<String, String> page :
        new ManualPages(catalog, date, version).all().entrySet()) {
      Files.writeString(manual.resolve(page.getKey()), page.getValue());
    }
  }
}
