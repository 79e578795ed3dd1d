package ai.openclaw.core.service.internal.definition;

/** What XML cannot hold, and no path should. */
final class XmlText {
  private XmlText() {}

  static void check(String text) throws DefinitionException {
    if (text.chars().anyMatch(c -> Character.isISOControl(c) || c == 0xfffe || c == 0xffff)) {
      throw new DefinitionException(
          "a service definition cannot hold line breaks or control characters");
    }
  }
}
