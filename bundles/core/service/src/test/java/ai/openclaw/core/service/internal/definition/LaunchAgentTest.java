package ai.openclaw.core.service.internal.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchAgentTest {
  private static Blueprint blueprint(Map<String, String> environment) {
    return new Blueprint(
        new ServiceNames(Optional.of("work")),
        "OpenClaw Gateway (profile: work)",
        List.of("/opt/<a> & \"b\"/openclaw", "gateway", "--port", "18789"),
        Path.of("/Users/me/.openclaw-work"),
        environment,
        Optional.empty());
  }

  @Test
  void theAgentHasTheDocumentedKeysAndIsReadAgain() throws Exception {
    var environment = new LinkedHashMap<>(Map.of("A", "<&>'\"", "PATH", "/usr/bin:/bin"));
    Blueprint blueprint = blueprint(environment);

    String text = LaunchAgent.render(blueprint);

    var plist = Plist.read(text);
    var keys = new java.util.ArrayList<String>();
    plist.fieldNames().forEachRemaining(keys::add);
    assertEquals(
        List.of(
            "Label",
            "Comment",
            "ProgramArguments",
            "WorkingDirectory",
            "EnvironmentVariables",
            "RunAtLoad",
            "KeepAlive",
            "ThrottleInterval",
            "Umask",
            "StandardOutPath",
            "StandardErrorPath"),
        keys);
    assertEquals("ai.openclaw.work", plist.path("Label").asText());
    assertTrue(plist.path("KeepAlive").isBoolean() && plist.path("KeepAlive").asBoolean());
    assertEquals(63, plist.path("Umask").asInt());
    Definition read = LaunchAgent.parse(text);
    assertEquals(blueprint.command(), read.command());
    assertEquals(environment, read.environment());
    assertEquals(List.of(), LaunchAgent.missing(read));
  }

  @Test
  void anotherReaderOfPropertyListsTakesIt(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("a.plist");
    Files.writeString(file, LaunchAgent.render(blueprint(Map.of("A", "<&>"))));
    var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    var document = factory.newDocumentBuilder().parse(file.toFile());

    assertEquals("plist", document.getDocumentElement().getTagName());
    assertEquals("1.0", document.getDocumentElement().getAttribute("version"));
    assertEquals("-//Apple//DTD PLIST 1.0//EN", document.getDoctype().getPublicId());
    assertEquals(11, document.getElementsByTagName("dict").item(0).getChildNodes().getLength() / 4);
  }

  @Test
  void mendingKeepsUnknownKeysAndVariables() throws Exception {
    String old =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0"><dict>
          <key>Label</key><string>ai.openclaw.work</string>
          <key>ProgramArguments</key><array><string>/old</string></array>
          <key>Nice</key><integer>5</integer>
          <key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>
          <key>EnvironmentVariables</key><dict>
            <key>MINE</key><string>kept</string>
            <key>OPENCLAW_GATEWAY_TOKEN</key><string>stale</string>
          </dict>
        </dict></plist>
        """;
    Blueprint blueprint = blueprint(Map.of("A", "new"));

    String mended = LaunchAgent.mended(old, blueprint);

    var plist = Plist.read(mended);
    assertEquals(5, plist.path("Nice").asInt());
    assertTrue(plist.path("KeepAlive").isObject());
    assertTrue(plist.path("RunAtLoad").asBoolean());
    assertEquals(Map.of("MINE", "kept", "A", "new"), LaunchAgent.parse(mended).environment());
    assertEquals(blueprint.command(), LaunchAgent.parse(mended).command());
    assertFalse(mended.contains("stale"));
    assertEquals(mended, LaunchAgent.mended(mended, blueprint));
  }

  @Test
  void whatIsNoPropertyListIsSaidToBeNone() {
    for (String wrong :
        List.of(
            "",
            "bplist00",
            "<plist/>",
            "<plist><array/></plist>",
            "<plist><dict><string>x</string></dict></plist>",
            "<!DOCTYPE plist [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<plist><dict><key>Label</key><string>&x;</string></dict></plist>")) {
      assertThrows(DefinitionException.class, () -> LaunchAgent.parse(wrong), wrong);
    }
    assertThrows(
        DefinitionException.class, () -> LaunchAgent.render(blueprint(Map.of("A", "a\nb"))));
  }
}
