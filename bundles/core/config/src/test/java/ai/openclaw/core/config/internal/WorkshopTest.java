package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigProjection;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkshopTest {
  private static final List<ConfigEdit> EDITS =
      List.of(
          new ConfigEdit.Set(List.of("gateway", "port"), IntNode.valueOf(2)),
          new ConfigEdit.Set(List.of("gateway", "bind"), TextNode.valueOf("lan")));

  @Test
  void projectsWithoutWritingAndLetsTheCallerWrite(@TempDir Path folder) throws Exception {
    try (Home home = new Home(folder)) {
      String old = "{gateway: {port: 1, /* why */ bind: 'loopback'}}";
      home.write("openclaw.json", old);
      var config = new ConfigAccess(home.candidates, home.transaction, List::of);
      String revision = config.read().revision();

      ConfigProjection projection = config.project(EDITS, revision);

      String now = new String(projection.contents().get(home.main), StandardCharsets.UTF_8);
      assertEquals("{gateway: {port: 2, /* why */ bind: 'lan'}}", now);
      assertEquals(old, home.text("openclaw.json"));
      var given = new ArrayList<Set<Path>>();
      config.edit(EDITS, revision, contents -> given.add(contents.keySet()));
      assertEquals(List.of(Set.of(home.main)), given);
      assertEquals(old, home.text("openclaw.json"));
      assertFalse(Files.exists(folder.resolve("openclaw.json.bak")));
      assertThrows(
          ConfigInvalidException.class,
          () ->
              config.edit(
                  EDITS,
                  revision,
                  contents -> {
                    throw new IOException("full");
                  }));
      assertThrows(ConfigInvalidException.class, () -> config.project(EDITS, "0".repeat(64)));
    }
  }
}
