package ai.openclaw.lib.json5;

/**
 * A place in a text. Immutable.
 *
 * @param line from 1; lines end with LF, CR or CR LF
 * @param column from 1, in characters (code points); a byte order mark does not count
 */
public record Json5Position(int line, int column) {}
