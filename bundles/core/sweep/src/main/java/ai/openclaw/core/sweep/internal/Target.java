package ai.openclaw.core.sweep.internal;

import ai.openclaw.core.planning.residue.KnownSecret;
import ai.openclaw.core.planning.residue.ResidueSweep.Passed;
import ai.openclaw.core.planning.residue.SecretPlace;
import ai.openclaw.core.planning.residue.SweepRequest;
import ai.openclaw.core.sweep.internal.SearchTexts.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is searched for. Holds no value.
 *
 * @param index the forms of the values
 * @param places the fields of each value, by its number
 * @param passed the values that are not searched for
 */
record Target(FormIndex index, List<List<SecretPlace>> places, List<Passed> passed) {
  /** Chooses from the values of a request, which may go afterwards. */
  static Target of(SweepRequest request) {
    var chooser = new SearchTexts(request.markers());
    Map<List<String>, List<SecretPlace>> places = new LinkedHashMap<>();
    var passed = new ArrayList<Passed>();
    for (KnownSecret secret : request.secrets()) {
      Choice choice = chooser.of(secret.value());
      if (choice.texts().isEmpty()) {
        passed.add(new Passed(secret.place(), choice.reason()));
      } else {
        List<SecretPlace> same = places.computeIfAbsent(choice.texts(), texts -> new ArrayList<>());
        if (!same.contains(secret.place())) {
          same.add(secret.place());
        }
      }
    }
    var index = new FormIndex(List.copyOf(places.keySet()));
    return new Target(index, places.values().stream().map(List::copyOf).toList(), passed);
  }
}
