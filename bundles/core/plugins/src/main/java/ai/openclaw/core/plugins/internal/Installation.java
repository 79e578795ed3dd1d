package ai.openclaw.core.plugins.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.core.plugins.internal.Examined.Fit;
import ai.openclaw.core.plugins.internal.Examined.Unfit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/**
 * Brings a jar into the drop folder under a hidden name, shows it by a rename, and takes it out
 * again when it does not serve. Killed at any point, it leaves the old set or the new one.
 */
final class Installation {
  private final PluginHost host;

  Installation(PluginHost host) {
    this.host = host;
  }

  CommandResult run(CommandCall call, boolean update) throws InterruptedException {
    Path jar = call.workingDirectory().resolve(call.arguments().get(0)).normalize();
    if (!Files.isRegularFile(jar)) {
      return Requests.failed("PLUGIN_FILE_NOT_FOUND", "there is no file " + jar, "check the path");
    }
    if (host.problem().isPresent()) {
      return Requests.failed("PLUGIN_FOLDER_REFUSED", host.problem().get());
    }
    Path hidden = DropFolder.hidden(host.folder());
    try {
      copy(jar, hidden);
      Examined examined = JarExaminer.examine(hidden, String.valueOf(jar.getFileName()));
      if (examined instanceof Unfit unfit) {
        return Requests.failed("PLUGIN_REFUSED", jar + " is refused: " + unfit.reason());
      }
      PluginJar said = ((Fit) examined).jar();
      return Requests.answer(host.call(plugins -> admit(plugins, said, hidden, update)));
    } catch (ZipException e) {
      return Requests.failed("PLUGIN_REFUSED", jar + " is refused: it is no readable jar");
    } catch (IOException e) {
      return Requests.failed("PLUGIN_IO", jar + " cannot be copied: " + BundleStarter.oneLine(e));
    } finally {
      delete(hidden);
    }
  }

  private CommandResult admit(Reconciler plugins, PluginJar said, Path hidden, boolean update)
      throws IOException, InterruptedException {
    Optional<CommandResult> refusal = refusal(plugins, said, update);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<Running> old = plugins.running(said.name());
    List<String> refreshed =
        old.map(plugins::users).orElse(List.of()).stream().map(Bundle::getSymbolicName).toList();
    String file = freeName(said);
    Path shown = host.folder().resolve(file);
    Files.move(hidden, shown, StandardCopyOption.ATOMIC_MOVE);
    sync(host.folder());
    plugins.folder().complete(file);
    plugins.ledger().consent("command");
    try {
      plugins.reconcile();
    } finally {
      plugins.ledger().consent("folder");
    }
    PluginStatus status =
        plugins.statuses().stream()
            .filter(each -> each.file().equals(file))
            .findFirst()
            .orElseThrow(() -> new IOException(shown + " vanished while it was installed"));
    if (!status.state().equals("active")) {
      Files.deleteIfExists(shown);
      plugins.reconcile();
      return Requests.failed(
          "PLUGIN_FAILED",
          said.label() + " does not serve: " + status.reason(),
          old.map(o -> o.jar().label() + " goes on serving; nothing has changed")
              .orElse("it was taken out again; nothing has changed"));
    }
    return done(status, old, refreshed);
  }

  private static CommandResult done(
      PluginStatus status, Optional<Running> old, List<String> refreshed) {
    ObjectNode data = StatusView.json(status);
    old.ifPresent(o -> data.put("replaces", o.jar().version().toString()));
    var restarted = data.putArray("restarted");
    refreshed.forEach(restarted::add);
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Line(
            status.name()
                + " "
                + status.version()
                + " serves"
                + old.map(o -> " in place of " + o.jar().version()).orElse("")
                + "."));
    blocks.add(
        new Line(
            "It asks for "
                + (status.capabilities().isEmpty()
                    ? "nothing"
                    : String.join(", ", status.capabilities()))
                + "."));
    if (!refreshed.isEmpty()) {
      blocks.add(new Line("Restarted, because they use it: " + String.join(", ", refreshed) + "."));
    }
    return CommandResult.ok(data, blocks.toArray(Block[]::new));
  }

  private static Optional<CommandResult> refusal(
      Reconciler plugins, PluginJar said, boolean update) {
    Optional<Version> highest =
        plugins.ledger().record().named(said.name()).stream()
            .filter(entry -> entry.state() != RecordEntry.State.REPLACED)
            .map(entry -> entry.jar().version())
            .max(Comparator.naturalOrder());
    if (update && highest.isEmpty()) {
      return Optional.of(
          Requests.failed(
              "PLUGIN_NOT_FOUND",
              said.name() + " is not installed",
              "run plugins install to add it"));
    }
    if (update && highest.get().compareTo(said.version()) >= 0) {
      return Optional.of(
          Requests.failed(
              "PLUGIN_NOT_NEWER",
              said.label() + " is not higher than the installed " + highest.get(),
              "raise Bundle-Version"));
    }
    if (!update && highest.isPresent()) {
      return Optional.of(
          Requests.failed(
              "PLUGIN_ALREADY_INSTALLED",
              said.name() + " " + highest.get() + " is already installed",
              highest.get().compareTo(said.version()) < 0
                  ? "run plugins update to replace it by " + said.version()
                  : "run plugins uninstall " + said.name() + " first"));
    }
    return Optional.empty();
  }

  private String freeName(PluginJar said) {
    String stem = said.name() + "-" + said.version();
    String file = stem + ".jar";
    for (int i = 1; Files.exists(host.folder().resolve(file)); i++) {
      file = stem + "-" + i + ".jar";
    }
    return file;
  }

  private static void copy(Path from, Path to) throws IOException {
    if (to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(to);
    }
    try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
      long size = in.size();
      for (long at = 0; at < size; ) {
        long copied = in.transferTo(at, size - at, out);
        if (copied <= 0) {
          throw new IOException("it shrinks while it is copied");
        }
        at += copied;
      }
      out.force(true);
    }
  }

  private static void sync(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void delete(Path hidden) {
    try {
      Files.deleteIfExists(hidden);
    } catch (IOException e) {
      // A hidden file is never used; the next start sweeps it away.
      return;
    }
  }
}
