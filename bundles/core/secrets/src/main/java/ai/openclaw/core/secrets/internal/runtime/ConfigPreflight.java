package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.core.config.ConfigParticipant;
import ai.openclaw.core.config.ConfigSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/** Lets a changed configuration become active together with its secrets, or not at all. */
final class ConfigPreflight implements ConfigParticipant {
  private final LiveSecrets secrets;

  ConfigPreflight(LiveSecrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public Prepared prepare(ConfigSnapshot candidate) throws InterruptedException {
    PassResult result;
    try {
      result = secrets.prepare(candidate);
    } catch (RejectedExecutionException | IllegalStateException e) {
      return refused("the secrets of the new configuration could not be resolved; try again");
    }
    if (result instanceof PassResult.Good good) {
      return new Agreed(secrets, good.draft());
    }
    RefFailure failure = ((PassResult.Bad) result).failure();
    if (onDisk(candidate)) {
      secrets.failed(failure);
    }
    SecretFailure located = failure.located();
    return refused(
        "active SecretRef resolution failed (" + located.message() + ") [" + located.code() + "]");
  }

  // A rejected edit was never written and degrades nothing; a file that was edited by hand stays
  // ahead of what is active.
  private static boolean onDisk(ConfigSnapshot candidate) {
    try {
      return ConfigSnapshot.revisionOf(Files.readAllBytes(candidate.file()))
          .equals(candidate.revision());
    } catch (IOException e) {
      return false;
    }
  }

  private static Prepared refused(String objection) {
    return new Refused(objection);
  }

  private record Agreed(LiveSecrets secrets, Draft draft) implements Prepared {
    @Override
    public Optional<String> objection() {
      return Optional.empty();
    }

    @Override
    public void commit() {
      secrets.commit(draft);
    }

    @Override
    public void drop() {
      // Nothing outside this object knows of the draft.
    }
  }

  private record Refused(String text) implements Prepared {
    @Override
    public Optional<String> objection() {
      return Optional.of(text);
    }

    @Override
    public void commit() {
      throw new IllegalStateException("a refused configuration cannot be committed");
    }

    @Override
    public void drop() {
      // Nothing was prepared.
    }
  }
}
