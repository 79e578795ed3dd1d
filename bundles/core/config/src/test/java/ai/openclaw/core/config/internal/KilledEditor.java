package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigEdit;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that edits a configuration until it is killed. */
final class KilledEditor {
  private KilledEditor() {}

  public static void main(String[] arguments) throws Exception {
    try (var home = new Home(Path.of(arguments[0]))) {
      Store store = home.store();
      System.out.println("begun");
      for (int i = 1; ; i++) {
        List<ConfigEdit> edits =
            List.of(
                new ConfigEdit.Set(List.of("n"), IntNode.valueOf(i)),
                new ConfigEdit.Set(List.of("text"), new TextNode("x".repeat(i % 5_000))));
        store.edit(edits, store.current().revision());
      }
    }
  }
}
