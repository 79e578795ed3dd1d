package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.CredentialSurface;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.Entry;
import ai.openclaw.core.secrets.internal.provider.Origin;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.osgi.framework.Version;

/** Announces surfaces as resolved bundles do, those of the source tree among them. */
public final class Declared {
  private static final Path BUNDLES = Path.of("..", "..");

  private final Claims<CredentialSurface> claims;

  /** Announces into some claims. */
  public Declared(Claims<CredentialSurface> claims) {
    this.claims = claims;
  }

  /** The folders of the bundles of this project that only declare. */
  public static List<Path> folders() {
    var folders = new ArrayList<Path>();
    for (String group : List.of("channels", "surfaces")) {
      try (Stream<Path> children = Files.list(BUNDLES.resolve(group))) {
        children.filter(folder -> Files.exists(folder.resolve("bnd.bnd"))).forEach(folders::add);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return folders.stream().sorted().toList();
  }

  /** Announces every one of them. */
  public Declared all() {
    folders().forEach(this::folder);
    return this;
  }

  /** Announces the surface of a folder of this project. */
  public List<Entry<CredentialSurface>> folder(Path folder) {
    Path resources = folder.resolve("src/main/resources");
    String name =
        "ai.openclaw." + folder.getName(folder.getNameCount() - 2) + "." + folder.getFileName();
    return announce(
        header(folder),
        new Origin(name, Version.parseVersion("1.0.0"), name.hashCode(), true),
        resource -> read(resources.resolve(resource)));
  }

  /** Announces a surface of some other bundle. */
  public List<Entry<CredentialSurface>> stranger(String header, String json) {
    return announce(
        header,
        new Origin("com.example.stranger", Version.parseVersion("1.0.0"), 77, false),
        resource -> tree(json));
  }

  private List<Entry<CredentialSurface>> announce(
      String header, Origin origin, Function<String, JsonNode> resources) {
    return new DeclaredSurfaces(claims).announce(header, origin, resources::apply);
  }

  static String header(Path folder) {
    var headers = new Properties();
    try (var in = Files.newBufferedReader(folder.resolve("bnd.bnd"))) {
      headers.load(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return headers.getProperty(SurfaceHeader.NAME);
  }

  private static JsonNode read(Path file) {
    try {
      return tree(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode tree(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
