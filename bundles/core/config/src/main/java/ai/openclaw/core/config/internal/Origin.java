package ai.openclaw.core.config.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which file each part of the merged configuration comes from. Immutable. */
sealed interface Origin {
  /**
   * A value in a file.
   *
   * @param file the file
   * @param at its path there
   */
  record Place(Path file, List<String> at) {
    Place below(List<String> keys) {
      List<String> path = new ArrayList<>(at);
      path.addAll(keys);
      return new Place(file, List.copyOf(path));
    }
  }

  /** A value that is wholly in one file. */
  record Whole(Place place) implements Origin {}

  /** An object with an include, and what it becomes by it. */
  record Included(Place at, Origin content) implements Origin {}

  /**
   * An object that several files contribute to, or that holds one.
   *
   * @param children where its members come from
   * @param places all objects that it consists of
   * @param additions the one that a new member goes to
   */
  record Mixed(Map<String, Origin> children, List<Place> places, Place additions)
      implements Origin {}

  /** A list that holds parts of other files, element by element. */
  record Elements(Place place, List<Origin> elements) implements Origin {}

  /** Lists of several files, one behind the other. */
  record Joined(List<Piece> pieces) implements Origin {
    private Optional<Origin> element(int index) {
      int rest = index;
      for (int i = 0; rest >= 0 && i < pieces.size(); i++) {
        Piece piece = pieces.get(i);
        boolean appends = i == pieces.size() - 1 && rest == piece.size();
        if (rest < piece.size() || appends) {
          return piece.origin().child(Integer.toString(rest));
        }
        rest -= piece.size();
      }
      return Optional.empty();
    }
  }

  /** A list and the number of its elements. */
  record Piece(Origin origin, int size) {}

  /** A value that hides another one. */
  record Over(Origin top, Origin below) implements Origin {}

  /** The origin of a child; empty when there is no such child, as far as this can be told. */
  default Optional<Origin> child(String key) {
    if (this instanceof Whole whole) {
      return Optional.of(new Whole(whole.place().below(List.of(key))));
    }
    if (this instanceof Included included) {
      return included.content().child(key);
    }
    if (this instanceof Mixed mixed) {
      return Optional.ofNullable(mixed.children().get(key));
    }
    if (this instanceof Elements list) {
      int index = index(key);
      return index >= 0 && index < list.elements().size()
          ? Optional.of(list.elements().get(index))
          : Optional.empty();
    }
    if (this instanceof Joined joined) {
      return joined.element(index(key));
    }
    return ((Over) this).top().child(key);
  }

  private static int index(String key) {
    return key.matches("0|[1-9][0-9]{0,8}") ? Integer.parseInt(key) : -1;
  }

  /**
   * The one place to write a value to; empty when no single file owns the path.
   *
   * @param path what is written, which need not exist
   */
  default Optional<Place> target(List<String> path) {
    if (this instanceof Whole whole) {
      return Optional.of(whole.place().below(path));
    }
    if (path.isEmpty()) {
      if (this instanceof Included included) {
        return included.content().target(path);
      }
      return this instanceof Over over ? over.top().target(path) : Optional.empty();
    }
    Optional<Origin> child = child(path.get(0));
    if (child.isPresent()) {
      return child.get().target(path.subList(1, path.size()));
    }
    return additions().map(place -> place.below(path));
  }

  /** Where a new child goes. */
  private Optional<Place> additions() {
    if (this instanceof Mixed mixed) {
      return Optional.of(mixed.additions());
    }
    if (this instanceof Elements list) {
      return Optional.of(list.place());
    }
    if (this instanceof Included included) {
      return included.content().additions();
    }
    return this instanceof Over over ? over.top().additions() : Optional.empty();
  }

  /** Everything that has to go so that nothing is left at a path. */
  default List<Place> all(List<String> path) {
    if (this instanceof Whole whole) {
      return List.of(whole.place().below(path));
    }
    if (this instanceof Over over) {
      List<Place> all = new ArrayList<>(over.top().all(path));
      all.addAll(over.below().all(path));
      return all;
    }
    if (!path.isEmpty()) {
      List<String> rest = path.subList(1, path.size());
      return child(path.get(0)).map(child -> child.all(rest)).orElse(List.of());
    }
    if (this instanceof Included included) {
      return List.of(included.at());
    }
    if (this instanceof Mixed mixed) {
      return mixed.places();
    }
    if (this instanceof Elements list) {
      return List.of(list.place());
    }
    return ((Joined) this)
        .pieces().stream().flatMap(piece -> piece.origin().all(path).stream()).toList();
  }

  /** The place that an issue of a path is shown at. */
  default Place shown(List<String> path) {
    if (this instanceof Whole whole) {
      return whole.place().below(path);
    }
    if (!path.isEmpty()) {
      Optional<Origin> child = child(path.get(0));
      if (child.isPresent()) {
        return child.get().shown(path.subList(1, path.size()));
      }
    }
    if (this instanceof Mixed mixed) {
      return mixed.additions();
    }
    if (this instanceof Included included) {
      return included.content().shown(List.of());
    }
    if (this instanceof Elements list) {
      return list.place();
    }
    if (this instanceof Over over) {
      return over.top().shown(path);
    }
    return ((Joined) this).pieces().get(0).origin().shown(List.of());
  }
}
