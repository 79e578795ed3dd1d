package ai.openclaw.core.configure.internal;

import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.Dialog.Choice;
import ai.openclaw.api.command.DialogCancelledException;
import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.configure.internal.settings.Rules;
import ai.openclaw.core.configure.internal.settings.SettingsForm;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds, edits and removes providers, in memory. */
final class ProviderMenu {
  private static final List<String> FIRST = List.of("env", "file", "exec");

  private final Dialog dialog;
  private final Staging staging;
  private final Map<String, ProviderDescription> sources;
  private final References references;

  private enum Step {
    ADD,
    EDIT,
    REMOVE,
    CONTINUE
  }

  ProviderMenu(
      Dialog dialog,
      Staging staging,
      Map<String, ProviderDescription> sources,
      References references) {
    this.dialog = dialog;
    this.staging = staging;
    this.sources = sources;
    this.references = references;
  }

  void run() throws DialogCancelledException {
    while (true) {
      switch (step()) {
        case ADD -> add();
        case EDIT -> edit();
        case REMOVE -> remove();
        case CONTINUE -> {
          return;
        }
      }
    }
  }

  private Step step() throws DialogCancelledException {
    boolean some = !staging.providers().isEmpty();
    dialog.line("");
    dialog.line("Providers say where secret values come from (secrets.providers).");
    staging
        .providers()
        .forEach((alias, settings) -> dialog.line("  " + alias + "  " + hint(settings)));
    if (!some) {
      dialog.line("  There is none yet: only variables of the environment (env) can be used.");
    }
    var steps = new ArrayList<Choice<Step>>();
    steps.add(new Choice<>(Step.ADD, "Add a provider", ""));
    if (some) {
      steps.add(new Choice<>(Step.EDIT, "Edit a provider", ""));
      steps.add(new Choice<>(Step.REMOVE, "Remove a provider", ""));
    }
    steps.add(new Choice<>(Step.CONTINUE, "Continue", "the providers are as they should be"));
    return dialog.choose("What next?", steps, steps.size() - 1);
  }

  private void add() throws DialogCancelledException {
    String source = source("");
    String alias =
        dialog.text(
            "Alias, the name that references use for it",
            staging.providers().containsKey("default") ? "" : "default",
            this::freeAlias);
    ask(alias, source, JsonNodeFactory.instance.objectNode());
  }

  private Optional<String> freeAlias(String alias) {
    Optional<String> wrong = Rules.alias(alias);
    return wrong.isEmpty() && staging.providers().containsKey(alias)
        ? Optional.of("there is a provider " + alias + " already; edit that one")
        : wrong;
  }

  private void edit() throws DialogCancelledException {
    String alias = provider("Which provider?");
    ObjectNode present = staging.providers().getOrDefault(alias, empty());
    String before = present.path("source").asText("");
    if (!sources.containsKey(before)) {
      dialog.line("  ! no bundle of this process serves the source " + before + ".");
      dialog.line(
          "    What a plugin serves can be edited in `openclaw shell` of a running gateway.");
      return;
    }
    String source = source(before);
    ask(alias, source, source.equals(before) ? present : empty());
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Asks again, with the answers, when the settings as a whole are refused. */
  private void ask(String alias, String source, ObjectNode present)
      throws DialogCancelledException {
    SettingsForm form =
        SettingsForm.of(source, Optional.ofNullable(sources.get(source)).orElseThrow());
    ObjectNode settings = present;
    while (true) {
      ObjectNode answers = form.ask(dialog, settings);
      ObjectNode whole = empty().put("source", source);
      answers.remove("source");
      whole.setAll(answers);
      try {
        staging.put(alias, whole);
        dialog.line("  The plan now has the provider " + alias + ", " + hint(whole) + ".");
        return;
      } catch (ConfigInvalidException e) {
        tell(e);
        settings = whole;
      }
    }
  }

  private void remove() throws DialogCancelledException {
    String alias = provider("Remove which provider?");
    List<String> users = references.to(alias);
    if (!users.isEmpty()) {
      dialog.line("  Still used by " + String.join(", ", users) + ".");
      dialog.line("  Give them another reference in the next step, or the plan will be refused.");
    }
    if (!dialog.confirm("Remove the provider " + alias + "?", false)) {
      return;
    }
    try {
      staging.remove(alias);
      dialog.line("  The plan now removes the provider " + alias + ".");
    } catch (ConfigInvalidException e) {
      tell(e);
    }
  }

  private void tell(ConfigInvalidException e) {
    for (ConfigIssue issue : e.issues()) {
      dialog.line("  ! " + issue.path() + ": " + issue.message());
    }
  }

  private String provider(String question) throws DialogCancelledException {
    var choices = new ArrayList<Choice<String>>();
    staging
        .providers()
        .forEach((alias, settings) -> choices.add(new Choice<>(alias, alias, hint(settings))));
    return dialog.choose(question, choices, 0);
  }

  private String source(String present) throws DialogCancelledException {
    var names = new ArrayList<>(FIRST);
    names.retainAll(sources.keySet());
    sources.keySet().stream().filter(name -> !FIRST.contains(name)).forEach(names::add);
    var choices = new ArrayList<Choice<String>>();
    names.forEach(name -> choices.add(new Choice<>(name, name, about(name))));
    return dialog.choose(
        "Where do its values come from?", choices, Math.max(0, names.indexOf(present)));
  }

  static String about(String source) {
    return switch (source) {
      case "env" -> "variables of the environment, or of a .env file";
      case "file" -> "a file that only you can read";
      case "exec" -> "a program that prints them";
      default -> "an installed bundle";
    };
  }

  private String hint(ObjectNode settings) {
    String source = settings.path("source").asText("?");
    return sources.containsKey(source) ? about(source, settings) : source + " (not installed here)";
  }

  private static String about(String source, ObjectNode settings) {
    return switch (source) {
      case "env" ->
          settings.path("allowlist").isArray()
              ? "env (" + settings.path("allowlist").size() + " allowlisted)"
              : "env";
      case "file" -> "file (" + settings.path("mode").asText("json") + ")";
      case "exec" -> settings.path("jsonOnly").asBoolean(true) ? "exec (json)" : "exec (json+text)";
      default -> source;
    };
  }
}
