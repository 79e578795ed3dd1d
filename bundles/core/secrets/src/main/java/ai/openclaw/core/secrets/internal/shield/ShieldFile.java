package ai.openclaw.core.secrets.internal.shield;

import ai.openclaw.lib.files.AtomicFile;
import ai.openclaw.lib.files.PathRules;
import ai.openclaw.lib.files.PathSecurity;
import ai.openclaw.lib.files.SecretFile;
import ai.openclaw.lib.files.SecretFile.Content;
import ai.openclaw.lib.files.SecretFile.NotRead;
import ai.openclaw.lib.files.SecretFile.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code <state>/run/secrets-shield.json}: beside lock and socket, because it is about processes
 * and may be deleted at any time, and not in the cache, which an upgrade throws away. Mode 0600,
 * replaced as a whole. Ids stand in it as they are: the configuration beside it names them too, and
 * an operator can read what is remembered. Thread-safe.
 */
public final class ShieldFile implements ShieldStore {
  /** The name of the file. */
  public static final String NAME = "secrets-shield.json";

  private static final Logger LOG = LoggerFactory.getLogger(ShieldFile.class);
  private static final int MAX_BYTES = 4 << 20;

  private final Path file;
  private final AtomicBoolean writable = new AtomicBoolean(true);
  private final AtomicBoolean foreign = new AtomicBoolean();

  /** Names it; neither reads nor writes. */
  public ShieldFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /** Removes what a writer that was killed left; for the one process that writes. */
  void sweep() {
    try {
      AtomicFile.sweep(file);
    } catch (IOException e) {
      LOG.debug("a leftover beside {} stays", file, e);
    }
  }

  @Override
  public List<Memory> read() {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    Reading reading =
        new SecretFile(new PathSecurity())
            .read(file, PathRules.secretFile("what is remembered of providers", false), MAX_BYTES);
    if (reading instanceof Content content) {
      try {
        return ShieldJson.read(content.bytes());
      } catch (ShieldJson.MalformedException e) {
        return ignored(String.valueOf(e.getMessage()));
      }
    }
    return ignored(reading instanceof NotRead not ? not.refused().message() : "larger than 4 MiB");
  }

  @Override
  public void write(List<Memory> memories) {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        AtomicFile.folder(folder);
      }
      if (foreign.getAndSet(false)) {
        // Replacing a file keeps its owner, who would then be a stranger for ever.
        Files.deleteIfExists(file);
      }
      AtomicFile.write(file, ShieldJson.write(memories));
      writable.set(true);
    } catch (IOException e) {
      if (writable.getAndSet(false)) {
        LOG.warn(
            "[SECRETS_SHIELD_NOT_KEPT] {} cannot be written ({}); a restart will know nothing of"
                + " providers that fail",
            file,
            e.getClass().getSimpleName());
      }
    }
  }

  /**
   * Forgets why providers are left alone; their calls stay counted.
   *
   * @param alias of which; all when empty
   * @return the aliases that were left alone
   */
  public List<String> forgive(Optional<String> alias) {
    List<Memory> kept = read();
    List<String> forgiven =
        kept.stream()
            .filter(memory -> memory.holdsBack(alias))
            .map(memory -> memory.definition().alias())
            .sorted()
            .toList();
    if (!forgiven.isEmpty()) {
      write(
          kept.stream()
              .map(memory -> memory.holdsBack(alias) ? memory.forgiven() : memory)
              .toList());
    }
    return forgiven;
  }

  private List<Memory> ignored(String why) {
    foreign.set(true);
    LOG.warn("[SECRETS_SHIELD_IGNORED] {} is ignored and will be replaced: {}", file, why);
    return List.of();
  }
}
