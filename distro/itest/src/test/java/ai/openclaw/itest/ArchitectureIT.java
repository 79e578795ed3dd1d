package ai.openclaw.itest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may import whom, checked on the jars that ship. */
@Tag("proof")
class ArchitectureIT {
  private static final String[] LEAVES = {
    "ai.openclaw.secrets..",
    "ai.openclaw.channels..",
    "ai.openclaw.surfaces..",
    "ai.openclaw.oauth..",
    "ai.openclaw.models..",
    "ai.openclaw.audit.."
  };

  private final JavaClasses shipped =
      new ClassFileImporter()
          .importJars(
              Distribution.bundles(Distribution.built().home()).stream()
                  .filter(jar -> jar.getFileName().toString().startsWith("ai.openclaw."))
                  .map(ArchitectureIT::open)
                  .toList());

  @Test
  void theApiImportsNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage("ai.openclaw.api..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.openclaw.core..", "ai.openclaw.lib..", "ai.openclaw.secrets..")
        .check(shipped);
  }

  @Test
  void leavesImportTheApiAndLibrariesOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(LEAVES)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.openclaw.core..")
        .check(shipped);
  }

  @Test
  void theCoreImportsNoLeaf() {
    noClasses()
        .that()
        .resideInAPackage("ai.openclaw.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(LEAVES)
        .check(shipped);
  }

  @Test
  void libraryBundlesImportNoCore() {
    noClasses()
        .that()
        .resideInAPackage("ai.openclaw.lib..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.openclaw.core..")
        .check(shipped);
  }

  @Test
  void coreBundlesHaveNoCycles() {
    slices().matching("ai.openclaw.core.(*)..").should().beFreeOfCycles().check(shipped);
  }

  private static JarFile open(Path jar) {
    try {
      return new JarFile(jar.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
