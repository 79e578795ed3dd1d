package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.core.planning.residue.SweepRoot;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where copies of secrets may have been left. */
final class SweepPlaces {
  private static final String ALL = "*";

  /** Folders of the state directory in which programs keep what they log in with. */
  private static final List<String> CREDENTIALS = List.of("credentials", "identity", "devices");

  private final Locations locations;
  private final StateFiles files;
  private final Path home;

  /**
   * Creates it.
   *
   * @param home the home of the user, where unit files are
   */
  SweepPlaces(Locations locations, StateFiles files, Path home) {
    this.locations = locations;
    this.files = files;
    this.home = home;
  }

  /** The folders, those that are not to be changed first. */
  List<SweepRoot> of(Optional<ConfigSnapshot> config) {
    Path state = locations.state();
    var roots = new ArrayList<SweepRoot>();
    roots.add(
        new SweepRoot(home.resolve(".config/systemd/user"), true, "{openclaw*,*.conf}", false));
    roots.add(new SweepRoot(home.resolve("Library/LaunchAgents"), false, "*openclaw*", false));
    roots.add(new SweepRoot(locations.pluginFolder(), true, ALL, false));
    workspaces(state, config).forEach(folder -> roots.add(new SweepRoot(folder, true, ALL, false)));
    CREDENTIALS.forEach(name -> roots.add(new SweepRoot(state.resolve(name), true, ALL, false)));
    roots.add(new SweepRoot(state, true, ALL, true));
    config.ifPresent(
        valid ->
            files.configuredAgents(valid).values().stream()
                .filter(folder -> !folder.startsWith(state))
                .forEach(folder -> roots.add(new SweepRoot(folder, true, ALL, true))));
    besideConfig(state).forEach(roots::add);
    logs(state, config).forEach(roots::add);
    return roots;
  }

  /** What agents work on belongs to the operator; in the state directory it is searched. */
  private static List<Path> workspaces(Path state, Optional<ConfigSnapshot> config) {
    var found = new ArrayList<Path>();
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(
            state,
            entry ->
                String.valueOf(entry.getFileName()).startsWith("workspace")
                    && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))) {
      folders.forEach(found::add);
    } catch (IOException nothingThere) {
      return found;
    }
    config.ifPresent(
        valid -> {
          JsonNode agents = valid.effective().path("agents");
          path(agents.path("defaults").path("workspace")).ifPresent(found::add);
          agents.path("list").forEach(agent -> path(agent.path("workspace")).ifPresent(found::add));
        });
    return found.stream().filter(folder -> folder.startsWith(state)).toList();
  }

  private List<SweepRoot> besideConfig(Path state) {
    Path folder = locations.config().toAbsolutePath().getParent();
    if (folder == null || folder.startsWith(state)) {
      return List.of();
    }
    String name = String.valueOf(locations.config().getFileName());
    return List.of(
        new SweepRoot(
            folder, false, "{" + escaped(name) + "*,." + escaped(name) + "*,.env*}", true),
        new SweepRoot(folder, false, ALL, false));
  }

  private static List<SweepRoot> logs(Path state, Optional<ConfigSnapshot> config) {
    var roots = new ArrayList<SweepRoot>();
    config
        .flatMap(valid -> path(valid.effective().path("logging").path("file")))
        .ifPresent(
            file -> {
              Path folder = file.getParent();
              if (folder != null && !folder.startsWith(state)) {
                String name = String.valueOf(file.getFileName());
                String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
                roots.add(new SweepRoot(folder, false, escaped(stem) + "*", true));
              }
            });
    Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    for (Path folder : List.of(temporary.resolve("openclaw"), daily(temporary, state))) {
      if (sameOwner(folder, state)) {
        roots.add(new SweepRoot(folder, false, "openclaw-*.log*", true));
      }
    }
    return roots;
  }

  private static Path daily(Path temporary, Path state) {
    try {
      return temporary.resolve("openclaw-" + Files.getAttribute(state, "unix:uid"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return temporary.resolve("openclaw");
    }
  }

  private static boolean sameOwner(Path folder, Path state) {
    try {
      return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          && Files.getOwner(folder).equals(Files.getOwner(state));
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  private static Optional<Path> path(JsonNode value) {
    String text = value.asText("").strip();
    try {
      return text.startsWith("/") ? Optional.of(Path.of(text).normalize()) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Text as itself in a glob. */
  private static String escaped(String text) {
    return text.replaceAll("[\\\\*?\\[\\]{},]", "\\\\$0");
  }
}
