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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The credential fields of the core and of every installed owner. Thread-safe. */
public final class Surfaces {
  private static final Logger LOG = LoggerFactory.getLogger(Surfaces.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final TargetCatalog catalog = TargetCatalog.load();
  private final Claims<CredentialSurface> claims;
  private final WatchedCalls calls;
  private final Map<Entry<CredentialSurface>, Optional<InstalledSurface>> known =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Creates it over the announced surfaces. */
  public Surfaces(Claims<CredentialSurface> claims, WatchedCalls calls) {
    this.claims = claims;
    this.calls = calls;
  }

  /** What is known from the start. */
  TargetCatalog catalog() {
    return catalog;
  }

  /** Whether {@code secrets.resolve} knows a target. */
  public boolean knows(String id) {
    return catalog.ids().contains(id) || installedIds().contains(id);
  }

  /** The id that fields are listed under for an id or an alias of it. */
  public String canonical(String id) {
    return catalog.targets().stream()
        .filter(target -> target.aliases().contains(id))
        .map(target -> target.field().id())
        .findFirst()
        .orElse(id);
  }

  /** Whether a bundle may read a concrete path: one of its own surfaces declares it. */
  public boolean declares(long bundleId, List<String> path) {
    return installed().stream()
        .filter(surface -> surface.entry().origin().bundleId() == bundleId)
        .flatMap(surface -> surface.targets().stream())
        .anyMatch(target -> target.path().matches(path));
  }

  /** The surfaces that are installed, one per owner, sorted by owner. */
  List<InstalledSurface> installed() {
    var installed = new ArrayList<InstalledSurface>();
    claims
        .all()
        .forEach(
            (owner, claim) ->
                claim.entries().stream()
                    .flatMap(entry -> read(owner, entry).stream())
                    .findFirst()
                    .ifPresent(installed::add));
    return installed;
  }

  /**
   * Asks an installed surface which of its fields are in use.
   *
   * @return its answers, or why it gave none
   */
  Answer judge(InstalledSurface surface, ObjectNode source) {
    Entry<CredentialSurface> entry = surface.entry();
    if (!entry.enter()) {
      return Answer.none(source, "its bundle is being replaced");
    }
    try {
      return calls
          .start(
              LIMIT,
              () ->
                  entry
                      .handle()
                      .service()
                      .map(service -> judge(service, surface, source))
                      .orElseGet(() -> Answer.none(source, "its bundle has gone")))
          .join();
    } catch (CompletionException e) {
      return Answer.none(source, blame(entry, e));
    } finally {
      entry.leave();
    }
  }

  /**
   * What a surface answered.
   *
   * @param tree the source with the surface's old paths folded
   * @param fields its fields that are there
   * @param fault why it gave no answer
   */
  record Answer(ObjectNode tree, List<InstalledSurface.Judged> fields, Optional<String> fault) {
    @Override
    public String toString() {
      return "Answer[" + fields.size() + " fields]";
    }

    static Answer none(ObjectNode tree, String fault) {
      return new Answer(tree, List.of(), Optional.of(fault));
    }
  }

  private static Answer judge(
      CredentialSurface service, InstalledSurface surface, ObjectNode source) {
    ObjectNode own = source.deepCopy();
    service.normalise(own);
    return new Answer(
        own, InstalledSurface.judge(service, surface.targets(), own), Optional.empty());
  }

  private Optional<InstalledSurface> read(String owner, Entry<CredentialSurface> entry) {
    Optional<InstalledSurface> before = known.get(entry);
    if (before != null) {
      return before;
    }
    Optional<InstalledSurface> read = Optional.empty();
    try {
      List<CredentialTarget> targets =
          calls
              .start(
                  LIMIT,
                  () ->
                      entry
                          .handle()
                          .service()
                          .map(service -> List.copyOf(service.targets()))
                          .orElse(List.of()))
              .join();
      Optional<String> refusal = InstalledSurface.refusal(owner, targets);
      if (refusal.isPresent()) {
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

  private Set<String> installedIds() {
    var ids = new HashSet<String>();
    installed().forEach(surface -> surface.targets().forEach(target -> ids.add(target.id())));
    return ids;
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
