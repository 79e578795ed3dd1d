package ai.openclaw.lib.cli.script;

import ai.openclaw.lib.cli.SafeText;

/** Text in the language of manual pages; whatever comes in is text and never a request. */
final class Roff {
  private final StringBuilder page = new StringBuilder();

  Roff title(String name, String date, String source) {
    page.append(".TH ").append(quoted(name)).append(" 1 ");
    // The date as it is: an escape in it would not be read as a date.
    page.append(date.replaceAll("[^0-9-]", "")).append(' ').append(quoted(source)).append('\n');
    // Neither hyphens nor stretched blanks: what stands here is typed again.
    page.append(".nh\n.ad l\n");
    return this;
  }

  Roff section(String name) {
    page.append(".SH ").append(quoted(name)).append('\n');
    return this;
  }

  Roff text(String text) {
    page.append(escaped(text)).append('\n');
    return this;
  }

  Roff paragraph(String text) {
    page.append(".PP\n");
    return text(text);
  }

  Roff term(String term, String text) {
    page.append(".TP\n.B ").append(escaped(term)).append('\n');
    return text(text.isEmpty() ? " " : text);
  }

  /** Lines as they are. */
  Roff literal(Iterable<String> lines) {
    page.append(".nf\n");
    lines.forEach(this::text);
    page.append(".fi\n");
    return this;
  }

  private static String quoted(String text) {
    return '"' + escaped(text).replace("\"", "\\(dq") + '"';
  }

  private static String escaped(String text) {
    String safe =
        SafeText.line(text)
            .replace("\\", "\\e")
            .replace("-", "\\-")
            .replace("^", "\\(ha")
            .replace("~", "\\(ti")
            .replace("`", "\\(ga");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
