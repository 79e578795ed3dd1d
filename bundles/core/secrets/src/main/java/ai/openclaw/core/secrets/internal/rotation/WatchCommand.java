package ai.openclaw.core.secrets.internal.rotation;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** {@code secrets watch}: shows rotations as they happen, until it is cancelled. */
@Component(property = OperatorCommand.NAME + "=secrets watch")
public final class WatchCommand implements OperatorCommand {
  private static final int WAITING = 1024;
  private static final long STEP_MILLIS = 250;

  private final RotationFeed feed;
  private volatile boolean stopped;

  /** Creates it. */
  @Activate
  public WatchCommand(@Reference Rotations rotations) {
    this(rotations.feed());
  }

  WatchCommand(RotationFeed feed) {
    this.feed = feed;
  }

  @Deactivate
  void stop() {
    stopped = true;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    BlockingQueue<RotationEvent> events = new ArrayBlockingQueue<>(WAITING);
    // Whoever reads more slowly than values rotate misses some; the gateway does not wait for it.
    RotationFeed.Subscription subscription = feed.subscribe(events::offer);
    try {
      if (!call.json()) {
        call.progress().accept("Watching; Ctrl-C ends it.");
      }
      return follow(call, events);
    } finally {
      subscription.close();
    }
  }

  private CommandResult follow(CommandCall call, BlockingQueue<RotationEvent> events)
      throws InterruptedException {
    while (!stopped) {
      if (call.cancelled()) {
        throw new InterruptedException("cancelled");
      }
      RotationEvent event = events.poll(STEP_MILLIS, TimeUnit.MILLISECONDS);
      if (event != null) {
        call.row(data(event), text(event));
        if (call.flag("once")) {
          return new CommandResult(0, Optional.empty(), List.of(), Optional.empty());
        }
      }
    }
    return CommandResult.failed(
        CommandFailure.of("SECRETS_NOT_ACTIVE", "the secrets of this gateway have stopped"));
  }

  private static ObjectNode data(RotationEvent event) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("at", event.at().toString());
    ArrayNode aliases = data.putArray("aliases");
    new TreeSet<>(event.aliases()).forEach(aliases::add);
    data.put("outcome", event.outcome());
    data.put("activation", event.activation());
    ArrayNode owners = data.putArray("changedOwners");
    new TreeSet<>(event.changedOwners()).forEach(owners::add);
    event
        .failure()
        .ifPresent(failure -> data.put("code", failure.code()).put("cause", failure.message()));
    return data;
  }

  private static String text(RotationEvent event) {
    var what = new StringJoiner("; ");
    if (!event.changedOwners().isEmpty()) {
      what.add(String.join(", ", new TreeSet<>(event.changedOwners())));
    }
    event.failure().ifPresent(failure -> what.add(failure.message() + " [" + failure.code() + "]"));
    return "%s  %-9s  activation %d  %s%s"
        .formatted(
            event.at().truncatedTo(ChronoUnit.MILLIS),
            event.outcome(),
            event.activation(),
            String.join(", ", new TreeSet<>(event.aliases())),
            what.length() == 0 ? "" : ": " + what);
  }
}
