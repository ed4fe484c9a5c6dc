package dev.tidemark.text;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TextArchitectureTest {
  private static final JavaClasses TEXT =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void knowsNeitherStreamsNorRequestsNorTheDatabase() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "ai.djl.huggingface.tokenizers..",
            "ai.onnxruntime..",
            "dev.tidemark.stats..",
            "dev.tidemark.text..")
        .check(TEXT);
  }

  @Test
  void countsPatternsWithoutVectors() {
    noClasses()
        .that()
        .resideInAPackage("dev.tidemark.text.pattern")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.tidemark.text.embed", "ai..")
        .check(TEXT);
  }

  @Test
  void hasNoPackageCycles() {
    slices().matching("dev.tidemark.text.(**)").should().beFreeOfCycles().check(TEXT);
  }
}
