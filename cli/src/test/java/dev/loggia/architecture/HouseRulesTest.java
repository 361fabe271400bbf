package dev.loggia.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Habits of the repository that no compiler checks, over the sources of all modules. */
class HouseRulesTest {
    private static final int LONGEST_FILE = 600;

    @Test
    void sourceFilesStayShort() {
        assertThat(sources("src"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(lines(file))
                        .as("lines of %s: split the file", file)
                        .isLessThanOrEqualTo(LONGEST_FILE));
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        Set<Path> packages =
                sources("src/main/java").stream().map(Path::getParent).collect(Collectors.toSet());
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .content(UTF_8)
                        .contains("/**")
                        .contains("@NullMarked"));
    }

    /** The Java sources below one folder of every module; generated ones are below target and so not among them. */
    private static List<Path> sources(String folder) {
        List<Path> found = new ArrayList<>();
        for (Path module : list(root())) {
            Path sources = module.resolve(folder);
            if (Files.isRegularFile(module.resolve("pom.xml")) && Files.isDirectory(sources)) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return found;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("LICENSE"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file, UTF_8).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
