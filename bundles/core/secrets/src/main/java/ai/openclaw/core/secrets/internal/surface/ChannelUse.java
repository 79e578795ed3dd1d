package ai.openclaw.core.secrets.internal.surface;

import static ai.openclaw.core.secrets.internal.surface.ActivationRule.active;
import static ai.openclaw.core.secrets.internal.surface.ActivationRule.inactive;

import ai.openclaw.api.credential.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a credential of a channel is in use.
 *
 * @param inherited whether accounts without their own use the one of the channel's level
 * @param own what makes an account have its own; any of it
 * @param conditions what has to hold besides
 */
record ChannelUse(boolean inherited, List<List<String>> own, List<ChannelCondition> conditions)
    implements ActivationRule {
  /** Copies the lists. */
  ChannelUse {
    own = List.copyOf(own);
    conditions = List.copyOf(conditions);
  }

  @Override
  public Activity judge(ConfigView config, List<String> path) {
    List<String> channel = path.subList(0, 2);
    Level top = Level.top(config, channel);
    if (ChannelCondition.off(config.setting(top.at(Optional.empty(), List.of("enabled"))))) {
      return inactive("the channel " + channel.get(1) + " is disabled");
    }
    if (path.size() > 4 && path.get(2).equals(Level.ACCOUNTS)) {
      return ofAccount(top.ownOf(path.get(3)));
    }
    List<String> accounts = inherited ? accounts(config, channel) : List.of();
    return accounts.isEmpty() ? verdict(List.of(top)) : inheritedBy(top, accounts);
  }

  private Activity ofAccount(Level level) {
    return disabled(level) ? inactive("the account is disabled") : verdict(List.of(level));
  }

  private Activity inheritedBy(Level top, List<String> accounts) {
    List<Level> heirs =
        accounts.stream()
            .map(top::inheritedBy)
            .filter(level -> !disabled(level) && own.stream().noneMatch(level::has))
            .toList();
    return heirs.isEmpty()
        ? inactive("no enabled account inherits it: each has its own or is disabled")
        : verdict(heirs);
  }

  private Activity verdict(List<Level> levels) {
    var reasons = new ArrayList<String>();
    for (Level level : levels) {
      Optional<String> reason =
          conditions.stream().flatMap(condition -> condition.unmet(level).stream()).findFirst();
      if (reason.isEmpty()) {
        return active();
      }
      reasons.add(reason.get());
    }
    return inactive(reasons.get(0));
  }

  private static boolean disabled(Level level) {
    return ChannelCondition.off(
        level.config().setting(level.at(level.account(), List.of("enabled"))));
  }

  private static List<String> accounts(ConfigView config, List<String> channel) {
    var names = new ArrayList<String>();
    config
        .setting(Level.top(config, channel).at(Optional.empty(), List.of(Level.ACCOUNTS)))
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }
}
