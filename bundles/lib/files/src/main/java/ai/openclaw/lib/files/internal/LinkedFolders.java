package ai.openclaw.lib.files.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The places where a change makes another file of a path: its folder, and the folder of every link
 * on the way to it.
 *
 * @param folders real paths of existing folders
 * @param names the entries in them that the path goes through
 */
public record LinkedFolders(Set<Path> folders, Set<Path> names) {
  private static final int MOST_LINKS = 40;

  /** Copies the sets. */
  public LinkedFolders {
    folders = Set.copyOf(folders);
    names = Set.copyOf(names);
  }

  /** Follows a path as far as it exists. */
  public static LinkedFolders to(Path file) {
    var found = new LinkedFolders.Finder();
    found.walk(file.toAbsolutePath().normalize(), MOST_LINKS);
    return new LinkedFolders(found.folders, found.names);
  }

  private static final class Finder {
    private final Set<Path> folders = new HashSet<>();
    private final Set<Path> names = new HashSet<>();

    void walk(Path path, int linksLeft) {
      Path at = path.getRoot();
      for (int i = 0; i < path.getNameCount(); i++) {
        Path entry = at.resolve(path.getName(i));
        boolean last = i == path.getNameCount() - 1;
        if (Files.isSymbolicLink(entry) && linksLeft > 0) {
          watch(at, entry);
          Path target = target(at, entry);
          Path rest = last ? target : target.resolve(path.subpath(i + 1, path.getNameCount()));
          walk(rest.normalize(), linksLeft - 1);
          return;
        }
        if (last || !Files.isDirectory(entry)) {
          watch(at, entry);
          return;
        }
        at = entry;
      }
    }

    private void watch(Path folder, Path entry) {
      folders.add(folder);
      names.add(entry);
    }

    private static Path target(Path folder, Path link) {
      try {
        return folder.resolve(Files.readSymbolicLink(link));
      } catch (IOException notThereAnyMore) {
        return link;
      }
    }
  }
}
