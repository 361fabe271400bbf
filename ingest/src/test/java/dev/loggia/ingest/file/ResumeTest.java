package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.loggia.ingest.file.IngestedInput.Start;
import dev.loggia.ingest.format.DetectedFormat;
import dev.loggia.ingest.format.FormatOptions;
import dev.loggia.ingest.format.LogFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever an ingest dies, running it again until it is done leaves every event once, as one reading in order gives it. */
class ResumeTest {

    private static final Instant MODIFIED = Instant.parse("2024-03-05T12:00:00Z");
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    @TempDir
    private Path folder;

    private enum Packing {
        PLAIN(null),
        MARKED(null),
        UTF_16_BIG_ENDIAN(StandardCharsets.UTF_16BE),
        UTF_16_LITTLE_ENDIAN(StandardCharsets.UTF_16LE),
        GZIP(null),
        ZSTD(null);

        private final @Nullable Charset charset;

        Packing(@Nullable Charset charset) {
            this.charset = charset;
        }

        byte[] pack(byte[] content, Random random) {
            if (charset != null) {
                return new String("\uFEFF" + new String(content, StandardCharsets.UTF_8)).getBytes(charset);
            }
            return switch (this) {
                case MARKED -> RandomContent.concat(MARK, content);
                case GZIP -> RandomContent.inParts(content, random, RandomContent::gzip);
                case ZSTD -> RandomContent.inParts(content, random, Zstd::compress);
                case PLAIN, UTF_16_BIG_ENDIAN, UTF_16_LITTLE_ENDIAN -> content;
            };
        }
    }

    /** Real formats, told from the content. */
    private enum Kind {
        TEXT("2024-03-01 10:%02d:%02d,123 INFO  [main] worker %d done"),
        STACK_TRACES("2024-03-01 10:%02d:%02d,123 ERROR job %d failed\njava.lang.Error: no\n\tat a.B.c(D.java:1)"),
        CRLF("2024-03-01 10:%02d:%02d,123 WARN disk %d\r"),
        JSON("{\"time\":\"2024-03-01T10:%02d:%02dZ\",\"level\":\"info\",\"worker\":%d}"),
        SYSLOG("Mar  1 10:%02d:%02d host app[%d]: started"),
        TIMELESS("step %d %d %d");

        private final String pattern;

        Kind(String pattern) {
            this.pattern = pattern;
        }

        String line(int i) {
            return String.format(Locale.ROOT, pattern, i / 60 % 60, i % 60, i) + "\n";
        }
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void deathsDoNotMatter(Packing packing) {
        for (int seed = 1; seed <= 80; seed++) {
            Random random = new Random(seed);
            StampedFormat format = new StampedFormat(random.nextBoolean(), random.nextInt(3) == 0);
            int longest = random.nextBoolean() ? 4096 : 4 + random.nextInt(40);
            Path file = write("file.log", packing.pack(RandomContent.lines(random), random));
            check(
                    file,
                    random,
                    longest,
                    (sample, length, whole, o) -> new DetectedFormat(format, ""),
                    packing + ", seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void deathsDoNotMatterForRealFormats(Kind kind) {
        for (int seed = 1; seed <= 25; seed++) {
            Random random = new Random(seed);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            int lines = 20 + random.nextInt(100);
            for (int i = 0; i < lines; i++) {
                content.writeBytes(kind.line(i).getBytes(StandardCharsets.UTF_8));
            }
            Packing packing = Packing.values()[random.nextInt(Packing.values().length)];
            Path file = write("file.log", packing.pack(content.toByteArray(), random));
            check(file, random, 4096, LogFormats::detect, kind + ", " + packing + ", seed " + seed);
        }
    }

    @Test
    void deathsWithinHugeLinesDoNotMatter() {
        String huge = "x".repeat(3_500_000);
        byte[] content = ("2024-03-01 10:00:00 " + huge + "\n2024-03-01 10:00:01 after\r\n" + huge)
                .getBytes(StandardCharsets.UTF_8);
        for (Packing packing : Packing.values()) {
            Random random = new Random(1);
            Path file = write("huge.log", packing.pack(content, random));
            for (int toLive = 1; toLive < 9; toLive++) {
                KillableSink sink = new KillableSink();
                sink.plan(1, toLive);
                FormatOptions lines = new FormatOptions(ZoneOffset.UTC, null, new FormatOptions.MultiLine.Off());
                IngestOptions options = IngestOptions.of(FileSourceOptions.of("test", lines, 0), Clock.systemUTC());
                boolean killed = false;
                try {
                    FileIngest.open(List.of(file.toString()), options, sink).run();
                } catch (KillableSink.Killed e) {
                    killed = true;
                }
                sink.plan(1, Integer.MAX_VALUE);
                IngestSummary summary =
                        FileIngest.open(List.of(file.toString()), options, sink).run();
                assertThat(summary.inputs().getFirst().start())
                        .as(packing + ", " + toLive)
                        .isEqualTo(killed ? Start.RESUMED : Start.NOTHING_NEW);
                assertThat(String.join("", sink.messages()).length())
                        .as(packing + ", " + toLive)
                        .isEqualTo(content.length - 3);
                assertThat(sink.events()).as(packing + ", " + toLive).hasSize(9);
            }
        }
    }

    private void check(Path file, Random random, int longest, FormatDetector detector, String described) {
        ZoneId zone = ZoneId.of(random.nextBoolean() ? "UTC" : "Europe/Berlin");
        FormatOptions format = new FormatOptions(zone, null, new FormatOptions.MultiLine.Detect());
        FileSourceOptions options = FileSourceOptions.of("test", format, 0);
        FileEventSource source =
                FileEventSource.open(List.of(file.toString()), options, sizes(random, longest), detector);
        List<KillableSink.Event> expected =
                ScannedEvent.of(source, Scanning.everything(), new RecordingContext(1)).stream()
                        .map(event -> new KillableSink.Event(file.toString(), event.time(), event.message()))
                        .toList();

        KillableSink sink = new KillableSink();
        boolean done = false;
        while (!done) {
            sink.plan(1 + random.nextInt(4), 1 + random.nextInt(8));
            FileIngest ingest = FileIngest.open(
                    List.of(file.toString()),
                    IngestOptions.of(options, Clock.systemUTC()),
                    sink,
                    sizes(random, longest),
                    detector);
            try {
                assertThat(ingest.run().complete()).as(described).isTrue();
                done = true;
            } catch (KillableSink.Killed killed) {
                assertThat(sink.events())
                        .as(described)
                        .isEqualTo(expected.subList(0, sink.events().size()));
            }
            if (random.nextInt(4) == 0) {
                sink.commit();
            }
        }
        assertThat(sink.events()).as(described).isEqualTo(expected);

        sink.plan(1, Integer.MAX_VALUE);
        IngestSummary again = FileIngest.open(
                        List.of(file.toString()), IngestOptions.of(options, Clock.systemUTC()), sink)
                .run();
        assertThat(again.events()).as(described).isZero();
        if (!expected.isEmpty()) {
            assertThat(again.inputs())
                    .as(described)
                    .singleElement()
                    .satisfies(input -> assertThat(input.start()).isEqualTo(Start.NOTHING_NEW));
        }
    }

    private static ScanSizes sizes(Random random, int longest) {
        return new ScanSizes(1 + random.nextInt(64), random.nextInt(32), longest, 1 + random.nextInt(9));
    }

    private Path write(String name, byte[] content) {
        try {
            Path file = Files.write(folder.resolve(name), content);
            Files.setLastModifiedTime(file, FileTime.from(MODIFIED));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
