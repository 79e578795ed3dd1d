package ai.openclaw.core.logs.internal;

import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.logs.internal.LogSource.Fetched;
import java.io.IOException;

/**
 * Shows what comes after what was shown, through restarts of the gateway, rotations and the change
 * of the day. For one thread.
 */
final class Follower {
  private static final String INSTEAD =
      "Local Gateway RPC unavailable; reading configured file log instead.";
  private static final String AWAY = "Gateway not reachable; following again when it answers.";

  private final LogSource source;
  private final LogPrinter printer;
  private final TailRequest request;
  private String file = "";
  private long cursor;
  private boolean away;

  Follower(LogSource source, LogPrinter printer, TailRequest request) {
    this.source = source;
    this.printer = printer;
    this.request = request;
  }

  /** The end of the log as it is. */
  void first() throws RemoteGatewayException, IOException, InterruptedException {
    Fetched fetched = source.fetch(request);
    if (fetched.instead()) {
      printer.notice(INSTEAD);
    }
    printer.header(fetched.tail());
    show(fetched.tail());
  }

  /** What came since, as much of it as one answer can hold. */
  void next() throws IOException, InterruptedException {
    try {
      Tail tail = source.fetch(since(cursor)).tail();
      if (!tail.file().equals(file)) {
        tail = source.fetch(since(0)).tail();
      }
      away = false;
      // No file at all: it is being set aside just now, and the cursor still counts.
      if (tail.size() > 0 || tail.reset()) {
        show(tail);
      }
    } catch (RemoteGatewayException e) {
      if (!away) {
        away = true;
        printer.notice(AWAY);
      }
    }
  }

  private TailRequest since(long offset) {
    return new TailRequest(request.cursor(), TailRequest.MOST_LINES, request.maxBytes())
        .from(offset);
  }

  private void show(Tail tail) {
    printer.lines(tail);
    file = tail.file();
    cursor = tail.cursor();
  }
}
