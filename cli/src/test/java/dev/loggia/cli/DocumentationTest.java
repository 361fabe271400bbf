package dev.loggia.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what the documents show, in its order. A block fenced with {@code sh} that begins with {@code ./loggia} or sets
 * {@code LOGGIA_DATA} holds commands, each from the beginning of a line on; when a block fenced with {@code text} follows, it is what the
 * last of them prints: its rows, or its mistakes when it fails, or what it says beside the rows when these go to a file. The others must
 * not fail. Files are named from the root of the project; the data folder is one of the test's own, whatever the document names.
 */
final class DocumentationTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern EXAMPLE = Pattern.compile(
            "```sh\\n((?:export LOGGIA_DATA=\\S+\\n)?\\./loggia .*?)\\n```(?:\\s+```text\\n(.*?)```)?", Pattern.DOTALL);
    private static final Pattern COMMAND =
            Pattern.compile("^\\./loggia (.*?)(?=\\n\\./loggia |\\z)", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern TO_A_FILE = Pattern.compile(" > \\S+\\z");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    @TempDir
    private static Path data;

    @TestFactory
    Stream<DynamicTest> examplesPrintWhatTheySay() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : documents()) {
            Matcher example = EXAMPLE.matcher(Files.readString(document));
            while (example.find()) {
                String commands = example.group(1);
                Optional<String> expected = Optional.ofNullable(example.group(2));
                tests.add(dynamicTest(document.getFileName() + ": " + commands, () -> check(commands, expected)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(3);
        return tests.stream();
    }

    private static void check(String commands, Optional<String> expected) {
        List<String> each = COMMAND.matcher(commands)
                .results()
                .map(command -> command.group(1))
                .toList();
        for (int i = 0; i < each.size(); i++) {
            Matcher toAFile = TO_A_FILE.matcher(each.get(i));
            boolean showsRows = !toAFile.find();
            Run run = Run.with()
                    .variables(Map.of("LOGGIA_DATA", data.toString()))
                    .run(arguments(showsRows ? each.get(i) : toAFile.replaceFirst("")));
            if (i == each.size() - 1 && expected.isPresent()) {
                assertThat(run.exitCode() == 0 && showsRows ? run.output() : run.error())
                        .isEqualTo(expected.get());
            } else {
                assertThat(run.exitCode()).as(run.rawError()).isZero();
            }
        }
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
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(
                    word.group(1) != null
                            ? word.group(1)
                            : word.group(2) != null
                                    ? word.group(2)
                                    : word.group(3).replaceFirst("^(|\\w+=)samples/", "$1../samples/"));
        }
        return words.toArray(String[]::new);
    }
}
