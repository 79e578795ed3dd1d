package ai.openclaw.core.shell.internal.control;

import ai.openclaw.core.shell.internal.run.CommandRequest;
import ai.openclaw.core.shell.internal.run.CommandRunner;
import ai.openclaw.core.shell.internal.run.Dialogs;
import ai.openclaw.core.shell.internal.run.Running;
import ai.openclaw.core.shell.internal.run.TerminalSize;
import ai.openclaw.lib.cli.Screen;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client and its command. One thread reads, one writes, one of the runner runs the command. */
final class ControlConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlConnection.class);

  private final SocketChannel channel;
  private final CommandRunner runner;
  private final FrameReader reader;
  private final FrameQueue queue = new FrameQueue();
  private final InputPipe input = new InputPipe(() -> queue.put(Frame.DEMAND));

  ControlConnection(SocketChannel channel, CommandRunner runner) {
    this.channel = channel;
    this.runner = runner;
    this.reader = new FrameReader(channel);
  }

  /** Reads until the connection ends. */
  void read(Runnable requested) {
    Optional<Running> running = Optional.empty();
    try {
      Optional<Frame> first = reader.read();
      requested.run();
      if (first.isEmpty()) {
        queue.abandon();
        return;
      }
      if (first.get().type() != Frame.REQUEST) {
        throw new ProtocolException("the first frame is the request");
      }
      ControlRequest request = ControlRequest.decode(first.get().payload());
      queue.put(Frame.ACCEPTED);
      Optional<TerminalSize> terminal = request.terminal().map(TerminalSize::new);
      running = Optional.of(runner.start(request(request, terminal)));
      running.get().onExit(code -> queue.finish(Frame.exit(code)));
      readOn(running.get(), terminal);
      queue.abandon();
    } catch (ProtocolException e) {
      queue.finish(Frame.error(e.line()), Frame.exit(1));
    } catch (IOException | RuntimeException e) {
      LOG.debug("a control connection broke", e);
      queue.abandon();
    } finally {
      requested.run();
      input.end();
      running.filter(one -> !one.exit().isDone()).ifPresent(Running::cancel);
    }
  }

  /** Writes until the last frame is out, then closes the connection. */
  void write() {
    try {
      for (Optional<Frame> frame = queue.take(); frame.isPresent(); frame = queue.take()) {
        send(frame.get().encoded());
      }
    } catch (IOException e) {
      LOG.debug("a control client is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      queue.abandon();
      close();
    }
  }

  /** Ends it without a word. */
  void abandon() {
    queue.abandon();
    close();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("a control connection did not close", e);
    }
  }

  private void readOn(Running running, Optional<TerminalSize> terminal) throws IOException {
    for (Optional<Frame> next = reader.read(); next.isPresent(); next = reader.read()) {
      Frame frame = next.get();
      switch (frame.type()) {
        case Frame.INPUT -> input.feed(frame.payload());
        case Frame.SIGNAL -> {
          if (frame.text().equals("INT")) {
            running.cancel();
          }
        }
        case Frame.WINDOW ->
            TerminalSize.Dimensions.parse(frame.text())
                .ifPresent(size -> terminal.ifPresent(one -> one.change(size)));
        default -> LOG.debug("a control client sent a frame of unknown type {}", frame.type());
      }
    }
  }

  private CommandRequest request(ControlRequest request, Optional<TerminalSize> terminal) {
    Screen screen =
        terminal
            .map(size -> Screen.terminal(size.now().columns(), request.color()))
            .orElse(request.color() ? new Screen(Screen.NONE.columns(), true) : Screen.NONE);
    return new CommandRequest(
        request.line(),
        request.workingDirectory(),
        request.environment(),
        input,
        new FrameOutput(queue, Frame.OUT),
        new FrameOutput(queue, Frame.ERR),
        screen,
        terminal.isPresent(),
        terminal,
        Dialogs.NONE);
  }

  private void send(ByteBuffer[] frame) throws IOException {
    while (frame[0].hasRemaining() || frame[1].hasRemaining()) {
      channel.write(frame);
    }
  }
}
