package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.Activity;
import ai.openclaw.api.credential.CredentialSurface;
import ai.openclaw.api.credential.CredentialTarget;
import ai.openclaw.core.secrets.internal.provider.Entry;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The surface of an owner that is a bundle of its own, its targets checked.
 *
 * @param owner the owner's id
 * @param entry the service
 * @param targets its fields
 */
record InstalledSurface(
    String owner, Entry<CredentialSurface> entry, List<CredentialTarget> targets) {
  /** Copies the list. */
  InstalledSurface {
    targets = List.copyOf(targets);
  }

  /** Whether it has fields in the subtree of a kind of owner. */
  boolean concerns(Owner.Kind kind) {
    return targets.stream().anyMatch(t -> t.path().segments().get(0).equals(kind.root()));
  }

  /** What is declared of it when it is data. */
  Optional<DeclaredSurface> declared() {
    return entry.handle() instanceof DeclaredHandle handle
        ? handle.service().map(DeclaredSurface.class::cast)
        : Optional.empty();
  }

  /** Whether it says of some field that it competes with those of others. */
  boolean competes() {
    return declared().filter(surface -> !surface.candidates().isEmpty()).isPresent();
  }

  /**
   * One concrete field and whether it is in use.
   *
   * @param candidate how it competes with others, when it is declared to
   */
  record Judged(
      CredentialTarget target,
      List<String> path,
      Activity activity,
      Optional<CandidateUse> candidate) {}

  /** Why the targets of an owner are refused; empty when they are all its own. */
  static Optional<String> refusal(String owner, List<CredentialTarget> targets) {
    Set<List<String>> roots =
        Set.of(List.of("channels", owner), List.of("plugins", "entries", owner));
    for (CredentialTarget target : targets) {
      for (var pattern : patterns(target)) {
        boolean own =
            roots.stream()
                .anyMatch(
                    root ->
                        pattern.size() > root.size()
                            && pattern.subList(0, root.size()).equals(root));
        if (!own) {
          return Optional.of(
              "it declares "
                  + target.path()
                  + ", which is outside channels."
                  + owner
                  + " and plugins.entries."
                  + owner);
        }
      }
    }
    return Optional.empty();
  }

  private static List<List<String>> patterns(CredentialTarget target) {
    var patterns = new ArrayList<List<String>>();
    patterns.add(target.path().segments());
    target.refPath().ifPresent(beside -> patterns.add(beside.segments()));
    return patterns;
  }

  /** Judges every field that is there; calls the stranger, so on a watched thread only. */
  static List<Judged> judge(
      CredentialSurface surface, List<CredentialTarget> targets, ObjectNode source) {
    var judged = new ArrayList<Judged>();
    for (CredentialTarget target : targets) {
      for (List<String> path : PathFinder.fields(source, target)) {
        judged.add(
            new Judged(target, path, surface.activity(source, target, path), Optional.empty()));
      }
    }
    return judged;
  }
}
