package ai.openclaw.core.sweep.internal;

import ai.openclaw.core.planning.residue.ResidueSweep.Unread;
import ai.openclaw.core.planning.residue.SweepRoot;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists the files below the roots of a sweep. Links are not followed. */
final class Walk {
  private final Map<Path, SweepRoot> files = new LinkedHashMap<>();
  private final List<Unread> unread = new ArrayList<>();
  private long skipped;

  /** Lists the files of some roots; a file in several belongs to the first. */
  static Walk of(List<SweepRoot> roots) {
    var walk = new Walk();
    roots.forEach(walk::add);
    return walk;
  }

  /** The files in the order of their names, each with its root. */
  Map<Path, SweepRoot> files() {
    return files;
  }

  List<Unread> unread() {
    return unread;
  }

  long skipped() {
    return skipped;
  }

  private void add(SweepRoot root) {
    Path folder;
    try {
      folder = root.folder().toRealPath();
    } catch (NoSuchFileException nothingThere) {
      return;
    } catch (IOException e) {
      unread.add(new Unread(root.folder(), Reasons.of(e)));
      return;
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          folder, Set.of(), root.below() ? Integer.MAX_VALUE : 1, new Collector(root, found));
    } catch (IOException e) {
      unread.add(new Unread(folder, Reasons.of(e)));
    }
    found.sort(Comparator.naturalOrder());
    found.forEach(file -> files.putIfAbsent(file, root));
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    private final PathMatcher names;
    private final List<Path> found;

    Collector(SweepRoot root, List<Path> found) {
      this.names = root.folder().getFileSystem().getPathMatcher("glob:" + root.names());
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        if (names.matches(file.getFileName())) {
          found.add(file);
        }
      } else if (!attributes.isDirectory()) {
        skipped++;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      if (!(failure instanceof NoSuchFileException)) {
        unread.add(new Unread(file, Reasons.of(failure)));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
      if (failure != null && !(failure instanceof NoSuchFileException)) {
        unread.add(new Unread(folder, Reasons.of(failure)));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
