package ai.openclaw.core.doctor.internal.mend;

import ai.openclaw.api.doctor.Mend;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigRepair;
import ai.openclaw.core.config.ConfigRepair.Inspection;
import ai.openclaw.core.config.CredentialFields;
import ai.openclaw.core.doctor.internal.examine.Found;
import ai.openclaw.core.doctor.internal.mend.MendPlan.Refused;
import ai.openclaw.core.doctor.internal.text.PlainCredentials;
import ai.openclaw.core.doctor.internal.text.Secrecy;
import ai.openclaw.core.host.Locations;
import ai.openclaw.lib.files.OwnerOnly;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes one plan of many mends; a mend that cannot be made is left out, alone and by name. */
final class Planner {
  private final ConfigRepair repair;
  private final CredentialFields fields;
  private final Locations locations;

  Planner(ConfigRepair repair, CredentialFields fields, Locations locations) {
    this.repair = repair;
    this.fields = fields;
    this.locations = locations;
  }

  /** A mend and the edits of the configuration that belong to it. */
  private record Draft(Found found, Mend mend, List<ConfigEdit> edits) {}

  MendPlan plan(Inspection now, List<Found> found) throws ConfigInvalidException, IOException {
    var stores = new StoreDrafts(locations.state());
    var texts = new TextDrafts();
    Map<Path, ModeChange> modes = new LinkedHashMap<>();
    var refused = new ArrayList<Refused>();
    var drafts = new ArrayList<Draft>();
    for (Found one : found) {
      Optional<Mend> mend = one.finding().mend();
      if (mend.isPresent()) {
        try {
          Map<Path, ModeChange> closed = close(mend.get(), now);
          texts.set(of(mend.get(), Mend.ReplaceText.class), one.shipped());
          stores.set(of(mend.get(), Mend.SetJson.class));
          modes.putAll(closed);
          drafts.add(new Draft(one, mend.get(), edits(mend.get())));
        } catch (RefusedMendException e) {
          refused.add(new Refused(one.diagnosis(), mend.get().summary(), reason(e)));
        }
      }
    }
    List<ConfigEdit> edits = accepted(now.fingerprint(), drafts, refused);
    return new MendPlan(
        now.fingerprint(),
        edits,
        edits.isEmpty() ? List.of() : config(now, edits),
        Stream.concat(stores.changes().stream(), texts.changes().stream()).toList(),
        List.copyOf(modes.values()),
        kept(now, edits),
        refused);
  }

  /**
   * Whether the old content is kept beside the file: where something goes that was not understood,
   * but never a copy of a credential that is replaced or removed.
   */
  private static boolean kept(Inspection now, List<ConfigEdit> edits) {
    return edits.stream().anyMatch(ConfigEdit.Remove.class::isInstance)
        && now.source()
            .filter(
                source ->
                    edits.stream().noneMatch(edit -> PlainCredentials.at(source, edit.path())))
            .isPresent();
  }

  private List<FileChange> config(Inspection now, List<ConfigEdit> edits)
      throws ConfigInvalidException, IOException {
    ObjectNode source = now.source().orElseGet(JsonNodeFactory.instance::objectNode);
    Secrecy secrecy = Secrecy.of(fields, source);
    var changes = new ArrayList<FileChange>();
    Map<Path, byte[]> contents = new TreeMap<>(repair.preview(edits, now.fingerprint()));
    for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
      Path file = entry.getKey().toRealPath();
      changes.add(
          FileChange.of(
              file, new Content(Files.readAllBytes(file)), new Content(entry.getValue()), secrecy));
    }
    return changes;
  }

  /** All edits when they can be made together, else those that can, mend by mend. */
  private List<ConfigEdit> accepted(String fingerprint, List<Draft> drafts, List<Refused> refused)
      throws ConfigInvalidException {
    List<ConfigEdit> all = new ArrayList<>();
    drafts.forEach(draft -> all.addAll(draft.edits()));
    if (all.isEmpty() || possible(all, fingerprint).isEmpty()) {
      return all;
    }
    List<ConfigEdit> edits = new ArrayList<>();
    for (Draft draft : drafts) {
      List<ConfigEdit> more = new ArrayList<>(edits);
      more.addAll(draft.edits());
      Optional<String> objection = possible(more, fingerprint);
      if (objection.isEmpty()) {
        edits = more;
      } else {
        refused.add(
            new Refused(draft.found().diagnosis(), draft.mend().summary(), objection.get()));
      }
    }
    return edits;
  }

  private Optional<String> possible(List<ConfigEdit> edits, String fingerprint)
      throws ConfigInvalidException {
    try {
      repair.preview(edits, fingerprint);
      return Optional.empty();
    } catch (ConfigInvalidException e) {
      if (e.issues().get(0).code().equals("CONFIG_CHANGED")) {
        throw e;
      }
      return Optional.of(e.issues().get(0).path() + ": " + e.issues().get(0).message());
    }
  }

  private static List<ConfigEdit> edits(Mend mend) {
    var edits = new ArrayList<ConfigEdit>();
    for (Mend.Action action : mend.actions()) {
      if (action instanceof Mend.SetConfig set) {
        edits.add(new ConfigEdit.Set(set.path(), set.value()));
      } else if (action instanceof Mend.RemoveConfig remove) {
        edits.add(new ConfigEdit.Remove(remove.path()));
      }
    }
    return edits;
  }

  private Map<Path, ModeChange> close(Mend mend, Inspection now) throws RefusedMendException {
    Map<Path, ModeChange> changes = new LinkedHashMap<>();
    for (Mend.CloseForOthers action : of(mend, Mend.CloseForOthers.class)) {
      try {
        Path file = action.file().toRealPath();
        Optional<Set<PosixFilePermission>> open = OwnerOnly.open(file);
        if (!ours(file, now)) {
          throw new RefusedMendException(
              file + " belongs neither to the state directory nor to the configuration");
        }
        if (!OwnerOnly.mine(file)) {
          throw new RefusedMendException(file + " belongs to another user");
        }
        open.ifPresent(
            from -> changes.put(file, new ModeChange(file, from, OwnerOnly.permissions(file))));
      } catch (IOException e) {
        throw new RefusedMendException(action.file() + " cannot be looked at");
      }
    }
    return changes;
  }

  private boolean ours(Path file, Inspection now) throws IOException {
    if (file.startsWith(locations.state().toRealPath())) {
      return true;
    }
    Path folder = locations.config().toAbsolutePath().getParent();
    if (folder != null && Files.exists(folder)) {
      if (file.getParent() != null && file.getParent().equals(folder.toRealPath())) {
        return true;
      }
    }
    for (Path known : now.files()) {
      if (Files.exists(known) && known.toRealPath().equals(file)) {
        return true;
      }
    }
    return false;
  }

  private static <T extends Mend.Action> List<T> of(Mend mend, Class<T> type) {
    return mend.actions().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static String reason(RefusedMendException e) {
    return String.valueOf(e.getMessage());
  }
}
