package dev.tidemark.chassis.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import dev.tidemark.chassis.access.Caller;
import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.application.Origin;
import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.chassis.errors.CommonReason;
import dev.tidemark.chassis.errors.ErrorCode;
import dev.tidemark.chassis.errors.Failure;
import dev.tidemark.chassis.errors.Reason;
import dev.tidemark.chassis.errors.TidemarkException;
import dev.tidemark.chassis.stream.Vectors;
import io.quarkus.grpc.GrpcService;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/**
 * The architecture every module keeps; a module's {@code ArchitectureTest} calls {@link #check}
 * with its root package.
 *
 * <p>A class whose name ends in one of the edge suffixes may use frameworks; every other top-level
 * class (with what is nested in it) is domain and knows {@code java}, JSpecify, {@code stats} and
 * {@code text}, the plain types of {@code chassis} and its own module.
 */
public final class ArchitectureRules {
  private static final String ROOT = "dev.tidemark";

  private static final List<String> SHARED = List.of("stats", "text", "proto", "chassis");

  private static final Set<String> EDGES =
      Set.of(
          "Resource",
          "GrpcService",
          "Consumer",
          "Publisher",
          "Store",
          "Entity",
          "Mapper",
          "Config",
          "Metrics",
          "Check",
          "Service");

  /** What domain code may use of the chassis. */
  private static final String[] PLAIN_CHASSIS = {
    ROOT + ".chassis.clock..", ROOT + ".chassis.outbound.."
  };

  private static final List<Class<?>> PLAIN_CHASSIS_TYPES =
      List.of(
          Caller.class,
          Role.class,
          Failure.class,
          ErrorCode.class,
          Reason.class,
          CommonReason.class,
          TidemarkException.class,
          CommonException.class,
          Application.class,
          ApplicationKey.class,
          Origin.class,
          Vectors.class);

  private static final String[] PLAIN = {
    "java..", "javax.crypto..", "org.jspecify..", ROOT + ".stats..", ROOT + ".text.."
  };

  private static final String[] FRAMEWORKS = {
    "io.quarkus..",
    "io.vertx..",
    "io.smallrye..",
    "jakarta..",
    "io.grpc..",
    "org.hibernate..",
    "org.eclipse..",
    "org.apache.kafka..",
    "com.fasterxml..",
    "com.google.protobuf..",
    ROOT + ".proto.."
  };

  private final String module;
  private final Set<String> edges;

  private ArchitectureRules(String module, Set<String> edges) {
    this.module = module;
    this.edges = edges;
  }

  /**
   * Checks the main classes of a module.
   *
   * @param module root package, for example {@code dev.tidemark.shadow}
   * @param moreEdges suffixes that are edges in this module besides the usual ones, or names of
   *     packages that are edge as a whole
   * @throws AssertionError naming every class that breaks a rule
   */
  public static void check(String module, String... moreEdges) {
    Set<String> edges = new HashSet<>(EDGES);
    edges.addAll(List.of(moreEdges));
    readOnlyWhatRulesAskFor();
    JavaClasses main = new ClassFileImporter().importPath(Path.of("target", "classes"));
    new ArchitectureRules(module, edges).rules().forEach(rule -> rule.check(main));
  }

  /**
   * Names decide nearly everything, so the classes of frameworks need not be read: seconds saved.
   */
  private static void readOnlyWhatRulesAskFor() {
    String iterations = "import.dependencyResolutionProcess.maxIterationsFor";
    ArchConfiguration.get().setProperty(iterations + "MemberTypes", "0");
    ArchConfiguration.get().setProperty(iterations + "AccessesToTypes", "0");
    ArchConfiguration.get().setProperty(iterations + "GenericSignatureTypes", "0");
  }

  private List<ArchRule> rules() {
    List<ArchRule> rules = new ArrayList<>();
    rules.add(domainIsPlain());
    rules.add(domainUsesNoFramework());
    rules.add(noPackageCycles());
    rules.add(knowsNoOtherService());
    rules.add(doorsDeclareTheirRoles("rpc", rpc()));
    rules.add(doorsDeclareTheirRoles("REST method", restMethod()));
    rules.add(packagesSayWhatTheyAre());
    rules.add(noDrawers());
    return rules.stream().map(rule -> rule.allowEmptyShould(true)).toList();
  }

