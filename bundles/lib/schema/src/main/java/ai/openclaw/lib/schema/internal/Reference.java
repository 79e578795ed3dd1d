package ai.openclaw.lib.schema.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code $ref}: compiled once, when the compiler or the first value asks for it. */
final class Reference implements Check {
  private final Compiler compiler;
  private final String document;
  private final String pointer;
  private volatile @Nullable Program program;

  Reference(Compiler compiler, String document, String pointer) {
    this.compiler = compiler;
    this.document = document;
    this.pointer = pointer;
  }

  Program target() {
    Program known = program;
    if (known == null) {
      known = compiler.follow(document, pointer);
      program = known;
    }
    return known;
  }

  @Override
  public void check(JsonNode value, Location at, List<Violation> found) {
    target().check(value, at, found);
  }
}
