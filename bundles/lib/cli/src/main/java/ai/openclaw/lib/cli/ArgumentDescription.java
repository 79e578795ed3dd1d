package ai.openclaw.lib.cli;

/**
 * One argument of a command. Immutable.
 *
 * @param name what it is called in help
 * @param help one line
 * @param required whether the command needs it
 * @param repeat whether all further arguments are of this kind too
 * @param completes what it may be, for tab completion
 */
public record ArgumentDescription(
    String name, String help, boolean required, boolean repeat, Completion completes) {

  /** As it stands in a usage line: {@code <path>}, {@code [file...]}. */
  public String usage() {
    String inner = repeat ? name + "..." : name;
    return required ? "<" + inner + ">" : "[" + inner + "]";
  }
}
