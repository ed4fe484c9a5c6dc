package dev.tidemark.stats;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StatsArchitectureTest {

  private static final JavaClasses STATS =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void dependsOnThePlatformOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "jdk.incubator.vector..", "org.jspecify..", "dev.tidemark.stats..")
        .check(STATS);
  }

  @Test
  void hasNoPackageCycles() {
    slices().matching("dev.tidemark.stats.(**)").should().beFreeOfCycles().check(STATS);
  }

  @Test
  void keepsTheVectorApiInOneClass() {
    classes()
        .that()
        .doNotHaveSimpleName("SimdVectorMath")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackage("jdk.incubator.vector..")
        .check(STATS);
  }
}
