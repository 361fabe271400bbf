package dev.loggia.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs what the documents show. A block fenced with {@code sh} that begins with {@code ./loggia} and is followed by one fenced with
 * {@code text} is a command and what it prints: its rows, or its mistakes when it fails. Files are named from the root of the project.
 */
final class DocumentationTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern EXAMPLE =
            Pattern.compile("```sh\\n(\\./loggia .*?)\\n```\\s+```text\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    @TestFactory
    Stream<DynamicTest> examplesPrintWhatTheySay() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : documents()) {
            Matcher example = EXAMPLE.matcher(Files.readString(document));
            while (example.find()) {
                String command = example.group(1);
                String expected = example.group(2);
                tests.add(dynamicTest(document.getFileName() + ": " + command, () -> {
                    Run run = Run.loggia(arguments(command));
                    assertThat(run.exitCode() == 0 ? run.output() : run.error()).isEqualTo(expected);
                }));
            }
        }
        assertThat(tests).hasSizeGreaterThan(3);
        return tests.stream();
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }

    private static String[] arguments(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command.substring("./loggia ".length()));
        while (word.find()) {
            words.add(
                    word.group(1) != null
                            ? word.group(1)
                            : word.group(2) != null
                                    ? word.group(2)
                                    : word.group(3).replaceFirst("^samples/", "../samples/"));
        }
        return words.toArray(String[]::new);
    }
}
