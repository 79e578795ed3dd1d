package ai.openclaw.core.secrets.internal.surface;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What else than the switches of channel and account decides whether a credential is in use. */
sealed interface ChannelCondition {
  /** Why it does not hold at a level; empty when it does. */
  Optional<String> unmet(Level level);

  /** A text has to stand beside the credential. */
  record WithText(List<String> key) implements ChannelCondition {
    @Override
    public Optional<String> unmet(Level level) {
      return text(level.besideCredential(key))
          ? Optional.empty()
          : Optional.of(dots(key) + " is not set");
    }
  }

  /** No text may stand beside the credential. */
  record WithoutText(List<String> key) implements ChannelCondition {
    @Override
    public Optional<String> unmet(Level level) {
      return text(level.besideCredential(key))
          ? Optional.of(dots(key) + " is set and wins")
          : Optional.empty();
    }
  }

  /** A mode has to be one of some. */
  record InMode(List<String> key, String standard, Set<String> modes) implements ChannelCondition {
    @Override
    public Optional<String> unmet(Level level) {
      String mode = level.effective(key).asText("").strip();
      String effective = mode.isEmpty() ? standard : mode;
      return modes.contains(effective)
          ? Optional.empty()
          : Optional.of(dots(key) + " is \"" + effective + "\"");
    }
  }

  /** A switch must not be off; an account may replace the object that holds it. */
  record SwitchedOn(List<String> key, List<String> whole) implements ChannelCondition {
    @Override
    public Optional<String> unmet(Level level) {
      JsonNode flag = whole.isEmpty() ? level.effective(key) : level.effective(whole, key);
      return off(flag) ? Optional.of(dots(key) + " is false") : Optional.empty();
    }
  }

  /**
   * No other credential of the same account may stand in for this one. What stands at the channel's
   * level, and the variable, are those of the default account; what the default account has stands
   * in for the channel's level.
   */
  record WithoutCredential(List<String> key, String variable) implements ChannelCondition {
    @Override
    public Optional<String> unmet(Level level) {
      boolean own = level.account().isPresent() && level.credential(level.account(), key);
      boolean top = level.supplier().filter(id -> !id.equals(Level.DEFAULT_ACCOUNT)).isEmpty();
      if (own || (top && standIn(level))) {
        return Optional.of("the account has " + dots(key));
      }
      return top && !variable.isEmpty() && level.config().variable(variable)
          ? Optional.of("the variable " + variable + " is set")
          : Optional.empty();
    }

    private boolean standIn(Level level) {
      return level.credential(Optional.empty(), key)
          || level.credential(Optional.of(Level.DEFAULT_ACCOUNT), key);
    }
  }

  private static boolean text(JsonNode node) {
    return node.isTextual() && !node.textValue().isBlank();
  }

  /** Whether a switch is off; unset counts as on. */
  static boolean off(JsonNode flag) {
    return flag.isBoolean() && !flag.booleanValue();
  }

  private static String dots(List<String> key) {
    return String.join(".", key);
  }
}
