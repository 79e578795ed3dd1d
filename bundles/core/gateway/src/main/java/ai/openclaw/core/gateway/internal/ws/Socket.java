package ai.openclaw.core.gateway.internal.ws;

import ai.openclaw.core.gateway.internal.rpc.CloseCodes;
import ai.openclaw.core.gateway.internal.rpc.Figures;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket: messages in, frames out, and how much waits to go out. */
final class Socket implements FrameHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Socket.class);
  private static final int LONGEST_REASON = 120;

  private final Limits limits;
  private final ScheduledExecutorService scheduler;
  private final Figures figures;
  private final Conversation conversation;
  private final Assembly assembly = new Assembly();
  private final AtomicLong buffered = new AtomicLong();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile int longestMessage;
  private CoreSession session = new CoreSession.Empty();

  Socket(
      Limits limits,
      ScheduledExecutorService scheduler,
      Figures figures,
      Function<Socket, Conversation> conversation) {
    this.limits = limits;
    this.figures = figures;
    this.scheduler = scheduler;
    this.longestMessage = limits.firstFrame();
    this.conversation = conversation.apply(this);
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    callback.succeeded();
    conversation.opened();
    session.demand();
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    switch (frame.getOpCode()) {
      case OpCode.PING -> {
        ByteBuffer payload = BufferUtil.copy(frame.getPayload());
        callback.succeeded();
        pong(payload);
      }
      case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> data(frame, callback);
      case OpCode.CLOSE -> callback.succeeded();
      default -> {
        callback.succeeded();
        session.demand();
      }
    }
  }

  /** Reads on when the answer is out: else one who pings and never reads fills the memory. */
  private void pong(ByteBuffer payload) {
    if (closing.get()) {
      session.demand();
    } else {
      session.sendFrame(
          new Frame(OpCode.PONG, payload), Callback.from(session::demand, broken -> {}), false);
    }
  }

  private void data(Frame frame, Callback callback) {
    ByteBuffer payload = frame.getPayload();
    if (closing.get()) {
      callback.succeeded();
      session.demand();
      return;
    }
    if ((long) assembly.length() + payload.remaining() > longestMessage) {
      callback.succeeded();
      assembly.clear();
      figures.incident(Figures.Incident.OVERSIZED_FRAME);
      close(CloseCodes.TOO_LARGE, "");
      session.demand();
      return;
    }
    if (frame.isFin() && assembly.empty() && payload.hasArray()) {
      byte[] bytes = payload.array();
      int offset = payload.arrayOffset() + payload.position();
      boolean next = whole(bytes, offset, payload.remaining());
      callback.succeeded();
      demandIf(next);
      return;
    }
    assembly.add(payload, longestMessage);
    callback.succeeded();
    if (frame.isFin()) {
      byte[] bytes = assembly.bytes();
      int length = assembly.length();
      assembly.clear();
      demandIf(whole(bytes, 0, length));
    } else {
      session.demand();
    }
  }

  private boolean whole(byte[] bytes, int offset, int length) {
    if (!Utf8.valid(bytes, offset, length)) {
      close(CloseCodes.NOT_UTF8, "");
      return true;
    }
    try {
      return conversation.message(bytes, offset, length);
    } catch (RuntimeException | LinkageError broken) {
      LOG.error("a message could not be served", broken);
      close(CloseCodes.INTERNAL, "internal error");
      return true;
    }
  }

  private void demandIf(boolean next) {
    if (next) {
      session.demand();
    }
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    closing.set(true);
    if (ended.compareAndSet(false, true)) {
      conversation.ended();
    }
    callback.succeeded();
  }

  /** Lets the next message come. */
  void resume() {
    session.demand();
  }

  /** From now on messages may be as long as the protocol allows connected clients. */
  void connected() {
    longestMessage = limits.payload();
  }

  /** Whether so many bytes more would be too many. */
  boolean full(int more) {
    return buffered.get() + more > limits.buffered();
  }

  /** Queues a text frame. */
  void send(byte[] text) {
    send(text, Callback.NOOP);
  }

  /** Queues a text frame and closes once it is on its way. */
  void sendAndClose(byte[] text, int code, String reason) {
    send(text, Callback.from(() -> close(code, reason)));
  }

  private void send(byte[] text, Callback then) {
    if (closing.get()) {
      return;
    }
    if (full(text.length)) {
      figures.incident(Figures.Incident.SLOW_CONSUMER);
      close(CloseCodes.POLICY, "slow consumer");
      return;
    }
    buffered.addAndGet(text.length);
    session.sendFrame(
        new Frame(OpCode.TEXT, ByteBuffer.wrap(text)), new Sent(text.length, then), false);
  }

  /** Ends the socket; a client that does not answer the close frame in time is cut off. */
  void close(int code, String reason) {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    session.close(code, Utf8.cut(reason, LONGEST_REASON), Callback.NOOP);
    try {
      var unused =
          scheduler.schedule(this::abort, limits.closeGrace().toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopped) {
      abort();
    }
  }

  boolean closing() {
    return closing.get();
  }

  /** Cuts the connection without a word. */
  void abort() {
    if (!ended.get()) {
      session.abort();
    }
  }

  private final class Sent implements Callback {
    private final int size;
    private final Callback then;

    Sent(int size, Callback then) {
      this.size = size;
      this.then = then;
    }

    @Override
    public void succeeded() {
      buffered.addAndGet(-size);
      then.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
      buffered.addAndGet(-size);
      then.failed(cause);
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }
}
