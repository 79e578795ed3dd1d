package ai.openclaw.core.configure.internal.settings;

import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.DialogCancelledException;
import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.core.configure.internal.settings.OneOfField.Word;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What is asked for a provider, in order. Immutable. */
public final class SettingsForm {
  private static final int SLOWEST = 120_000;
  private static final int LARGEST = 20_971_520;

  private final List<Field> fields;
  private final List<String> untold;

  private SettingsForm(List<Field> fields, List<String> untold) {
    this.fields = fields;
    this.untold = untold;
  }

  /** The form of a source. */
  public static SettingsForm of(String source, ProviderDescription description) {
    return switch (source) {
      case "env" -> new SettingsForm(env(), List.of());
      case "file" -> new SettingsForm(file(), List.of());
      case "exec" -> new SettingsForm(exec(), List.of("env"));
      default -> {
        var form = SchemaFields.of(description.settingsSchema());
        yield new SettingsForm(form.fields(), form.untold());
      }
    };
  }

  /** Asks for everything; what is not asked for stays as it is. */
  public ObjectNode ask(Dialog dialog, ObjectNode present) throws DialogCancelledException {
    ObjectNode settings = present.deepCopy();
    for (Field field : fields) {
      field.ask(dialog, settings);
    }
    if (!untold.isEmpty()) {
      dialog.line(
          "  Not asked for here, and left as it is: "
              + String.join(", ", untold)
              + " (change it with `openclaw config set`).");
    }
    return settings;
  }

  private static List<Field> env() {
    return List.of(
        new WordsField(
            "allowlist",
            "Variables that may be read, with commas (blank: every variable; none: no variable)",
            "none",
            256,
            Rules::variable));
  }

  private static List<Field> file() {
    return List.of(
        new TextField("path", "Absolute path of the file with the secrets", true, Rules::file),
        new OneOfField(
            "mode",
            "What is in the file?",
            List.of(
                new Word("json", "a JSON object; ids are pointers such as /openai/apiKey"),
                new Word("singleValue", "one secret and nothing else; the id is always value"))),
        timeout("timeoutMs", "Time limit for reading it"),
        bytes("maxBytes", "Largest size of the file"),
        new FlagField(
            "allowInsecurePath",
            "Accept the file even when others may read or write it, or own it?",
            false));
  }

  private static List<Field> exec() {
    return List.of(
        new TextField(
            "command", "Absolute path of the program that prints secrets", true, Rules::command),
        new ArgumentsField("args", "Its arguments, as a JSON list of texts", 128, 1024),
        timeout("timeoutMs", "Time limit for one run"),
        timeout("noOutputTimeoutMs", "Time limit without any output"),
        bytes("maxOutputBytes", "Most output"),
        new FlagField(
            "jsonOnly", "Does it always answer in JSON? (no: plain text counts for one id)", true),
        new WordsField(
            "passEnv", "Variables it gets, with commas (blank: none)", "", 128, Rules::variable),
        new WordsField(
            "trustedDirs",
            "Folders it must be in, absolute, with commas (blank: anywhere)",
            "",
            64,
            Rules::folder),
        new FlagField(
            "allowInsecurePath",
            "Accept the program even when others may change it, or own it?",
            false),
        new FlagField(
            "allowSymlinkCommand",
            "May the path be a symbolic link? (package managers make such; name trusted folders)",
            false));
  }

  private static Field timeout(String key, String what) {
    return new NumberField(
        key,
        what + " in milliseconds, 1 to " + SLOWEST + " (blank: " + usual(key) + ")",
        false,
        1,
        SLOWEST);
  }

  private static String usual(String key) {
    return key.equals("timeoutMs") ? "5000" : "as the time limit before";
  }

  private static Field bytes(String key, String what) {
    return new NumberField(
        key, what + " in bytes, 1 to " + LARGEST + " (blank: 1048576)", false, 1, LARGEST);
  }
}
