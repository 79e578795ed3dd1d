package ai.openclaw.core.gateway.internal.http;

import ai.openclaw.api.http.HttpAnswer;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where HTTP requests enter: each is served on a worker, never on a thread that reads sockets. */
public final class HttpEntry extends Handler.Abstract.NonBlocking {
  private static final Logger LOG = LoggerFactory.getLogger(HttpEntry.class);
  private static final HttpAnswer BUSY = HttpAnswer.text(503, "Service Unavailable");

  private final HttpService service;
  private final Executor workers;

  public HttpEntry(HttpService service, Executor workers) {
    this.service = service;
    this.workers = workers;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try {
      workers.execute(() -> serve(request, response, callback));
    } catch (RejectedExecutionException full) {
      write(request, BUSY, response, callback);
    }
    return true;
  }

  private void serve(Request request, Response response, Callback callback) {
    HttpAnswer answer;
    try {
      answer = service.serve(request);
    } catch (RuntimeException e) {
      LOG.error("a request failed", e);
      answer = HttpAnswer.text(500, "Internal Server Error");
    }
    write(request, answer, response, callback);
  }

  /** Writes an answer with the headers that every answer has. */
  public static void write(
      Request request, HttpAnswer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    HttpFields.Mutable headers = response.getHeaders();
    secure(headers);
    answer.headers().forEach(headers::put);
    if (request.getMethod().equals("HEAD")) {
      response.write(true, null, callback);
      return;
    }
    headers.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }

  /** Adds the headers that every answer has. */
  static void secure(HttpFields.Mutable headers) {
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Permissions-Policy", "camera=(), microphone=(self), geolocation=()");
  }
}
