package dev.loggia.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who may know whom: the module rule of ARCHITECTURE.md. The benchmarks see everything and nothing sees them. */
@AnalyzeClasses(packages = "dev.loggia", importOptions = ArchitectureTest.NoTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule MODULES_KNOW_ONLY_WHAT_IS_BELOW_THEM = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("event-model")
            .definedBy("dev.loggia.event..", "dev.loggia.regex..", "dev.loggia.diagnostic..")
            .layer("grammar")
            .definedBy("dev.loggia.grammar..")
            .layer("store")
            .definedBy("dev.loggia.store..")
            .layer("query-engine")
            .definedBy("dev.loggia.query..")
            .layer("ingest")
            .definedBy("dev.loggia.ingest..")
            .layer("library")
            .definedBy("dev.loggia", "dev.loggia.output..", "dev.loggia.time..")
            .layer("cli")
            .definedBy("dev.loggia.cli..")
            .layer("testkit")
            .definedBy("dev.loggia.testkit..")
            .layer("examples")
            .definedBy("dev.loggia.examples..")
            .whereLayer("event-model")
            .mayNotAccessAnyLayer()
            .whereLayer("grammar")
            .mayOnlyAccessLayers("event-model")
            .whereLayer("store")
            .mayOnlyAccessLayers("event-model")
            .whereLayer("query-engine")
            .mayOnlyAccessLayers("event-model", "grammar")
            .whereLayer("ingest")
            .mayOnlyAccessLayers("event-model")
            .whereLayer("library")
            .mayOnlyAccessLayers("event-model", "grammar", "store", "query-engine", "ingest")
            .whereLayer("cli")
            .mayOnlyAccessLayers("event-model", "library")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("testkit")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("examples")
            .mayOnlyAccessLayers("event-model", "library")
            .whereLayer("examples")
            .mayNotBeAccessedByAnyLayer()
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule ONLY_GRAMMAR_USES_ANTLR = only("org.antlr..", "dev.loggia.grammar..");

    @ArchTest
    static final ArchRule ONLY_STORE_USES_LUCENE = only("org.apache.lucene..", "dev.loggia.store..");

    @ArchTest
    static final ArchRule ONLY_CLI_USES_PICOCLI = only("picocli..", "dev.loggia.cli..");

    @ArchTest
    static final ArchRule ONLY_REGEX_USES_RE2J = only("com.google.re2j..", "dev.loggia.regex..");

    @ArchTest
    static final ArchRule ONLY_INGEST_AND_STORE_USE_ZSTD =
            only("com.github.luben..", "dev.loggia.ingest..", "dev.loggia.store..");

    @ArchTest
    static final ArchRule ONLY_PROGRAMS_WRITE_TO_STANDARD_STREAMS = noClasses()
            .that()
            .resideOutsideOfPackages("dev.loggia.cli..", "dev.loggia.testkit..", "dev.loggia.examples..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule NOBODY_PRINTS_STACK_TRACES = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe("printStackTrace", ArchitectureTest::printsStackTrace));

    /** At every level of the package tree. A package may know the packages below it, and they may know it. */
    @ArchTest
    static void siblingPackagesHaveNoCycles(JavaClasses classes) {
        Set<String> parents = classes.stream()
                .map(type -> type.getPackage().getParent())
                .flatMap(Optional::stream)
                .map(JavaPackage::getName)
                .filter(name -> name.startsWith("dev.loggia"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(parents).contains("dev.loggia");
        for (String parent : parents) {
            slices().matching(parent + ".(*)..").should().beFreeOfCycles().check(classes);
        }
    }

    private static boolean printsStackTrace(JavaCall<?> call) {
        return call.getName().equals("printStackTrace") && call.getTargetOwner().isAssignableTo(Throwable.class);
    }

    private static ArchRule only(String library, String... homes) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat(resideInAPackage(library));
    }

    /** ArchUnit's own filter expects the tests in target/test-classes; a quick build has them elsewhere. */
    static final class NoTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }
}
