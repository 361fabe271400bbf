package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loggia.ingest.file.IngestedInput.Start;
import dev.loggia.ingest.format.DetectedFormat;
import dev.loggia.ingest.sink.FileIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that change between runs: they grow, are renamed, are written anew. */
class RotationTest {

    private static final int LONGEST_EVENT = 4096;

    @TempDir
    private Path folder;

    private final KillableSink sink = new KillableSink();
    private Path log = Path.of("");

    @BeforeEach
    void nameTheLog() {
        log = folder.resolve("app.log");
    }

    @Test
    void whatWasAddedIsRead() throws IOException {
        append("1\n2\n");
        run(log);
        append("3\n4\n");
        assertThat(run(log).inputs().getFirst().start()).isEqualTo(Start.RESUMED);
        assertThat(run(log).inputs().getFirst().start()).isEqualTo(Start.NOTHING_NEW);
        assertThat(sink.messages()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void theRestOfALineIsAnEventOfItsOwnButItsLineEndIsNone() throws IOException {
        for (String part : List.of("a", "b", "\nc", "\r", "\n\nd\r", "\n", "e", "\r\n", "\n", "f\r", "\r", "g\nh")) {
            append(part);
            run(log);
            run(log);
        }
        assertThat(sink.messages()).containsExactly("a", "b", "c", "", "d\r", "e", "", "f\r", "\rg", "h");
    }

    @Test
    void continuationLinesThatComeLaterAreAnEventOfTheSameTime() throws IOException {
        append("2024-03-01 10:00:00 a\n".repeat(9) + "2024-03-01 10:00:01 b\n at x\n");
        run(log);
        append(" at y\n at z\n2024-03-01 10:00:02 c\n");
        run(log);
        assertThat(sink.messages().subList(8, sink.messages().size()))
                .containsExactly(
                        "2024-03-01 10:00:00 a",
                        "2024-03-01 10:00:01 b\n at x",
                        " at y\n at z",
                        "2024-03-01 10:00:02 c");
        assertThat(sink.events().get(10).time()).isEqualTo(sink.events().get(9).time());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
    void growthLosesAndRepeatsNothingWhereverItStops(String charset) throws IOException {
        for (int seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            String text = new String(RandomContent.lines(random), StandardCharsets.UTF_8);
            byte[] content = ((charset.equals("UTF-8") ? "" : "\uFEFF") + text).getBytes(Charset.forName(charset));
            Path file = folder.resolve(seed + ".log");
            KillableSink kept = new KillableSink();
            StampedFormat format = new StampedFormat(random.nextBoolean(), random.nextBoolean());
            int written = charset.equals("UTF-8") ? 0 : Math.min(2, content.length);
            Files.write(file, Arrays.copyOf(content, written));
            while (written < content.length) {
                written = Math.min(content.length, written + 1 + random.nextInt(40));
                Files.write(file, Arrays.copyOf(content, written));
                kept.plan(1, 1 + random.nextInt(6));
                try {
                    run(file, kept, random, format);
                } catch (KillableSink.Killed goesOnWithMore) {
                    continue;
                }
            }
            kept.plan(1, Integer.MAX_VALUE);
            run(file, kept, random, format);
            String all = new String(
                    String.join("", kept.messages()).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            assertThat(withoutLineEnds(all)).as("seed " + seed).isEqualTo(withoutLineEnds(text));
        }
    }

    @Test
    void growthByWholeLinesIsAsReadingAtOnce() throws IOException {
        for (int seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            // Lines before the first time take it only when it is there.
            byte[] content =
                    RandomContent.concat("<0>first\n".getBytes(StandardCharsets.UTF_8), RandomContent.lines(random));
            Path file = folder.resolve(seed + ".log");
            KillableSink kept = new KillableSink();
            StampedFormat format = new StampedFormat(false, false);
            int written = 0;
            Files.createFile(file);
            while (written < content.length) {
                int lineFeed =
                        LineEnds.next(content, Math.min(content.length, written + random.nextInt(60)), content.length);
                written = Math.min(content.length, lineFeed + 1);
                Files.write(file, Arrays.copyOf(content, written));
                Files.setLastModifiedTime(file, FileTime.fromMillis(5000));
                run(file, kept, random, format);
            }
            KillableSink once = new KillableSink();
            run(file, once, random, format);
            assertThat(kept.events()).as("seed " + seed).isEqualTo(once.events());
        }
    }

    /** @param bannerLength bytes that every generation starts with */
    @ParameterizedTest
    @ValueSource(ints = {0, 10, 5000})
    void renamesLoseAndRepeatNothing(int bannerLength) throws IOException {
        append("x");
        assumeThat(FileIdentity.keyOf(log)).isNotNull();
        Files.delete(log);
        String banner = bannerLength == 0 ? "" : "=".repeat(bannerLength - 1) + "\n";
        long pieces = bannerLength == 0 ? 0 : bannerLength > LONGEST_EVENT ? 2 : 1;
        int line = 0;
        int banners = 0;
        for (int seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            if (random.nextBoolean()) {
                for (int i = 5; i >= 0; i--) {
                    Path from = i == 0 ? log : folder.resolve("app.log." + i);
                    if (Files.exists(from) && i < 5) {
                        Files.move(from, folder.resolve("app.log." + (i + 1)));
                    } else if (Files.exists(from)) {
                        Files.delete(from);
                    }
                }
            }
            if (!Files.exists(log)) {
                append(banner);
                banners += bannerLength == 0 ? 0 : 1;
            }
            int more = random.nextInt(5) == 0 ? 300 : random.nextInt(10);
            for (int i = 0; i < more; i++) {
                append("line " + line++ + "\n");
            }
            sink.plan(1, random.nextInt(3) == 0 ? random.nextInt(3) : Integer.MAX_VALUE);
            boolean killed = true;
            while (killed) {
                try {
                    run(folder, sink, random, new StampedFormat(false, false));
                    killed = false;
                } catch (KillableSink.Killed e) {
                    sink.plan(1, 50);
                }
            }
        }
        Predicate<String> isBanner = message -> message.startsWith("=");
        List<String> expected =
                IntStream.range(0, line).mapToObj(i -> "line " + i).toList();
        assertThat(sink.messages().stream().filter(isBanner.negate())).containsExactlyInAnyOrderElementsOf(expected);
        // One that is nothing but its banner cannot be told from the next such file that the platform gives the same
        // key.
        assertThat(sink.messages().stream().filter(isBanner).count()).isBetween(pieces, pieces * banners);
    }

    @Test
    void aFileThatIsRotatedWhileOthersAreReadIsReadOn() throws IOException {
        Path old = folder.resolve("app.log.1");
        append("1\n");
        Files.writeString(old, "0\n");
        FileIngest ingest =
                FileIngest.open(Scanning.names(log, old), IngestOptions.of(Scanning.OPTIONS, Clock.systemUTC()), sink);
        Files.move(old, folder.resolve("app.log.2"));
        append("2\n");
        Files.move(log, old);
        append("3\n");
        ingest.run();
        run(log, old, folder.resolve("app.log.2"));
        assertThat(sink.messages()).containsExactlyInAnyOrder("0", "1", "2", "3");
    }

    @Test
    void aFileWrittenAnewIsAnotherOne() throws IOException {
        append("1\n2\n3\n");
        run(log);
        Files.writeString(log, "4\n5\n6\n7\n");
        assertThat(run(log).inputs().getFirst().start()).isEqualTo(Start.BEGINNING);
        Files.writeString(log, "8\n");
        run(log);
        Files.writeString(log, "8\n9\n");
        run(log);
        assertThat(sink.messages()).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(sink.positions()).hasSize(3);
    }

    @Test
    void aFileThatHasBecomeShorterIsAnotherOne() throws IOException {
        String head = "x".repeat(4095) + "\n";
        append(head + "1\n2\n3\n");
        run(log);
        Files.writeString(log, head + "4\n");
        run(log);
        append("5\n6\n7\n8\n");
        run(log);
        assertThat(sink.messages()).containsExactly(head.strip(), "1", "2", "3", head.strip(), "4", "5", "6", "7", "8");
    }

    @Test
    void aFileThatWasWrittenAnewBehindALongBannerIsAnotherOne() throws IOException {
        String banner = "x".repeat(4999) + "\n";
        append(banner + "1\n2\n");
        run(log);
        Files.writeString(log, banner + "3\n4\n5\n");
        run(log);
        assertThat(sink.messages()).containsExactly(banner.strip(), "1", "2", banner.strip(), "3", "4", "5");
    }

    @Test
    void aCopyIsAnotherFileAndAFileReplacedByALongerOneIsNot() throws IOException {
        append("1\n2\n");
        run(log);
        Path copy = folder.resolve("copy.log");
        Files.copy(log, copy);
        run(copy);
        assertThat(sink.messages()).containsExactly("1", "2", "1", "2");
        Path newer = folder.resolve("newer");
        Files.writeString(newer, "1\n2\n3\n");
        Files.move(newer, log, StandardCopyOption.REPLACE_EXISTING);
        run(log);
        assertThat(sink.messages()).containsExactly("1", "2", "1", "2", "3");
    }

    @Test
    void aPackedFileGrowsByMembers() throws IOException {
        Path packed = folder.resolve("app.gz");
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int i = 0; i < 5; i++) {
            content.writeBytes(RandomContent.gzip(("line " + i + "\n").getBytes(StandardCharsets.UTF_8)));
            Files.write(packed, content.toByteArray());
            run(packed);
        }
        assertThat(sink.messages()).containsExactly("line 0", "line 1", "line 2", "line 3", "line 4");
    }

    private static String withoutLineEnds(String text) {
        return text.replaceAll("[\r\n]", "");
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private IngestSummary run(Path... files) {
        return FileIngest.open(Scanning.names(files), IngestOptions.of(Scanning.OPTIONS, Clock.systemUTC()), sink)
                .run();
    }

    private static void run(Path files, KillableSink sink, Random random, StampedFormat format) {
        ScanSizes sizes =
                new ScanSizes(1 + random.nextInt(64), random.nextInt(32), LONGEST_EVENT, 1 + random.nextInt(9));
        FileIngest.open(
                        Scanning.names(files),
                        IngestOptions.of(Scanning.OPTIONS, Clock.systemUTC()),
                        sink,
                        sizes,
                        (sample, length, whole, o) -> new DetectedFormat(format, ""))
                .run();
    }
}
