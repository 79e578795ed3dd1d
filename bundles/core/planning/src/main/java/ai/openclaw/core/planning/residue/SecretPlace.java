package ai.openclaw.core.planning.residue;

import java.nio.file.Path;

/**
 * A field that has a secret. Immutable.
 *
 * @param file the file
 * @param path the path of the field in it
 */
public record SecretPlace(Path file, String path) {}
