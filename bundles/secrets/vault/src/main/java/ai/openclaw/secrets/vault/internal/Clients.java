package ai.openclaw.secrets.vault.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * One HTTP client per set of trusted certificates, for as long as the bundle runs: a client has a
 * thread of its own, which Java 17 ends only some time after the client was forgotten. Thread-safe.
 */
final class Clients implements AutoCloseable {
  private static final ByteBuffer OF_JAVA = ByteBuffer.allocate(0);
  private static final int KEPT = 8;
  private static final int THREADS = 4;
  private static final int WAITING = 4096;
  private static final long IDLE_SECONDS = 5;

  private final Map<ByteBuffer, HttpClient> clients = new LinkedHashMap<>();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          Clients::daemon);

  Clients() {
    threads.allowCoreThreadTimeOut(true);
  }

  /** A client that trusts what Java trusts. */
  synchronized HttpClient trustingJava() {
    return clients.computeIfAbsent(OF_JAVA, none -> builder().build());
  }

  /**
   * A client that trusts the certificates of a PEM file and no others.
   *
   * @throws GeneralSecurityException when there are none
   */
  synchronized HttpClient trusting(byte[] pem) throws GeneralSecurityException, IOException {
    ByteBuffer key = ByteBuffer.wrap(pem).asReadOnlyBuffer();
    HttpClient known = clients.get(key);
    if (known != null) {
      return known;
    }
    HttpClient client = builder().sslContext(context(pem)).build();
    if (clients.size() >= KEPT) {
      clients.remove(clients.keySet().iterator().next());
    }
    clients.put(key, client);
    return client;
  }

  private HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .version(Version.HTTP_1_1)
        .followRedirects(Redirect.NEVER)
        .executor(threads);
  }

  private static SSLContext context(byte[] pem) throws GeneralSecurityException, IOException {
    Collection<? extends Certificate> certificates =
        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("no certificate");
    }
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    int number = 0;
    for (Certificate certificate : certificates) {
      trusted.setCertificateEntry("ca" + number++, certificate);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  @Override
  public synchronized void close() {
    List.copyOf(clients.values()).forEach(Clients::end);
    clients.clear();
    threads.shutdown();
  }

  // Only Java 21 and later can end a client at once; before, the garbage collector does.
  private static void end(HttpClient client) {
    try {
      MethodHandle shutdownNow =
          MethodHandles.publicLookup()
              .findVirtual(HttpClient.class, "shutdownNow", MethodType.methodType(void.class));
      shutdownNow.invoke(client);
    } catch (NoSuchMethodException java17) {
      return;
    } catch (Throwable broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "secrets-vault");
    thread.setDaemon(true);
    return thread;
  }
}
