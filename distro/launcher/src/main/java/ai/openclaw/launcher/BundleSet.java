package ai.openclaw.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Makes the installed shipped bundles equal to the distribution's: what is gone is uninstalled
 * first, what has another digest is updated, what is missing is installed.
 */
final class BundleSet {
  private static final String LOCATION = "openclaw:";

  private final Path folder;
  private final CommandIndex index;
  private final Path record;

  /**
   * Creates it.
   *
   * @param folder the distribution's bundles
   * @param index their digests
   * @param record which digests are installed in this cache
   */
  BundleSet(Path folder, CommandIndex index, Path record) {
    this.folder = folder;
    this.index = index;
    this.record = record;
  }

  /** A bundle could not be installed; the message is for the operator. */
  static final class BrokenBundle extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenBundle(String message) {
      super(message);
    }
  }

  /** Installs and updates, and gives the bundles in start order. */
  List<Bundle> equalise(BundleContext context) throws IOException {
    Properties installed = readRecord();
    Map<String, Bundle> present = new HashMap<>();
    Set<String> wanted = new LinkedHashSet<>(index.shipped());
    Set<Bundle> changed = new LinkedHashSet<>();
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getLocation().startsWith(LOCATION)) {
        String file = bundle.getLocation().substring(LOCATION.length());
        if (wanted.contains(file)) {
          present.put(file, bundle);
        } else {
          attempt(file, bundle::uninstall);
          changed.add(bundle);
        }
      }
    }
    var ordered = new ArrayList<Bundle>();
    var now = new Properties();
    for (String file : wanted) {
      String digest = digest(file);
      Bundle bundle = present.get(file);
      if (bundle == null) {
        ordered.add(install(context, file));
      } else {
        if (!digest.equals(installed.getProperty(file))) {
          attempt(
              file,
              () -> {
                try (InputStream in = Files.newInputStream(folder.resolve(file))) {
                  bundle.update(in);
                } catch (IOException e) {
                  throw new BundleException("cannot be read", e);
                }
              });
          changed.add(bundle);
        }
        ordered.add(bundle);
      }
      now.setProperty(file, digest);
    }
    if (!now.equals(installed)) {
      writeRecord(now);
    }
    if (!changed.isEmpty()) {
      context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(changed);
    }
    return ordered;
  }

  /** Installs single bundles by reference, without copying them into the cache. */
  static List<Bundle> byReference(BundleContext context, Path folder, List<String> files)
      throws IOException {
    var bundles = new ArrayList<Bundle>();
    for (String file : files) {
      Path jar = folder.resolve(file);
      try {
        bundles.add(context.installBundle("reference:" + jar.toUri()));
      } catch (BundleException e) {
        throw broken(file, e);
      }
    }
    return bundles;
  }

  /** Whether a bundle has anything to start. */
  static boolean startable(Bundle bundle) {
    var headers = bundle.getHeaders("");
    return headers.get(Constants.FRAGMENT_HOST) == null
        && (headers.get(Constants.BUNDLE_ACTIVATOR) != null
            || headers.get("Service-Component") != null);
  }

  private Bundle install(BundleContext context, String file) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(file))) {
      return context.installBundle(LOCATION + file, in);
    } catch (BundleException e) {
      throw broken(file, e);
    }
  }

  private String digest(String file) throws IOException {
    Path jar = folder.resolve(file);
    if (!Files.isRegularFile(jar)) {
      throw new BrokenBundle("bundles/" + file + " is missing: unpack the archive again");
    }
    long length = Files.size(jar);
    // A jar somebody exchanged by hand has another length than the packed one, and is taken anew.
    return length == index.length(file) ? index.digest(file) : index.digest(file) + "+" + length;
  }

  private Properties readRecord() throws IOException {
    var properties = new Properties();
    if (Files.exists(record)) {
      try (InputStream in = Files.newInputStream(record)) {
        properties.load(in);
      }
    }
    return properties;
  }

  private void writeRecord(Properties properties) throws IOException {
    Path temporary = record.resolveSibling("." + record.getFileName() + ".tmp");
    try (var out = Files.newOutputStream(temporary)) {
      properties.store(out, null);
    }
    Files.move(temporary, record, StandardCopyOption.REPLACE_EXISTING);
  }

  private interface Action {
    void run() throws BundleException;
  }

  private static void attempt(String file, Action action) throws IOException {
    try {
      action.run();
    } catch (BundleException e) {
      throw broken(file, e);
    }
  }

  private static BrokenBundle broken(String file, BundleException e) {
    return new BrokenBundle("bundles/" + file + " is no usable bundle: " + oneLine(e));
  }

  static String oneLine(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse("").strip();
  }
}
