package ai.openclaw.core.configure.internal;

import ai.openclaw.core.configure.internal.mapping.Candidate;
import ai.openclaw.core.secrets.SecretContent;
import java.util.List;

/** The references that there are now. */
final class References {
  private static final int MOST = 5;

  private final List<Candidate> candidates;

  References(List<Candidate> candidates) {
    this.candidates = List.copyOf(candidates);
  }

  /** The first credentials that refer to a provider. */
  List<String> to(String alias) {
    return candidates.stream()
        .filter(
            one ->
                one.content() instanceof SecretContent.Reference reference
                    && reference.ref().provider().equals(alias))
        .map(Candidate::label)
        .limit(MOST)
        .toList();
  }
}
