package ai.openclaw.core.configure.internal.mapping;

import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.Dialog.Choice;
import ai.openclaw.api.command.DialogCancelledException;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.configure.internal.Staging;
import ai.openclaw.core.configure.internal.settings.Rules;
import ai.openclaw.core.secrets.SecretContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for the reference of one credential, until it has a value or the credential is left out. */
final class RefForm {
  private static final String ENV = "env";
  private static final String FILE = "file";

  private final Dialog dialog;
  private final Staging staging;
  private final RefCheck check;
  private final List<String> always;

  private enum Retry {
    CHANGE,
    AGAIN,
    LEAVE
  }

  /**
   * Creates it.
   *
   * @param always the sources that need no provider
   */
  RefForm(Dialog dialog, Staging staging, RefCheck check, List<String> always) {
    this.dialog = dialog;
    this.staging = staging;
    this.check = check;
    this.always = always;
  }

  /** The reference; empty when the credential is left out. */
  Optional<SecretRef> ask(Candidate candidate)
      throws DialogCancelledException, InterruptedException {
    Optional<SecretRef> before =
        staging
            .mapping(candidate.key())
            .map(Mapping::ref)
            .or(
                () ->
                    candidate.content() instanceof SecretContent.Reference reference
                        ? Optional.of(reference.ref())
                        : Optional.empty());
    while (true) {
      SecretRef ref = reference(candidate, before);
      Retry next = Retry.AGAIN;
      while (next == Retry.AGAIN) {
        if (fits(candidate, ref)) {
          return Optional.of(ref);
        }
        next = retry();
      }
      if (next == Retry.LEAVE) {
        return Optional.empty();
      }
      before = Optional.of(ref);
    }
  }

  private SecretRef reference(Candidate candidate, Optional<SecretRef> before)
      throws DialogCancelledException {
    String source = source(before);
    Optional<SecretRef> same = before.filter(ref -> ref.source().equals(source));
    String alias =
        dialog.text(
            "Alias of the provider" + known(source),
            same.map(SecretRef::provider)
                .or(() -> staging.defaultAlias(source))
                .or(() -> staging.first(source))
                .orElse("default"),
            Rules::alias);
    String id =
        dialog.text(
            idQuestion(source, alias),
            same.map(SecretRef::id).orElseGet(() -> suggested(candidate, source, alias)),
            text ->
                text.isEmpty()
                    ? Rules.present(text)
                    : check.id(new SecretRef(source, alias, text)));
    return new SecretRef(source, alias, id);
  }

  private String source(Optional<SecretRef> before) throws DialogCancelledException {
    var offered = new ArrayList<>(always);
    for (String source : List.of(FILE, "exec")) {
      if (!offered.contains(source) && staging.first(source).isPresent()) {
        offered.add(source);
      }
    }
    staging.providers().values().stream()
        .map(settings -> settings.path("source").asText(""))
        .filter(source -> !offered.contains(source))
        .sorted()
        .distinct()
        .forEach(offered::add);
    var choices = new ArrayList<Choice<String>>();
    offered.forEach(source -> choices.add(new Choice<>(source, source, about(source))));
    int initial = before.map(ref -> offered.indexOf(ref.source())).orElse(0);
    return dialog.choose("Where does its value come from?", choices, Math.max(0, initial));
  }

  private static String about(String source) {
    return switch (source) {
      case ENV -> "a variable of the environment, or of a .env file";
      case FILE -> "a file that only you can read";
      case "exec" -> "a program that prints it";
      default -> "an installed bundle";
    };
  }

  private String known(String source) {
    List<String> aliases =
        staging.providers().keySet().stream()
            .filter(alias -> staging.source(alias).equals(Optional.of(source)))
            .toList();
    return aliases.isEmpty() ? "" : " (there is " + String.join(", ", aliases) + ")";
  }

  private String idQuestion(String source, String alias) {
    return switch (source) {
      case ENV -> "Name of the variable";
      case FILE ->
          single(alias)
              ? "Id (the file is one secret, so: value)"
              : "Pointer to the value in the file, such as /openai/apiKey";
      default -> "Id that the provider knows it by";
    };
  }

  private boolean single(String alias) {
    return Optional.ofNullable(staging.providers().get(alias))
        .filter(settings -> settings.path("mode").asText("").equals("singleValue"))
        .isPresent();
  }

  private String suggested(Candidate candidate, String source, String alias) {
    return switch (source) {
      case ENV -> candidate.variable().orElse("");
      case FILE -> single(alias) ? "value" : "";
      default -> "";
    };
  }

  private boolean fits(Candidate candidate, SecretRef ref) throws InterruptedException {
    Optional<SecretFailure> wrong = check.check(candidate, ref, staging.config());
    if (wrong.isPresent()) {
      dialog.line("  ! " + ref + ": " + wrong.get().message());
      return false;
    }
    dialog.line(
        check.skipped(ref)
            ? "  " + ref + " was not resolved: --allow-exec runs the program."
            : "  " + ref + " has a value that fits. It is not shown.");
    return true;
  }

  private Retry retry() throws DialogCancelledException {
    return dialog.choose(
        "The reference has no usable value. What next?",
        List.of(
            new Choice<>(Retry.CHANGE, "Change the reference", ""),
            new Choice<>(Retry.AGAIN, "Check it again", "after you have mended its source"),
            new Choice<>(Retry.LEAVE, "Leave this credential out", "what was chosen before stays")),
        0);
  }
}
