package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.ScanStatistics;
import dev.loggia.event.TimeRange;
import dev.loggia.ingest.format.DetectedFormat;
import dev.loggia.ingest.format.FormatOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a file is cut and packed, its events are those of reading it in order. */
class ChunkingTest {

    private static final long MODIFIED = Instant.parse("2024-03-05T12:00:00Z").toEpochMilli();
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    @TempDir
    private Path folder;

    private enum Packing {
        PLAIN,
        MARKED,
        GZIP,
        ZSTD,
        PIPE
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void theCutDoesNotMatter(Packing packing) {
        for (int seed = 1; seed <= 400; seed++) {
            check(packing, seed);
        }
    }

    private void check(Packing packing, int seed) {
        Random random = new Random(seed);
        byte[] content = RandomContent.lines(random);
        StampedFormat format = new StampedFormat(random.nextBoolean(), random.nextInt(3) == 0);
        ZoneId zone = ZoneId.of(random.nextBoolean() ? "UTC" : "Europe/Berlin");
        int longest = random.nextBoolean() ? 1 << 20 : 4 + random.nextInt(40);
        int workers = 1 + random.nextInt(3);
        boolean packed = packing != Packing.PLAIN && packing != Packing.MARKED;
        ScanSizes sizes = new ScanSizes(
                1 + random.nextInt(64),
                random.nextInt(32),
                packed ? Math.min(longest, 4096) : longest,
                1 + random.nextInt(9));
        String described = packing + ", seed " + seed + ", " + sizes + ", " + format;

        boolean marked = packing == Packing.MARKED;
        byte[] reference = marked ? RandomContent.concat(MARK, content) : content;
        ReferenceReader.Result expected = new ReferenceReader(
                        format, sizes.longestEvent(), MODIFIED, MODIFIED + 86_400_000L, packing == Packing.PIPE, zone)
                .read(reference, marked ? MARK.length : 0);

        FormatOptions options = new FormatOptions(zone, null, new FormatOptions.MultiLine.Detect());
        FileSourceOptions sourceOptions = FileSourceOptions.of("test", options, MODIFIED);
        String argument = "-";
        if (packing == Packing.PIPE) {
            sourceOptions = sourceOptions.withStandardInput(new ByteArrayInputStream(content));
        } else {
            argument = write(pack(packing, reference, random));
        }
        RecordingContext context = new RecordingContext(workers);
        FileEventSource source = FileEventSource.open(
                List.of(argument), sourceOptions, sizes, (sample, length, whole, o) -> new DetectedFormat(format, ""));
        try (Scan scan = source.scan(ScanRequest.of(TimeRange.ALL, Set.of()), context)) {
            assertThat(ScannedEvent.of(scan, workers)).as(described).isEqualTo(expected.events());
            assertStatistics(scan.statistics(), expected.events(), described);
        }
        List<String> warnings = new ArrayList<>(warnings(expected, argument));
        if (packing != Packing.PIPE && hasNul(content)) {
            warnings.addFirst(argument + " looks binary: it was read since it was named");
        } else if (!marked && !TextEncoding.isUtf8(content, content.length)) {
            warnings.addFirst(argument + " is not UTF-8: bytes that are no characters are shown as U+FFFD");
        }
        assertThat(context.warnings()).as(described).isEqualTo(warnings);
        assertThat(context.reserved()).as(described).isZero();
    }

    private static boolean hasNul(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).indexOf(0) >= 0;
    }

    private static void assertStatistics(ScanStatistics statistics, List<ScannedEvent> events, String described) {
        assertThat(statistics.recordsScanned()).as(described).isEqualTo(events.size());
        assertThat(statistics.bytesScanned())
                .as(described)
                .isEqualTo(events.stream()
                        .mapToLong(event -> event.message().length())
                        .sum());
        TimeRange found = events.isEmpty()
                ? null
                : new TimeRange(
                        events.stream().mapToLong(ScannedEvent::time).min().orElseThrow(),
                        events.stream().mapToLong(ScannedEvent::time).max().orElseThrow());
        assertThat(statistics.found()).as(described).isEqualTo(found);
    }

    private static List<String> warnings(ReferenceReader.Result expected, String name) {
        List<String> warnings = new ArrayList<>();
        addWarning(warnings, expected.inherited(), "has no time and took that of the event before", name);
        addWarning(warnings, expected.fromLater(), "before the first time took that", name);
        String time = name.equals("-") ? "that of the query" : "the file's modification time";
        addWarning(warnings, expected.fromInput(), "has no time and took " + time, name);
        addWarning(warnings, expected.longEvents(), "is longer than 1 MiB and was split", name);
        return warnings.stream().sorted().toList();
    }

    private static void addWarning(List<String> warnings, long events, String what, String name) {
        if (events == 1) {
            warnings.add("1 event " + what + " (in " + name + ")");
        } else if (events > 1) {
            String ofMany = what.replace("has", "have").replace("is ", "are ").replace("was", "were");
            warnings.add(events + " events " + ofMany + " (in " + name + ")");
        }
    }

    private static byte[] pack(Packing packing, byte[] content, Random random) {
        return switch (packing) {
            case PLAIN, MARKED, PIPE -> content;
            case GZIP -> RandomContent.inParts(content, random, RandomContent::gzip);
            case ZSTD -> {
                byte[] skippable = {0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 7, 7};
                byte[] frames = RandomContent.inParts(content, random, Zstd::compress);
                yield random.nextBoolean() ? frames : RandomContent.concat(skippable, frames);
            }
        };
    }

    private String write(byte[] content) {
        try {
            Path file = Files.write(folder.resolve("file.log"), content);
            Files.setLastModifiedTime(file, FileTime.fromMillis(MODIFIED));
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
