package ai.openclaw.core.gateway.internal.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS on the port. A certificate that is renewed in its file is taken up for new connections; those
 * that are open stay. Thread-safe.
 */
public final class Tls {
  private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

  private final String password = UUID.randomUUID().toString();
  private final SslContextFactory.Server context = new SslContextFactory.Server();
  private TlsSettings settings;
  private String fingerprint;
  private List<String> stamp;
  private List<String> tried;

  /**
   * Reads certificate and key, which are made first where that is allowed.
   *
   * @throws TlsUnusable when they cannot be used
   */
  public Tls(TlsSettings settings) throws TlsUnusable {
    Identity identity = Identity.load(settings);
    this.settings = settings;
    fingerprint = identity.fingerprint();
    stamp = stamp(settings);
    tried = stamp;
    context.setKeyStore(identity.store(password.toCharArray()));
    context.setKeyStorePassword(password);
    context.setKeyManagerPassword(password);
    context.setIncludeProtocols("TLSv1.3");
    context.setEndpointIdentificationAlgorithm(null);
  }

  /** The connections of a port: TLS, and HTTP in it. */
  public SslConnectionFactory connections(HttpConnectionFactory http) {
    return new SslConnectionFactory(context, http.getProtocol());
  }

  /** SHA-256 of the certificate that new connections get. */
  public synchronized String fingerprint() {
    return fingerprint;
  }

  /** Takes over other settings, or keeps those it has and says why. */
  public synchronized void follow(TlsSettings next) {
    if (!next.equals(settings)) {
      settings = next;
      stamp = List.of();
      refresh();
    }
  }

  /** Takes up files that have changed, once they fit together. */
  public synchronized void refresh() {
    List<String> now = stamp(settings);
    if (now.equals(stamp) || now.equals(tried)) {
      return;
    }
    tried = now;
    try {
      Identity identity = Identity.load(settings);
      context.reload(same -> same.setKeyStore(identity.store(password.toCharArray())));
      fingerprint = identity.fingerprint();
      stamp = stamp(settings);
      tried = stamp;
      LOG.info("new connections get the certificate {}", fingerprint);
    } catch (TlsUnusable e) {
      LOG.warn("the certificate stays as it was: {}", e.text());
    } catch (Exception e) {
      LOG.error("the certificate stays as it was", e);
    }
  }

  private static List<String> stamp(TlsSettings settings) {
    var files = new ArrayList<>(List.of(settings.certificate(), settings.key()));
    settings.authorities().ifPresent(files::add);
    return files.stream().map(Tls::stamp).toList();
  }

  private static String stamp(Path file) {
    try {
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      return file + " " + modified + " " + Files.size(file);
    } catch (IOException e) {
      return file + " absent";
    }
  }
}
