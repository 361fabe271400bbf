package dev.loggia.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The seeds of the fuzzers, and the inputs that failed once, without a fuzzer. */
class SeedsTest {

    private static final Path SEEDS = Path.of("src/test/resources/fuzz");

    private static final Map<String, Consumer<byte[]>> TARGETS = Map.of(
            "FileFuzz", FileFuzz::fuzzerTestOneInput,
            "JsonFuzz", JsonFuzz::fuzzerTestOneInput,
            "QueryFuzz", QueryFuzz::fuzzerTestOneInput,
            "RegexFuzz", RegexFuzz::fuzzerTestOneInput,
            "TimeTextFuzz", TimeTextFuzz::fuzzerTestOneInput,
            "TimestampFormatFuzz", TimestampFormatFuzz::fuzzerTestOneInput);

    @TestFactory
    Stream<DynamicContainer> seedsHold() throws IOException {
        List<Path> folders = list(SEEDS);
        assertThat(folders)
                .extracting(folder -> folder.getFileName().toString())
                .hasSameElementsAs(TARGETS.keySet());
        return folders.stream().map(SeedsTest::container);
    }

    private static DynamicContainer container(Path folder) {
        String name = folder.getFileName().toString();
        try {
            return DynamicContainer.dynamicContainer(
                    name,
                    list(folder).stream()
                            .map(seed -> DynamicTest.dynamicTest(
                                    seed.getFileName().toString(),
                                    seed.toUri(),
                                    () -> TARGETS.get(name).accept(Files.readAllBytes(seed)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
