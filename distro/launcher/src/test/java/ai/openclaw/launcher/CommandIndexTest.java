package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandIndexTest {
  @TempDir Path home;

  private CommandIndex index(String content) throws Exception {
    Files.createDirectories(home.resolve("lib"));
    Files.writeString(home.resolve("lib/index.properties"), content);
    return CommandIndex.read(home);
  }

  @Test
  void findsTheLongestCommand() throws Exception {
    var index = index("runs.config=local\nruns.config\\ get=either\nremote.config\\ get=true\n");
    assertEquals("config get", index.command(List.of("config", "get", "gateway.port")));
    assertEquals("config", index.command(List.of("config", "other")));
    assertEquals("", index.command(List.of("conf")));
    assertEquals("either", index.runs("config get"));
    assertTrue(index.remote("config get"));
  }

  @Test
  void anUnknownCommandNeedsTheShellAlone() throws Exception {
    var index = index("bundles=a.jar,b.jar\nbundles.config\\ get=a.jar,c.jar\n");
    assertEquals(List.of("a.jar", "b.jar"), index.bundles(""));
    assertEquals(List.of("a.jar", "c.jar"), index.bundles("config get"));
  }

  @Test
  void anOptionMayNeedMoreBundles() throws Exception {
    var index =
        index(
            """
            shipped=a.jar,b.jar,c.jar,d.jar
            bundles.audit=a.jar,d.jar
            bundles.audit\\ --deep=a.jar,c.jar,d.jar
            """);
    assertEquals(List.of("a.jar", "d.jar"), index.bundles("audit", List.of("audit", "--json")));
    assertEquals(
        List.of("a.jar", "c.jar", "d.jar"), index.bundles("audit", List.of("audit", "--deep")));
    assertEquals(
        List.of("a.jar", "d.jar"), index.bundles("audit", List.of("audit", "--", "--deep")));
  }
}
