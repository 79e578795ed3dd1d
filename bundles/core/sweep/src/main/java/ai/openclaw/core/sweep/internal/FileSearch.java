package ai.openclaw.core.sweep.internal;

import ai.openclaw.core.logging.SecretForms;
import ai.openclaw.core.planning.residue.OwnPlaces;
import ai.openclaw.core.planning.residue.Residue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Searches one file after the other. Used by one thread. */
final class FileSearch {
  /** What unpacks to more is not searched to its end. */
  static final long MOST_UNPACKED = 64L << 30;

  private final Target target;
  private final Formats formats;
  private final BooleanSupplier cancelled;
  private final Search search;

  FileSearch(Target target, Formats formats, BooleanSupplier cancelled) {
    this.target = target;
    this.formats = formats;
    this.cancelled = cancelled;
    this.search = new Search(target.index());
  }

  /**
   * What came of one file.
   *
   * @param residues what was found
   * @param text whether it is text; only told of a file with residue
   * @param packed whether its content had to be unpacked
   * @param bytes how many bytes of content it has
   */
  record Found(List<Residue> residues, boolean text, boolean packed, long bytes) {}

  Found run(Path file, OwnPlaces own) throws IOException, InterruptedException {
    Tally tally;
    long bytes;
    boolean packed;
    try (Formats.Content content = formats.open(file)) {
      packed = content.format().isPresent();
      tally = new Tally(own, packed ? MOST_UNPACKED : Long.MAX_VALUE);
      bytes = search.run(content.in(), tally);
    }
    if (tally.hits.isEmpty()) {
      return new Found(List.of(), false, packed, bytes);
    }
    TextFacts facts;
    try (Formats.Content content = formats.open(file)) {
      facts =
          TextFacts.of(content.in(), tally.hits.values().stream().map(hit -> hit.first).toList());
    }
    boolean exposed = exposed(file);
    var residues = new ArrayList<Residue>();
    tally.hits.forEach(
        (key, hit) ->
            residues.add(
                new Residue(
                    file,
                    target.places().get(key.secret()),
                    key.kind().name().toLowerCase(Locale.ROOT),
                    hit.count,
                    hit.first,
                    facts.line(hit.first),
                    packed,
                    exposed)));
    return new Found(residues, facts.text(), packed, bytes);
  }

  private static boolean exposed(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return false;
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
    return mode.contains(PosixFilePermission.GROUP_READ)
        || mode.contains(PosixFilePermission.OTHERS_READ);
  }

  private record Key(int secret, SecretForms.Kind kind) {}

  private static final class Hit {
    private final long first;
    private long count;

    Hit(long first) {
      this.first = first;
    }
  }

  /** Counts what is found outside the places where it belongs; of forms that overlap, the first. */
  private final class Tally implements Search.Visitor {
    private final OwnPlaces own;
    private final Map<Key, Hit> hits = new LinkedHashMap<>();
    private final Map<Integer, Long> ends = new LinkedHashMap<>();
    private final long most;
    private long seen;

    Tally(OwnPlaces own, long most) {
      this.own = own;
      this.most = most;
    }

    @Override
    public void hit(Form form, long offset) {
      long end = offset + form.length();
      if (offset < ends.getOrDefault(form.secret(), 0L)) {
        return;
      }
      ends.put(form.secret(), end);
      if (!own.covers(offset, end)) {
        hits.computeIfAbsent(new Key(form.secret(), form.kind()), key -> new Hit(offset)).count++;
      }
    }

    @Override
    public void bytes(byte[] bytes, int from, int to) throws IOException {
      seen += to - from;
      if (seen > most) {
        throw new UnpackedTooLargeException();
      }
    }

    @Override
    public void pause() throws InterruptedException {
      if (cancelled.getAsBoolean() || Thread.interrupted()) {
        throw new InterruptedException("cancelled");
      }
    }
  }
}
