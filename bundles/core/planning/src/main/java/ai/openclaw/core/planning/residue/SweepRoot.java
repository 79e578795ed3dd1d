package ai.openclaw.core.planning.residue;

import java.nio.file.Path;

/**
 * Where a sweep looks. Immutable.
 *
 * @param folder the folder; one that does not exist is passed over
 * @param below whether folders in it are searched too; links never are
 * @param names a glob for the names of the files
 * @param cleanable whether files may be changed there
 */
public record SweepRoot(Path folder, boolean below, String names, boolean cleanable) {}
