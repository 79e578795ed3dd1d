package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.secrets.Activation;
import ai.openclaw.core.secrets.internal.surface.OwnerId;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The active state: what others see, and what it was made from. Immutable. */
public final class Published {
  private final Draft draft;
  private final Activation activation;

  Published(Draft draft, Activation activation) {
    this.draft = draft;
    this.activation = activation;
  }

  Draft draft() {
    return draft;
  }

  /** What others see. */
  public Activation activation() {
    return activation;
  }

  /** Whether isolate mode is on. */
  public boolean isolate() {
    return draft.isolate();
  }

  /** The active references with a value, in the order of collection. */
  public List<Slot> resolved() {
    var resolved = new ArrayList<Slot>();
    draft
        .slots()
        .forEach(
            (path, slot) -> {
              if (draft.values().containsKey(path)) {
                resolved.add(slot);
              }
            });
    return resolved;
  }

  /** The active references. */
  public List<Slot> active() {
    return List.copyOf(draft.slots().values());
  }

  /** The references that were left alone, in the order of collection. */
  public List<Slot> idle() {
    return List.copyOf(draft.idle().values());
  }

  /** A credential, whether it came from a reference or stands in the configuration. */
  public Optional<SecretValue> credential(String path) {
    SecretValue value = draft.values().get(path);
    if (value != null) {
      return Optional.of(value);
    }
    return draft.slots().containsKey(path) || draft.idle().containsKey(path)
        ? Optional.empty()
        : Optional.ofNullable(draft.plain().get(path));
  }

  /** The paths of credentials that differ between two states. */
  static Set<String> changedPaths(Published before, Published after) {
    var paths = new HashSet<String>();
    for (Published state : List.of(before, after)) {
      paths.addAll(state.draft.values().keySet());
      paths.addAll(state.draft.plain().keySet());
    }
    paths.removeIf(path -> before.credential(path).equals(after.credential(path)));
    return Set.copyOf(paths);
  }

  /** The owners of references whose values differ between two states, sorted. */
  static Set<String> changedOwners(Published before, Published after) {
    var owners = new TreeSet<String>();
    Map<String, SecretValue> old = before.draft.values();
    Map<String, SecretValue> now = after.draft.values();
    for (Published state : List.of(before, after)) {
      state
          .draft
          .slots()
          .forEach(
              (path, slot) -> {
                if (!Objects.equals(old.get(path), now.get(path))) {
                  owners.add(OwnerId.of(slot.path()));
                }
              });
    }
    return owners;
  }

  @Override
  public String toString() {
    return activation.toString();
  }
}
