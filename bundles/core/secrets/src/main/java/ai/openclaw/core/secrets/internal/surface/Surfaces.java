package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.CredentialSurface;
import ai.openclaw.api.credential.CredentialTarget;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.Entry;
import ai.openclaw.core.secrets.internal.provider.WatchedCalls;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The credential fields of the core and of every installed owner. Thread-safe. */
public final class Surfaces {
  private static final Logger LOG = LoggerFactory.getLogger(Surfaces.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final TargetCatalog catalog;
  private final Claims<CredentialSurface> claims;
  private final WatchedCalls calls;
  private final Map<Entry<CredentialSurface>, Optional<InstalledSurface>> known =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Creates it over the announced surfaces. */
  public Surfaces(Claims<CredentialSurface> claims, WatchedCalls calls) {
    this(TargetCatalog.load(), claims, calls);
  }

  private Surfaces(TargetCatalog catalog, Claims<CredentialSurface> claims, WatchedCalls calls) {
    this.catalog = catalog;
    this.claims = claims;
    this.calls = calls;
  }

  /**
   * Creates it without any announced surface; the owners of the registry are reserved.
   *
   * @param installed whether a bundle with a symbolic name is still there
   */
  public static Surfaces empty(Predicate<String> installed, WatchedCalls calls) {
    TargetCatalog catalog = TargetCatalog.load();
    return new Surfaces(
        catalog, new Claims<>("the surface owner", catalog.owners(), installed), calls);
  }

  /** The announced surfaces by owner. */
  public Claims<CredentialSurface> claims() {
    return claims;
  }

  /** What is known from the start. */
  TargetCatalog catalog() {
    return catalog;
  }

  /** Whether {@code secrets.resolve} knows a target. */
  public boolean knows(String id) {
    return catalog.ids().contains(id)
        || installed().stream()
            .anyMatch(surface -> surface.targets().stream().anyMatch(t -> t.id().equals(id)))
        || declaredAlias(id).isPresent();
  }

  /** The id that fields are listed under for an id or an alias of it. */
  public String canonical(String id) {
    if (catalog.targets().stream().anyMatch(target -> target.field().id().equals(id))) {
      return id;
    }
    return catalog.targets().stream()
        .filter(target -> target.aliases().contains(id))
        .map(target -> target.field().id())
        .findFirst()
        .or(() -> catalog.ids().contains(id) ? Optional.empty() : declaredAlias(id))
        .orElse(id);
  }

  private Optional<String> declaredAlias(String alias) {
    return installed().stream()
        .flatMap(surface -> surface.declared().stream())
        .flatMap(surface -> surface.declared().stream())
        .filter(target -> target.aliases().contains(alias))
        .map(target -> target.field().id())
        .findFirst();
  }

  /** Whether a bundle may read a concrete path: one of its own surfaces declares it. */
  public boolean declares(long bundleId, List<String> path) {
    return installed().stream()
        .filter(surface -> surface.entry().origin().bundleId() == bundleId)
        .flatMap(surface -> surface.targets().stream())
        .anyMatch(target -> target.path().matches(path));
  }

  /** The surfaces that are installed, one per owner, in the order of the registry. */
  List<InstalledSurface> installed() {
    return installed(owner -> true);
  }

  /** The surfaces of some owners; the others are not even read. */
  List<InstalledSurface> installed(Predicate<String> owners) {
    var installed = new ArrayList<InstalledSurface>();
    claims
        .all()
        .forEach(
            (owner, claim) -> {
              if (owners.test(owner)) {
                claim.entries().stream()
                    .flatMap(entry -> read(owner, entry).stream())
                    .findFirst()
                    .ifPresent(installed::add);
              }
            });
    installed.sort(Comparator.comparingInt(surface -> catalog.rank(surface.owner())));
    return installed;
  }

  /**
   * Asks an installed surface which of its fields are in use.
   *
   * @return its answers, or why it gave none
   */
  Answer judge(InstalledSurface surface, ConfigView config) {
    Entry<CredentialSurface> entry = surface.entry();
    if (!entry.enter()) {
      return Answer.none(config, "its bundle is being replaced");
    }
    try {
      Optional<DeclaredSurface> declared = surface.declared();
      if (declared.isPresent()) {
        ConfigView view = declared.get().view(config);
        return new Answer(view, declared.get().judge(view), Optional.empty());
      }
      return calls
          .start(
              lane(entry),
              LIMIT,
              () ->
                  entry
                      .handle()
                      .service()
                      .map(service -> judge(service, surface, config))
                      .orElseGet(() -> Answer.none(config, "its bundle has gone")))
          .join();
    } catch (CompletionException e) {
      return Answer.none(config, blame(entry, e));
    } finally {
      entry.leave();
    }
  }

  /**
   * What a surface answered.
   *
   * @param view the configuration with the surface's old paths folded
   * @param fields its fields that are there
   * @param fault why it gave no answer
   */
  record Answer(ConfigView view, List<InstalledSurface.Judged> fields, Optional<String> fault) {
    @Override
    public String toString() {
      return "Answer[" + fields.size() + " fields]";
    }

    static Answer none(ConfigView view, String fault) {
      return new Answer(view, List.of(), Optional.of(fault));
    }
  }

  private static Answer judge(
      CredentialSurface service, InstalledSurface surface, ConfigView config) {
    ObjectNode own = config.source().deepCopy();
    service.normalise(own);
    return new Answer(
        new ConfigView(own, config.effective(), config.environment()),
        InstalledSurface.judge(service, surface.targets(), own),
        Optional.empty());
  }

  private Optional<InstalledSurface> read(String owner, Entry<CredentialSurface> entry) {
    Optional<InstalledSurface> before = known.get(entry);
    if (before != null) {
      return before;
    }
    Optional<InstalledSurface> read = Optional.empty();
    try {
      List<CredentialTarget> targets =
          entry.handle() instanceof DeclaredHandle handle
              ? handle.service().map(CredentialSurface::targets).orElse(List.of())
              : calls
                  .start(
                      lane(entry),
                      LIMIT,
                      () ->
                          entry
                              .handle()
                              .service()
                              .map(service -> List.copyOf(service.targets()))
                              .orElse(List.of()))
                  .join();
      boolean unreadable =
          entry.handle() instanceof DeclaredHandle handle && handle.service().isEmpty();
      Optional<String> refusal = InstalledSurface.refusal(owner, targets);
      if (unreadable) {
        LOG.debug("{} announces a surface that cannot be read", entry.origin());
      } else if (refusal.isPresent()) {
        LOG.warn("[SECRETS_SURFACE_REFUSED] {}: {}", entry.origin(), refusal.get());
      } else {
        read = Optional.of(new InstalledSurface(owner, entry, targets));
      }
    } catch (CompletionException e) {
      blame(entry, e);
    }
    known.put(entry, read);
    return read;
  }

  private static String lane(Entry<CredentialSurface> entry) {
    return "surface of " + entry.origin().symbolicName();
  }

  private static String blame(Entry<CredentialSurface> entry, CompletionException thrown) {
    Throwable cause = thrown.getCause();
    String fault =
        cause instanceof TimeoutException
            ? "CredentialSurface did not return within " + LIMIT.toMillis() + " ms"
            : "CredentialSurface failed with "
                + (cause == null ? "no reason" : cause.getClass().getName());
    LOG.warn("[SECRETS_SURFACE_BROKEN] {}: {}", entry.origin(), fault);
    entry.handle().strike(fault);
    return fault;
  }
}