  private ArchRule domainIsPlain() {
    return classes()
        .that(areDomain())
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(PLAIN)
                .or(resideInAnyPackage(PLAIN_CHASSIS))
                .or(resideInAPackage(module + ".."))
                .or(arePlainChassisTypes()))
        .because("domain is pure: java, JSpecify, stats and other domain types");
  }

  private ArchRule domainUsesNoFramework() {
    return noClasses()
        .that(areDomain())
        .should()
        .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS))
        .because("only edges (" + String.join(", ", edges) + ") know frameworks");
  }

  private ArchRule noPackageCycles() {
    return slices().matching(module + ".(*)..").should().beFreeOfCycles();
  }

  private ArchRule knowsNoOtherService() {
    return noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "..").and(areOfOtherModules()))
        .because("services meet over gRPC and Kafka; they share stats, proto and chassis only");
  }

  private ArchRule doorsDeclareTheirRoles(String kind, DescribedPredicate<JavaMethod> door) {
    return methods()
        .that(door)
        .should()
        .beAnnotatedWith(RolesAllowed.class)
        .orShould()
        .beAnnotatedWith(PermitAll.class)
        .orShould()
        .beDeclaredInClassesThat(
            DescribedPredicate.describe(
                "declare @RolesAllowed", type -> type.isAnnotatedWith(RolesAllowed.class)))
        .because("what a role may do is declared on every " + kind);
  }

  private ArchRule packagesSayWhatTheyAre() {
    DescribedPredicate<JavaClass> inMarkedPackage =
        DescribedPredicate.describe(
            "in a package whose package-info is @NullMarked",
            type -> isGenerated(type) || type.getPackage().isAnnotatedWith(NullMarked.class));
    return classes().should(ArchConditions.be(inMarkedPackage));
  }

  private ArchRule noDrawers() {
    return noClasses()
        .should()
        .resideInAnyPackage("..util..", "..utils..", "..common..", "..dto..", "..impl..")
        .because("packages are features");
  }

  private DescribedPredicate<JavaClass> areDomain() {
    return DescribedPredicate.describe(
        "are domain", type -> !isEdge(outermost(type)) && !isGenerated(type));
  }

  private boolean isEdge(JavaClass type) {
    return edges.stream()
        .anyMatch(
            edge ->
                type.getSimpleName().endsWith(edge)
                    || type.getPackageName().equals(module + "." + edge));
  }

  private static boolean isInfo(JavaClass type) {
    return type.getSimpleName().equals("package-info");
  }

  /** What Quarkus and its bytecode tools write beside our classes. */
  private static boolean isGenerated(JavaClass type) {
    return outermost(type).getSimpleName().contains("_") || isInfo(type);
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureRules::outermost).orElse(type);
  }

  private static DescribedPredicate<JavaClass> arePlainChassisTypes() {
    return DescribedPredicate.describe(
        "are plain types of the chassis",
        type -> PLAIN_CHASSIS_TYPES.stream().anyMatch(type::isEquivalentTo));
  }

  private DescribedPredicate<JavaClass> areOfOtherModules() {
    return DescribedPredicate.describe(
        "are of other services",
        type ->
            !type.getPackageName().startsWith(module)
                && SHARED.stream()
                    .noneMatch(shared -> type.getPackageName().startsWith(ROOT + "." + shared)));
  }

  private static DescribedPredicate<JavaMethod> rpc() {
    return DescribedPredicate.describe(
        "are rpcs",
        method ->
            method.getOwner().isAnnotatedWith(GrpcService.class)
                && method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  private static DescribedPredicate<JavaMethod> restMethod() {
    return DescribedPredicate.describe(
        "are REST methods",
        method ->
            method.getAnnotations().stream()
                .anyMatch(
                    annotation -> annotation.getRawType().isMetaAnnotatedWith(HttpMethod.class)));
  }
}
