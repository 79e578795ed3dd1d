package ai.openclaw.core.service.internal.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CmdScriptTest {
  private static Blueprint blueprint(String word, Map<String, String> environment) {
    return new Blueprint(
        new ServiceNames(Optional.empty()),
        "OpenClaw Gateway",
        List.of("C:\\Program Files\\100%\\java.exe", "gateway", word),
        Path.of("/Users/Me & You/.openclaw"),
        environment,
        Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "a b", "100%", "%PATH%", "a&b|c<d>e^f", "C:\\dir\\", "(x)", "!y"})
  void whatIsWrittenIsReadAgain(String value) throws Exception {
    Map<String, String> environment = new LinkedHashMap<>(Map.of("A", value));

    String text = CmdScript.render(blueprint(value, environment));

    Definition read = CmdScript.parse(text);
    assertEquals(blueprint(value, environment).command(), read.command());
    assertEquals(environment, read.environment());
    assertEquals(Optional.of("/Users/Me & You/.openclaw"), read.workingDirectory());
    assertTrue(text.endsWith("\r\n"));
  }

  @Test
  void percentSignsAreDoubledAndQuotesRefused() throws Exception {
    String text = CmdScript.render(blueprint("x", Map.of("A", "50%")));

    assertTrue(text.contains("\"C:\\Program Files\\100%%\\java.exe\" \"gateway\" \"x\"\r\n"), text);
    assertTrue(text.contains("set \"A=50%%\"\r\n"), text);
    assertThrows(
        DefinitionException.class,
        () -> CmdScript.render(blueprint("x", Map.of("A", "a\" & del *"))));
    assertThrows(DefinitionException.class, () -> CmdScript.render(blueprint("a\r\nb", Map.of())));
  }

  @Test
  void mendingKeepsUnknownVariablesAndDropsSecrets() throws Exception {
    String old = "@echo off\r\nset \"MINE=1\"\r\nset X_TOKEN=stale\r\nold.exe gateway\r\n";
    Blueprint blueprint = blueprint("x", Map.of("A", "new"));

    String mended = CmdScript.mended(old, blueprint);

    assertEquals(Map.of("MINE", "1", "A", "new"), CmdScript.parse(mended).environment());
    assertEquals(blueprint.command(), CmdScript.parse(mended).command());
    assertEquals(mended, CmdScript.mended(mended, blueprint));
  }

  @Test
  void theTaskStartsTheScriptAtLogonAndHasNothingSecret() throws Exception {
    String xml =
        TaskXml.render(
            blueprint("x", Map.of("A", "in-the-script-only")),
            "HOST\\me",
            Path.of("/Users/Me & You/.openclaw/gateway.cmd"));

    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_16)));
    for (String[] expected :
        new String[][] {
          {"Command", "/Users/Me & You/.openclaw/gateway.cmd"},
          {"WorkingDirectory", "/Users/Me & You/.openclaw"},
          {"LogonType", "InteractiveToken"},
          {"RunLevel", "LeastPrivilege"},
          {"UserId", "HOST\\me"},
          {"ExecutionTimeLimit", "PT0S"},
          {"Interval", "PT1M"},
          {"MultipleInstancesPolicy", "IgnoreNew"}
        }) {
      assertEquals(
          expected[1], document.getElementsByTagName(expected[0]).item(0).getTextContent());
    }
    assertEquals(1, document.getElementsByTagName("LogonTrigger").getLength());
    assertTrue(!xml.contains("in-the-script-only"));
  }
}
