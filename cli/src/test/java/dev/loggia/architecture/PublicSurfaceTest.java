package dev.loggia.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Set;
import java.util.stream.Stream;

/** A program that embeds the library sees its own types and those of the event model, and nothing of what is inside. */
@AnalyzeClasses(packages = "dev.loggia", importOptions = ArchitectureTest.NoTests.class)
class PublicSurfaceTest {

    private static final Set<String> VISIBLE =
            Set.of("dev.loggia", "dev.loggia.output", "dev.loggia.time", "dev.loggia.event", "dev.loggia.diagnostic");

    @ArchTest
    static void publicSignaturesNameNoTypeFromInside(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(PublicSurfaceTest::isOfTheLibrary)
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(type -> type.getCodeUnits().stream())
                        .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)))
                .hasSizeGreaterThan(50)
                .allSatisfy(unit ->
                        assertThat(typesOf(unit)).as(unit.getFullName()).allMatch(PublicSurfaceTest::isVisible));
    }

    private static boolean isOfTheLibrary(JavaClass type) {
        return type.getPackageName().equals("dev.loggia")
                || type.getPackageName().equals("dev.loggia.output")
                || type.getPackageName().equals("dev.loggia.time");
    }

    /** What the signature names, with the arguments of its generic types. */
    private static Stream<JavaClass> typesOf(JavaCodeUnit unit) {
        return Stream.concat(Stream.<JavaType>of(unit.getReturnType()), unit.getParameterTypes().stream())
                .flatMap(type -> type.getAllInvolvedRawTypes().stream());
    }

    private static boolean isVisible(JavaClass type) {
        String home = type.getBaseComponentType().getPackageName();
        return home.isEmpty() || home.startsWith("java.") || VISIBLE.contains(home);
    }
}
