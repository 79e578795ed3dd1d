package ai.openclaw.core.plugins.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Namespace;

/** Says in one line what a bundle needs that this host does not have. */
final class WiringExplainer {
  private static final Pattern AT_LEAST = Pattern.compile("\\((?:bundle-)?version>=([^)]+)\\)");
  private static final Pattern BELOW = Pattern.compile("\\(!\\((?:bundle-)?version>=([^)]+)\\)\\)");
  private static final Pattern JAVA = Pattern.compile("\\(version=([^)]+)\\)");

  private final BundleContext context;

  WiringExplainer(BundleContext context) {
    this.context = context;
  }

  /** What keeps the bundle from being resolved, one line per missing thing. */
  List<String> missing(Bundle bundle) {
    return missing(bundle, new HashSet<>());
  }

  private List<String> missing(Bundle bundle, Set<Bundle> visited) {
    if (!visited.add(bundle)) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    for (BundleRequirement requirement : mandatory(bundle)) {
      List<BundleCapability> providers = providers(requirement);
      if (providers.isEmpty()) {
        lines.add(describe(requirement));
      } else if (providers.stream().allMatch(p -> unresolved(p, bundle))) {
        Bundle provider = providers.get(0).getRevision().getBundle();
        missing(provider, visited)
            .forEach(
                line ->
                    lines.add(
                        "needs "
                            + name(requirement)
                            + " of "
                            + provider.getSymbolicName()
                            + ", which "
                            + line));
      }
    }
    return lines;
  }

  private static boolean unresolved(BundleCapability capability, Bundle self) {
    Bundle provider = capability.getRevision().getBundle();
    return !provider.equals(self) && provider.getState() == Bundle.INSTALLED;
  }

  private static List<BundleRequirement> mandatory(Bundle bundle) {
    @Nullable BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision == null
        ? List.of()
        : revision.getDeclaredRequirements(null).stream()
            .filter(
                r -> !"optional".equals(directive(r, Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE)))
            .filter(
                r -> !"dynamic".equals(directive(r, Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE)))
            .filter(
                r -> {
                  String effective = directive(r, Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
                  return effective.isEmpty() || effective.equals(Namespace.EFFECTIVE_RESOLVE);
                })
            .toList();
  }

  private List<BundleCapability> providers(BundleRequirement requirement) {
    return capabilities(requirement.getNamespace()).filter(requirement::matches).toList();
  }

  private Stream<BundleCapability> capabilities(String namespace) {
    return Stream.of(context.getBundles())
        .flatMap(bundle -> Stream.ofNullable(bundle.adapt(BundleRevision.class)))
        .flatMap(revision -> revision.getDeclaredCapabilities(namespace).stream());
  }

  private String describe(BundleRequirement requirement) {
    String filter = directive(requirement, Namespace.REQUIREMENT_FILTER_DIRECTIVE);
    return switch (requirement.getNamespace()) {
      case PackageNamespace.PACKAGE_NAMESPACE, BundleNamespace.BUNDLE_NAMESPACE ->
          "needs " + name(requirement) + range(filter) + ", this host has " + here(requirement);
      case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE ->
          "needs Java "
              + group(JAVA, filter).orElse(filter)
              + ", this host runs Java "
              + Runtime.version().feature();
      default ->
          "needs " + requirement.getNamespace() + " " + filter + ", which no bundle here provides";
    };
  }

  private String here(BundleRequirement requirement) {
    String namespace = requirement.getNamespace();
    String attribute =
        namespace.equals(PackageNamespace.PACKAGE_NAMESPACE) ? "version" : "bundle-version";
    String name = name(requirement);
    return capabilities(namespace)
        .filter(capability -> name.equals(capability.getAttributes().get(namespace)))
        .map(capability -> String.valueOf(capability.getAttributes().get(attribute)))
        .findFirst()
        .orElse("none");
  }

  private static String name(BundleRequirement requirement) {
    String filter = directive(requirement, Namespace.REQUIREMENT_FILTER_DIRECTIVE);
    Pattern name = Pattern.compile(Pattern.quote("(" + requirement.getNamespace()) + "=([^)]+)\\)");
    return group(name, filter).orElse(valid(filter) ? filter : requirement.getNamespace());
  }

  private static String range(String filter) {
    String from = group(AT_LEAST, filter).orElse("");
    String to = group(BELOW, filter).orElse("");
    if (from.isEmpty() && to.isEmpty()) {
      return "";
    }
    return to.isEmpty()
        ? " " + shorten(from) + " or later"
        : " [" + (from.isEmpty() ? "0" : shorten(from)) + "," + shorten(to) + ")";
  }

  private static String shorten(String version) {
    String shorter = version;
    while (shorter.endsWith(".0")) {
      shorter = shorter.substring(0, shorter.length() - 2);
    }
    return shorter;
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static boolean valid(String filter) {
    try {
      FrameworkUtil.createFilter(filter);
      return true;
    } catch (InvalidSyntaxException e) {
      return false;
    }
  }

  private static String directive(BundleRequirement requirement, String name) {
    @Nullable String value = requirement.getDirectives().get(name);
    return value == null ? "" : value;
  }
}
