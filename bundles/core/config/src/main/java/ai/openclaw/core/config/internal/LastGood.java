package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of the last accepted main file, for a start with one that is not valid. Kept only where
 * the operator asks for it, since it may hold plaintext credentials.
 */
final class LastGood {
  static final String VARIABLE = "OPENCLAW_CONFIG_FALLBACK";
  private static final Logger LOG = LoggerFactory.getLogger(LastGood.class);

  private final boolean wanted;
  private final Path file;

  /**
   * Creates it.
   *
   * @param environment the variables of the process
   * @param main the main file
   */
  LastGood(Map<String, String> environment, Path main) {
    this.wanted = "last-good".equals(environment.get(VARIABLE));
    this.file = main.resolveSibling(main.getFileName() + ".last-good");
  }

  /** Keeps the main file of an accepted configuration. */
  void keep(Loaded accepted) {
    SourceFile main = accepted.files().get(accepted.main());
    if (!wanted || main == null) {
      return;
    }
    try {
      ConfigWriter.Replacer.ATOMIC.replace(file, main.document().bytes());
    } catch (IOException e) {
      LOG.warn("the copy {} could not be written: {}", file, Reasons.of(e));
    }
  }

  /** The configuration that the copy gives, when there is one and it is valid. */
  Optional<Candidate> recall(Candidates candidates) {
    if (!wanted || !Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] content = FileReading.regular(file, ConfigFiles.MOST_MAIN);
      Json5Document document = Json5Document.parse(content);
      return Optional.of(candidates.check(candidates.load(Map.of(candidates.main(), document))));
    } catch (IOException e) {
      LOG.error("the copy {} cannot be read: {}", file, Reasons.of(e));
    } catch (FileReading.Refused refused) {
      LOG.error("the copy {} {}", file, refused.reason());
    } catch (Json5Exception | ConfigInvalidException e) {
      LOG.error("the copy {} is not valid: {}", file, e.getMessage());
    }
    return Optional.empty();
  }
}
