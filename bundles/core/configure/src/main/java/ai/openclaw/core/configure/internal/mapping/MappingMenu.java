package ai.openclaw.core.configure.internal.mapping;

import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.Dialog.Choice;
import ai.openclaw.api.command.DialogCancelledException;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.configure.internal.Staging;
import ai.openclaw.core.configure.internal.settings.Rules;
import ai.openclaw.core.secrets.SecretContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Chooses credentials and asks for their references. */
public final class MappingMenu {
  private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9:_-]{1,128}");

  private final Dialog dialog;
  private final Staging staging;
  private final Candidates candidates;
  private final String agent;
  private final List<Candidate> known;
  private final RefForm form;
  private boolean everything;

  /** What can be chosen. */
  private sealed interface Pick {
    record Done() implements Pick {}

    record One(Candidate candidate) implements Pick {}

    record Create() implements Pick {}

    record Toggle() implements Pick {}
  }

  /**
   * Creates it.
   *
   * @param known what there is to choose
   * @param agent whose store gets new profiles
   * @param always the sources that need no provider
   */
  public MappingMenu(
      Dialog dialog,
      Staging staging,
      Candidates candidates,
      List<Candidate> known,
      String agent,
      RefCheck check,
      List<String> always) {
    this.dialog = dialog;
    this.staging = staging;
    this.candidates = candidates;
    this.agent = agent;
    this.known = new ArrayList<>(known);
    this.form = new RefForm(dialog, staging, check, always);
  }

  /** Goes on until the person is done. */
  public void run() throws DialogCancelledException, InterruptedException {
    while (true) {
      Pick pick = pick();
      if (pick instanceof Pick.Done) {
        return;
      } else if (pick instanceof Pick.Toggle) {
        everything = !everything;
      } else if (pick instanceof Pick.Create) {
        create();
      } else if (pick instanceof Pick.One one && map(one.candidate())) {
        if (!dialog.confirm("Configure another credential?", true)) {
          return;
        }
      }
    }
  }

  private Pick pick() throws DialogCancelledException {
    var picks = new ArrayList<Choice<Pick>>();
    if (!staging.mappings().isEmpty()) {
      int count = staging.mappings().size();
      picks.add(new Choice<>(new Pick.Done(), "Done", count + " in the plan; try it out"));
    }
    for (Candidate candidate : known) {
      if (candidate.shown() || everything) {
        picks.add(new Choice<>(new Pick.One(candidate), candidate.label(), hint(candidate)));
      }
    }
    picks.add(
        new Choice<>(
            new Pick.Create(), "Create auth profile mapping", "a new profile of agent " + agent));
    if (known.stream().anyMatch(candidate -> !candidate.shown())) {
      picks.add(
          everything
              ? new Choice<>(new Pick.Toggle(), "Hide derived targets", "")
              : new Choice<>(
                  new Pick.Toggle(), "Show derived targets", "fields that are not written yet"));
    }
    dialog.line("");
    return dialog.choose("Which credential shall be a reference?", picks, 0);
  }

  private String hint(Candidate candidate) {
    Optional<Mapping> chosen = staging.mapping(candidate.key());
    if (chosen.isPresent()) {
      return "in the plan: " + chosen.get().ref();
    }
    if (candidate.refusal().isPresent()) {
      return "cannot be a reference";
    }
    if (candidate.content() instanceof SecretContent.Reference reference) {
      return "now " + reference.ref();
    }
    if (candidate.content() instanceof SecretContent.Malformed) {
      return "now a reference that is wrong";
    }
    return candidate.content() instanceof SecretContent.Plain ? "now plain text" : "not set";
  }

  private boolean map(Candidate candidate) throws DialogCancelledException, InterruptedException {
    if (candidate.refusal().isPresent()) {
      dialog.line("  ! " + candidate.label() + ": " + candidate.refusal().get());
      return false;
    }
    dialog.line(candidate.label());
    Optional<SecretRef> ref = form.ask(candidate);
    ref.ifPresent(chosen -> staging.map(new Mapping(candidate, chosen)));
    return ref.isPresent();
  }

  private void create() throws DialogCancelledException {
    String id = dialog.text("Id of the profile, such as openai:default", "", this::freeProfile);
    String type =
        dialog.choose(
            "What is it?",
            List.of(
                new Choice<>("api_key", "api_key", "a key that stays the same"),
                new Choice<>("token", "token", "a token")),
            0);
    String provider =
        dialog.text("Provider it is for, such as openai", provider(id), Rules::present);
    Candidate created = candidates.created(id, type, provider, agent);
    known.removeIf(one -> one.key().equals(created.key()));
    known.add(0, created);
    dialog.line("  It can be chosen now: " + created.label());
  }

  private Optional<String> freeProfile(String id) {
    if (!PROFILE.matcher(id).matches()) {
      return Optional.of("letters, digits, : _ and - only, 128 at most");
    }
    boolean stored =
        known.stream().anyMatch(one -> one.agent().isPresent() && one.path().get(1).equals(id));
    return stored
        ? Optional.of("there is a profile " + id + " already; choose it in the list")
        : Optional.empty();
  }

  private static String provider(String id) {
    int colon = id.indexOf(':');
    return colon < 0 ? "" : id.substring(0, colon);
  }
}
