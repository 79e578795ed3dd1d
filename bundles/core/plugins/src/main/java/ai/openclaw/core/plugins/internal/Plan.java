package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.plugins.internal.Decision.Verdict;
import ai.openclaw.core.plugins.internal.Examined.Fit;
import ai.openclaw.core.plugins.internal.Examined.Pending;
import ai.openclaw.core.plugins.internal.Examined.Unfit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;

/**
 * What follows from the folder, the record and what runs. Decides only.
 *
 * @param decisions one per file, in the order of symbolic names
 * @param gone what runs although its file has left the folder
 */
record Plan(List<Decision> decisions, List<Running> gone) {
  static Plan of(
      List<Examined> files,
      PluginRecord record,
      Map<String, Running> running,
      Predicate<String> shipped,
      Map<String, String> unusable) {
    var decisions = new ArrayList<Decision>();
    var names = new TreeMap<String, List<PluginJar>>();
    var fileNames = new HashMap<String, String>();
    for (Examined file : files) {
      if (file instanceof Fit fit) {
        names.computeIfAbsent(fit.jar().name(), name -> new ArrayList<>()).add(fit.jar());
        fileNames.put(fit.file(), fit.jar().name());
      } else {
        decisions.add(unused(file));
        fileNames.put(file.file(), "");
      }
    }
    names.forEach(
        (name, jars) -> {
          if (shipped.test(name)) {
            jars.forEach(
                jar ->
                    decisions.add(
                        Decision.of(
                            jar,
                            Verdict.REFUSED,
                            name + " is a bundle of the distribution and cannot be replaced")));
          } else {
            decisions.addAll(new OneName(record, running.get(name), unusable).decide(jars));
          }
        });
    var gone = running.values().stream().filter(r -> gone(r, names, fileNames)).toList();
    return new Plan(List.copyOf(decisions), gone);
  }

  List<PluginJar> starts() {
    return decisions.stream()
        .filter(decision -> decision.verdict() == Verdict.START)
        .flatMap(decision -> decision.jar().stream())
        .toList();
  }

  private static Decision unused(Examined file) {
    return file instanceof Unfit unfit
        ? new Decision(unfit.file(), Optional.empty(), Verdict.REFUSED, unfit.reason())
        : new Decision(
            file.file(),
            Optional.empty(),
            Verdict.PENDING,
            file instanceof Pending ? "it is still being written" : "");
  }

  /** Overwritten bytes do not stop what was loaded from them; a file that has left does. */
  private static boolean gone(
      Running running, Map<String, List<PluginJar>> names, Map<String, String> fileNames) {
    PluginJar jar = running.jar();
    boolean elsewhere =
        names.getOrDefault(jar.name(), List.of()).stream().anyMatch(jar::sameBundle);
    @Nullable String nameNow = fileNames.get(jar.file());
    boolean overwritten = nameNow != null && (nameNow.isEmpty() || nameNow.equals(jar.name()));
    return !elsewhere && !overwritten;
  }

  private record OneName(
      PluginRecord record, @Nullable Running running, Map<String, String> unusable) {
    List<Decision> decide(List<PluginJar> jars) {
      var decisions = new ArrayList<Decision>();
      Map<Version, PluginJar> first = new HashMap<>();
      boolean starting = false;
      var order =
          Comparator.comparing(PluginJar::version)
              .reversed()
              .thenComparing(jar -> !pinned(jar))
              .thenComparing(PluginJar::file);
      for (PluginJar jar : jars.stream().sorted(order).toList()) {
        @Nullable PluginJar twin = first.putIfAbsent(jar.version(), jar);
        Decision decision = twin == null ? decide(jar, starting) : twice(jar, twin);
        starting |= decision.verdict() == Verdict.START;
        decisions.add(decision);
      }
      return decisions;
    }

    private Decision decide(PluginJar jar, boolean starting) {
      Optional<RecordEntry> entry = record.entry(jar);
      boolean quarantined =
          entry.filter(e -> e.state() == RecordEntry.State.QUARANTINED).isPresent();
      if (entry.isPresent() && !quarantined && !pinned(jar)) {
        return Decision.of(
            jar,
            Verdict.REFUSED,
            jar.label() + " was admitted with other bytes: raise Bundle-Version");
      }
      if (running != null && running.jar().version().equals(jar.version())) {
        return Decision.of(jar, Verdict.KEEP, "");
      }
      if (quarantined && pinned(jar)) {
        return Decision.of(jar, Verdict.QUARANTINED, entry.get().reason());
      }
      if (entry.isPresent() && entry.get().state() == RecordEntry.State.REPLACED) {
        return Decision.of(jar, Verdict.REPLACED, entry.get().reason());
      }
      if (running != null && running.jar().version().compareTo(jar.version()) > 0) {
        return Decision.of(
            jar, Verdict.REPLACED, "ignored: " + running.jar().version() + " is higher and serves");
      }
      @Nullable String problem = unusable.get(jar.sha256());
      if (problem != null) {
        return Decision.of(jar, Verdict.REFUSED, problem);
      }
      return Decision.of(jar, starting ? Verdict.STANDBY : Verdict.START, "");
    }

    private boolean pinned(PluginJar jar) {
      return record.entry(jar).filter(e -> e.jar().sha256().equals(jar.sha256())).isPresent();
    }

    private static Decision twice(PluginJar jar, PluginJar twin) {
      return Decision.of(
          jar,
          Verdict.REFUSED,
          jar.label() + " is already in " + twin.file() + ": remove one of the two");
    }
  }
}
