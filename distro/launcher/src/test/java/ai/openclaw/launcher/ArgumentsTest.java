package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  @Test
  void takesGlobalFlagsBeforeTheCommandOnly() {
    Arguments arguments = parse("--profile", "work", "config", "get", "--dev");
    assertEquals("work", arguments.profile());
    assertEquals(List.of("config", "get", "--dev"), arguments.rest());
  }

  @Test
  void devIsAProfile() {
    assertEquals("dev", parse("--dev", "status").profile());
  }

  @Test
  void noColorMayStandAnywhere() {
    Arguments arguments = parse("secrets", "status", "--no-color");
    assertFalse(arguments.color());
    assertEquals(List.of("secrets", "status"), arguments.rest());
  }

  @Test
  void refusesAProfileThatCouldLeaveTheHomeFolder() {
    assertTrue(parse("--profile", "../x", "status").error().startsWith("--profile"));
  }

  @Test
  void refusesAProfileWithoutAValue() {
    assertEquals("--profile needs a value", parse("--profile").error());
  }

  @Test
  void refusesALevelThatTheLogDoesNotHave() {
    assertTrue(parse("--log-level", "loud", "status").error().contains("silent, fatal, error"));
    assertTrue(parse("--log-level=loud", "status").error().contains("silent, fatal, error"));
  }

  @Test
  void knowsTheGatewayFromItsSubcommands() {
    assertTrue(parse("gateway").startsGateway());
    assertTrue(parse("gateway", "--port", "0").startsGateway());
    assertTrue(parse("gateway", "run", "--port", "0").startsGateway());
    assertFalse(parse("gateway", "status").startsGateway());
    assertFalse(parse("gateway", "--help").startsGateway());
    assertFalse(parse("secrets", "gateway").startsGateway());
  }

  @Test
  void givesTheGatewayItsArgumentsWithoutTheWords() {
    assertEquals(List.of("--port", "0"), parse("gateway", "run", "--port", "0").gatewayArguments());
    assertEquals(List.of("--port", "0"), parse("gateway", "--port", "0").gatewayArguments());
  }

  private static Arguments parse(String... args) {
    return Arguments.parse(args, false);
  }
}
