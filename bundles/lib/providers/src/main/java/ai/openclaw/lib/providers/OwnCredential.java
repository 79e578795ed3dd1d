package ai.openclaw.lib.providers;

import ai.openclaw.lib.files.PathRules;
import ai.openclaw.lib.files.SecretFile;
import ai.openclaw.lib.files.SecretFile.Content;
import ai.openclaw.lib.files.SecretFile.NotRead;
import ai.openclaw.lib.files.SecretFile.Reading;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Where the credential that opens a provider is: in a file of its own or in a variable. The
 * configuration names the place and never holds the credential. Immutable and thread-safe; nothing
 * is read before {@link #read}.
 */
public final class OwnCredential {
  /** The code of a credential that is not where it should be. */
  public static final String MISSING = "PROVIDER_CREDENTIAL_MISSING";

  /** The code of a credential that cannot be one. */
  public static final String INVALID = "PROVIDER_CREDENTIAL_INVALID";

  private static final int MAX_BYTES = 65_536;
  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,127}");

  private final ProviderSettings settings;
  private final String key;
  private final Optional<Path> file;
  private final boolean allowInsecurePath;

  private OwnCredential(
      ProviderSettings settings, String key, Optional<Path> file, boolean allowInsecurePath) {
    this.settings = settings;
    this.key = key;
    this.file = file;
    this.allowInsecurePath = allowInsecurePath;
  }

  /**
   * Finds the setting {@code <name>File} or {@code <name>Env}, one of which must be there.
   *
   * @param name what the credential is called, {@code password}
   * @param allowInsecurePath whether permissions and owner of a file go unchecked
   */
  public static OwnCredential of(ProviderSettings settings, String name, boolean allowInsecurePath)
      throws UnavailableException {
    String fileKey = name + "File";
    String variableKey = name + "Env";
    if (settings.has(fileKey) == settings.has(variableKey)) {
      throw new UnavailableException(
          ProviderSettings.INVALID,
          "%s needs either %s or %s".formatted(settings.label(), fileKey, variableKey));
    }
    if (settings.has(fileKey)) {
      return new OwnCredential(
          settings, fileKey, Optional.of(settings.path(fileKey)), allowInsecurePath);
    }
    if (!VARIABLE.matcher(settings.text(variableKey)).matches()) {
      throw settings.invalid(variableKey, "the name of a variable, " + VARIABLE.pattern());
    }
    return new OwnCredential(settings, variableKey, Optional.empty(), allowInsecurePath);
  }

  /** The full path of the setting that names the place. */
  public String label() {
    return settings.label(key);
  }

  /** The refusal of a credential that was read and cannot be used. */
  public UnavailableException invalid(String problem) {
    return new UnavailableException(INVALID, "%s %s".formatted(label(), problem));
  }

  /**
   * Reads the credential: a file without its last line end, a variable as it is. It may take as
   * long as the file system does.
   *
   * @param warnings is told what an operator should put right, one sentence each
   * @return a text that is not empty
   */
  public String read(SecretFile files, Consumer<String> warnings) throws UnavailableException {
    String text = file.isPresent() ? content(files, file.get(), warnings) : variable();
    if (text.isEmpty()) {
      throw new UnavailableException(
          MISSING,
          file.map(path -> "%s is empty: %s".formatted(label(), path))
              .orElseGet(() -> "%s names a variable that is not set".formatted(label())));
    }
    return text;
  }

  private String variable() throws UnavailableException {
    return settings.environment().get(settings.text(key)).orElse("");
  }

  private String content(SecretFile files, Path path, Consumer<String> warnings)
      throws UnavailableException {
    Reading reading = files.read(path, PathRules.secretFile(label(), allowInsecurePath), MAX_BYTES);
    if (reading instanceof NotRead notRead) {
      throw new UnavailableException(
          notRead.refused().reason().code(), notRead.refused().message());
    }
    if (!(reading instanceof Content content)) {
      throw invalid("is larger than %d bytes: %s".formatted(MAX_BYTES, path));
    }
    content.warnings().forEach(warnings);
    return WholeText.of(content.bytes())
        .orElseThrow(() -> invalid("is not encoded in UTF-8: %s".formatted(path)));
  }
}
