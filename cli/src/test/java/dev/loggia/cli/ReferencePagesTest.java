package dev.loggia.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The reference of the command line, the man page and the pages of the language are what the definitions say;
 * {@code -Dreference.rewrite=true} writes them anew.
 */
class ReferencePagesTest {

    private static final Path REFERENCE = Path.of("..", "docs", "cli.md");
    private static final Path LANGUAGE = Path.of("..", "docs", "reference");
    private static final Path MAN_PAGE = Path.of("src", "main", "man", "loggia.1");

    @Test
    void referenceIsWhatTheDefinitionsSay() throws IOException {
        check(REFERENCE, MarkdownReference.page());
    }

    @TestFactory
    Stream<DynamicTest> pagesOfTheLanguageAreWhatTheDefinitionsSay() {
        return LanguagePages.all().entrySet().stream()
                .map(page -> dynamicTest(page.getKey(), () -> check(LANGUAGE.resolve(page.getKey()), page.getValue())));
    }

    @Test
    void manPageIsWhatTheDefinitionsSay() throws IOException {
        check(MAN_PAGE, ManPage.page());
    }

    @Test
    void manPageIsWellFormed() throws IOException, InterruptedException {
        Path mandoc = Path.of("/usr/bin/mandoc");
        assumeTrue(Files.isExecutable(mandoc), "mandoc");
        Process lint = new ProcessBuilder(mandoc.toString(), "-Tlint", MAN_PAGE.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(lint.getInputStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(lint.waitFor()).isZero();
    }

    private static void check(Path file, String generated) throws IOException {
        if (Boolean.getBoolean("reference.rewrite")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertThat(file)
                .as("written anew by -Dreference.rewrite=true")
                .content(UTF_8)
                .isEqualTo(generated);
    }
}
