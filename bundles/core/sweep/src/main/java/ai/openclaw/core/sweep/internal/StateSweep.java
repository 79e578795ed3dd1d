package ai.openclaw.core.sweep.internal;

import ai.openclaw.core.planning.residue.CleanStep;
import ai.openclaw.core.planning.residue.OwnPlaces;
import ai.openclaw.core.planning.residue.Residue;
import ai.openclaw.core.planning.residue.ResidueSweep.Extent;
import ai.openclaw.core.planning.residue.ResidueSweep.Passed;
import ai.openclaw.core.planning.residue.ResidueSweep.Sweep;
import ai.openclaw.core.planning.residue.ResidueSweep.Unread;
import ai.openclaw.core.planning.residue.SweepRoot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** One search over the files of a state. */
final class StateSweep implements Sweep {
  private static final OwnPlaces NONE = new OwnPlaces.Parts(List.of());

  private final Where where;
  private final Target target;
  private final Formats formats;
  private final BooleanSupplier cancelled;
  private final Map<Path, Hit> hits;
  private final List<Unread> unread;
  private final Extent extent;

  /**
   * Where to look.
   *
   * @param roots the folders
   * @param own the files in which secrets belong, by real path
   * @param run the folder of locks
   */
  record Where(List<SweepRoot> roots, Map<Path, OwnPlaces> own, Path run) {}

  private record Hit(SweepRoot root, FileSearch.Found found) {}

  private StateSweep(
      Where where,
      Target target,
      Formats formats,
      BooleanSupplier cancelled,
      Map<Path, Hit> hits,
      List<Unread> unread,
      Extent extent) {
    this.where = where;
    this.target = target;
    this.formats = formats;
    this.cancelled = cancelled;
    this.hits = hits;
    this.unread = unread;
    this.extent = extent;
  }

  static StateSweep run(Where where, Target target, Formats formats, BooleanSupplier cancelled)
      throws InterruptedException {
    Walk walk = Walk.of(where.roots());
    var search = new FileSearch(target, formats, cancelled);
    var hits = new LinkedHashMap<Path, Hit>();
    var unread = new ArrayList<>(walk.unread());
    long files = 0;
    long bytes = 0;
    for (Map.Entry<Path, SweepRoot> entry : walk.files().entrySet()) {
      Path file = entry.getKey();
      OwnPlaces own = where.own().getOrDefault(file, NONE);
      if (own instanceof OwnPlaces.Whole || target.index().isEmpty()) {
        continue;
      }
      try {
        FileSearch.Found found = search.run(file, own);
        files++;
        bytes += found.bytes();
        if (!found.residues().isEmpty()) {
          hits.put(file, new Hit(entry.getValue(), found));
        }
      } catch (NoSuchFileException gone) {
        // What is gone by now holds nothing.
      } catch (IOException e) {
        unread.add(new Unread(file, Reasons.of(e)));
      } catch (RuntimeException brokenFormat) {
        unread.add(
            new Unread(
                file, "its format failed (" + brokenFormat.getClass().getSimpleName() + ")"));
      }
    }
    var extent = new Extent(target.places().size(), files, bytes, walk.skipped());
    return new StateSweep(where, target, formats, cancelled, hits, List.copyOf(unread), extent);
  }

  @Override
  public List<Residue> residues() {
    return hits.values().stream().flatMap(hit -> hit.found().residues().stream()).toList();
  }

  @Override
  public List<Unread> unread() {
    return unread;
  }

  @Override
  public List<Passed> passed() {
    return target.passed();
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public List<CleanStep> plan() {
    Set<Path> open = OpenFiles.among(hits.keySet());
    var steps = new ArrayList<CleanStep>();
    hits.forEach(
        (file, hit) ->
            steps.add(
                Treatments.of(
                    file,
                    hit.found(),
                    hit.root(),
                    where.own().containsKey(file),
                    open.contains(file))));
    return List.copyOf(steps);
  }

  @Override
  public List<CleanStep> clean() throws InterruptedException {
    List<CleanStep> steps = plan().stream().filter(CleanStep::changes).toList();
    return new Cleaner(target.index(), formats, where.run(), cancelled).run(steps);
  }

  @Override
  public Sweep again() throws InterruptedException {
    return run(where, target, formats, cancelled);
  }
}
