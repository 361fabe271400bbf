package dev.loggia.testkit.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The files in {@code samples} are what the generators write; {@code -Dsamples.rewrite=true} writes them anew. */
class SampleFilesTest {

    private static final Path SAMPLES = Path.of("..", "samples");

    @ParameterizedTest
    @CsvSource({"ACCESS, 48", "APPLICATION, 80", "ORDERS, 90"})
    void sampleFileIsWhatTheGeneratorWrites(LogKind kind, int secondsBetweenEvents) throws IOException {
        Path file = SAMPLES.resolve(kind.fileName());
        String generated = GenerateLogs.day(kind, 7, Duration.ofSeconds(secondsBetweenEvents));

        if (Boolean.getBoolean("samples.rewrite")) {
            Files.createDirectories(SAMPLES);
            Files.writeString(file, generated);
        }

        assertThat(file).hasContent(generated);
        assertThat(generated.length()).isLessThan(200_000);
    }

    @ParameterizedTest
    @EnumSource
    void sameSeedSameLog(LogKind kind) {
        Duration gap = Duration.ofSeconds(10);

        assertThat(GenerateLogs.day(kind, 3, gap))
                .isEqualTo(GenerateLogs.day(kind, 3, gap))
                .isNotEqualTo(GenerateLogs.day(kind, 4, gap));
    }

    @ParameterizedTest
    @EnumSource
    void writtenFileHasAtLeastTheWantedSize(LogKind kind, @TempDir Path folder) throws IOException {
        Path file = folder.resolve(kind.fileName());

        GenerateLogs.write(kind, 1, 200_000, file);

        assertThat(Files.size(file)).isBetween(200_000L, 300_000L);
    }

    @Test
    void incidentShowsInEveryLogOfTheShop() {
        Set<LogKind> kinds = new HashSet<>();
        for (LogKind kind : Set.of(LogKind.ACCESS, LogKind.APPLICATION, LogKind.ORDERS)) {
            LogGenerator generator = kind.generator(5, Instant.parse("2026-11-19T14:05:00Z"), Duration.ofSeconds(2));
            for (int i = 0; i < 200; i++) {
                String event = generator.next().message();
                if (event.contains(" 503 ")
                        || event.contains("PaymentException")
                        || event.contains("PAYMENT_TIMEOUT")) {
                    kinds.add(kind);
                }
            }
        }

        assertThat(kinds).hasSize(3);
    }
}
