package ai.openclaw.lib.schema.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A {@code $ref}: compiled once, when the compiler or the first value asks for it. */
final class Reference implements Check {
  private final Supplier<Program> compile;
  private volatile @Nullable Program program;

  Reference(Supplier<Program> compile) {
    this.compile = compile;
  }

  Program target() {
    Program known = program;
    if (known == null) {
      known = compile.get();
      program = known;
    }
    return known;
  }

  @Override
  public void check(JsonNode value, Location at, List<Violation> found) {
    target().check(value, at, found);
  }
}
