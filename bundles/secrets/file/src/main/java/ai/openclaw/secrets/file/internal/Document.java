package ai.openclaw.secrets.file.internal;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretValue;

/** A file that was read: what it says to an id. */
interface Document {
  /** The literal id of a file that is one value. */
  String WHOLE = "value";

  /** The value at an id, or why there is none. */
  Outcome at(String id);

  /**
   * A file that is one value.
   *
   * @param alias the provider
   * @param text the content
   */
  record SingleValue(String alias, String text) implements Document {

    /** Takes one line end away from the end. */
    static SingleValue of(String alias, String content) {
      String text = content;
      if (text.endsWith("\r\n")) {
        text = text.substring(0, text.length() - 2);
      } else if (text.endsWith("\n")) {
        text = text.substring(0, text.length() - 1);
      }
      return new SingleValue(alias, text);
    }

    @Override
    public Outcome at(String id) {
      if (!id.equals(WHOLE)) {
        return new Failed(
            FileFailure.SECRET_ID_INVALID.of(
                "secrets.providers.%s has mode singleValue and serves the id %s only"
                    .formatted(alias, WHOLE)));
      }
      if (text.isEmpty()) {
        return new Failed(
            FileFailure.SECRET_EMPTY.of(
                "the file of secrets.providers.%s holds an empty value".formatted(alias)));
      }
      return new Resolved(SecretValue.of(text));
    }

    /** The content stays hidden. */
    @Override
    public String toString() {
      return "SingleValue[" + alias + "]";
    }
  }
}
