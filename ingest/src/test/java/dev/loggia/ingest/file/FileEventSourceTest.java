package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.LimitExceededException;
import dev.loggia.diagnostic.QueryCancelledException;
import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.ScanStatistics;
import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileEventSourceTest {

    private static final long EPOCH = StampedFormat.EPOCH;

    @TempDir
    private Path folder;

    private final RecordingContext context = new RecordingContext(1);

    @Test
    void aLineIsAnEventBlankOnesToo() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "<1>one\r\n<2>two\n\nrest\r");
        assertThat(ScannedEvent.of(Scanning.stamped(file), Scanning.everything(), context))
                .containsExactly(
                        new ScannedEvent(0, EPOCH + 1000, "<1>one"),
                        new ScannedEvent(8, EPOCH + 2000, "<2>two"),
                        new ScannedEvent(15, EPOCH + 2000, ""),
                        new ScannedEvent(16, EPOCH + 2000, "rest\r"));
        assertThat(context.warnings())
                .containsExactly("2 events have no time and took that of the event before (in " + file + ")");
    }

    @Test
    void systemFieldsTellWhereAnEventIsFrom() throws IOException {
        Path first = Files.writeString(folder.resolve("a.log"), "<1>one\n");
        Path second = Files.writeString(folder.resolve("b.log"), "two\n");
        Files.setLastModifiedTime(second, FileTime.fromMillis(7000));
        try (Scan scan = Scanning.stamped(first, second).scan(Scanning.everything(), context)) {
            assertThat(nextBatch(scan).column(SystemField.LOG_STREAM).value(0)).isEqualTo(Value.of(first.toString()));
            Batch batch = nextBatch(scan);
            assertThat(batch.column(SystemField.LOG_STREAM).value(0)).isEqualTo(Value.of(second.toString()));
            assertThat(batch.column(SystemField.LOG).value(0)).isEqualTo(Value.of("test"));
            assertThat(batch.column(SystemField.INGESTION_TIME).value(0)).isEqualTo(new Value.Timestamp(7000));
            assertThat(batch.column(SystemField.TIMESTAMP).value(0)).isEqualTo(new Value.Timestamp(7000));
            assertThat(batch.column(SystemField.SEQUENCE).value(0)).isEqualTo(Value.of(1L << 44));
            assertThat(scan.next()).isNull();
        }
        assertThat(context.warnings())
                .containsExactly("1 event has no time and took the file's modification time (in " + second + ")");
    }

    @Test
    void oddEventsOfManyFilesAreOneWarning() throws IOException {
        Path first = Files.writeString(folder.resolve("a.log"), "<1>one\nx\n");
        Path second = Files.writeString(folder.resolve("b.log"), "<1>one\nx\nx\n");
        assertThat(Scanning.messages(Scanning.stamped(first, second), context)).hasSize(5);
        assertThat(context.warnings())
                .containsExactly(
                        "3 events have no time and took that of the event before (in 2 files, first in " + first + ")");
    }

    @Test
    void columnsOfSelectedRowsAreThoseOfTheRows() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "<1>one\n<2>two\n<3>three\n");
        try (Scan scan = Scanning.stamped(file).scan(Scanning.everything(), context)) {
            Batch batch = nextBatch(scan);
            Batch repeated = batch.repeat(new int[] {0, 0, 2}, 3);
            assertThat(texts(repeated.column(SystemField.MESSAGE))).containsExactly("<1>one", "<1>one", "<3>three");
            Batch selected = batch.select(new int[] {1}, 1);
            assertThat(texts(selected.column(SystemField.MESSAGE))).containsExactly("<2>two");
            assertThat(selected.column(SystemField.SEQUENCE).value(0)).isEqualTo(Value.of(7));
            assertThat(selected.column(SystemField.TIMESTAMP).value(0)).isEqualTo(new Value.Timestamp(EPOCH + 2000));
        }
    }

    @Test
    void onlyEventsOfTheRangeCount() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "<1>one\n<2>two\n<3>three\n<4>four\n");
        ScanRequest request = ScanRequest.of(new TimeRange(EPOCH + 2000, EPOCH + 3000), Set.of());
        try (Scan scan = Scanning.stamped(file).scan(request, context)) {
            assertThat(ScannedEvent.of(scan, 1))
                    .extracting(ScannedEvent::message)
                    .containsExactly("<2>two", "<3>three");
            assertThat(scan.statistics())
                    .isEqualTo(new ScanStatistics(2, 14, 0, 0, 31, 31, 0, new TimeRange(EPOCH + 2000, EPOCH + 3000)));
        }
    }

    @Test
    void goesOnAfterASequence() throws IOException {
        Path first = Files.writeString(folder.resolve("a.log"), "<1>one\n<2>two\n");
        Path second = Files.writeString(folder.resolve("b.log"), "<1>three\n<2>four\n");
        ScanRequest all = Scanning.everything();
        ScanRequest after = all.withAfterSequence(1L << 44);
        assertThat(ScannedEvent.of(Scanning.stamped(first, second), after, context))
                .extracting(ScannedEvent::message)
                .containsExactly("<2>four");
        ScanRequest afterFirst = all.withAfterSequence(0);
        assertThat(ScannedEvent.of(Scanning.stamped(first, second), afterFirst, context))
                .extracting(ScannedEvent::message)
                .containsExactly("<2>two", "<1>three", "<2>four");
    }

    @Test
    void anEmptyFileHasNoEvents() throws IOException {
        Path file = Files.createFile(folder.resolve("a.log"));
        try (Scan scan = Scanning.stamped(file).scan(Scanning.everything(), context)) {
            assertThat(scan.next()).isNull();
            assertThat(scan.statistics()).isEqualTo(ScanStatistics.NONE);
        }
    }

    @Test
    void utf16IsReadByItsMark() throws IOException {
        Path file = folder.resolve("a.log");
        for (String charset : List.of("UTF-16LE", "UTF-16BE")) {
            Files.write(file, "\uFEFF<1>Grüße 😀\r\n<2>Ende".getBytes(charset));
            List<String> messages = Scanning.messages(Scanning.stamped(file), context).stream()
                    .map(text -> new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                    .toList();
            assertThat(messages).containsExactly("<1>Grüße 😀", "<2>Ende");
        }
    }

    @Test
    void whatIsAddedAfterTheStartIsNotRead() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "<1>one\n".repeat(50));
        try (Scan scan = Scanning.stamped(file).scan(Scanning.everything(), context)) {
            Scan.Partition first = scan.next();
            Files.writeString(file, "<2>more\n", StandardOpenOption.APPEND);
            assertThat(countOf(first) + ScannedEvent.of(scan, 1).size()).isEqualTo(50);
        }
        assertThat(context.warnings()).isEmpty();
    }

    @Test
    void aFileThatShrinksIsReadAsFarAsItGoes() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "<1>one\n".repeat(50));
        try (Scan scan = Scanning.stamped(file).scan(Scanning.everything(), context)) {
            Scan.Partition first = scan.next();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(17);
            }
            assertThat(countOf(first) + ScannedEvent.of(scan, 1).size()).isEqualTo(3);
        }
        assertThat(context.warnings())
                .containsExactly(file + " became shorter while it was read: it had 350 bytes at the start");
        assertThat(context.reserved()).isZero();
    }

    @Test
    void aFileThatVanishesIsLeftOut() throws IOException {
        Path first = Files.writeString(folder.resolve("a.log"), "<1>one\n");
        Path second = Files.writeString(folder.resolve("b.log"), "<1>two\n");
        FileEventSource source = Scanning.stamped(first, second);
        Files.delete(first);
        assertThat(Scanning.messages(source, context)).containsExactly("<1>two");
        assertThat(context.warnings()).containsExactly(first + " is not there any more: it was left out");
    }

    @Test
    void buffersCountAgainstTheMemoryLimit() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "<1>one\n".repeat(50));
        RecordingContext small = new RecordingContext(1, 50);
        assertThatThrownBy(() -> Scanning.messages(Scanning.stamped(file), small))
                .isInstanceOf(LimitExceededException.class);
        assertThat(small.reserved()).isZero();
    }

    @Test
    void aScanThatIsClosedEarlyGivesEverythingBack() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "<1>one\nx\n".repeat(50));
        try (Scan scan = Scanning.stamped(file).scan(Scanning.everything(), context)) {
            assertThat(scan.next().next()).isNotNull();
            assertThat(context.reserved()).isPositive();
        }
        assertThat(context.reserved()).isZero();
        assertThat(context.warningCodes()).containsExactly("time-inherited");
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void waitingForAPipeCanBeCancelled() throws IOException {
        try (PipedOutputStream silent = new PipedOutputStream();
                PipedInputStream input = new PipedInputStream(silent)) {
            FileEventSource source =
                    Scanning.stamped(ScanSizes.standard(), Scanning.OPTIONS.withStandardInput(input), List.of("-"));
            try (Scan scan = source.scan(Scanning.everything(), context)) {
                CompletableFuture<?> waiting = CompletableFuture.runAsync(scan::next);
                context.cancel();
                assertThatThrownBy(waiting::join)
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(QueryCancelledException.class);
            }
        }
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void waitingForSomebodyToOpenANamedPipeCanBeCancelled() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (Scan scan = Scanning.stamped(pipe).scan(Scanning.everything(), context)) {
            CompletableFuture<?> waiting = CompletableFuture.runAsync(scan::next);
            context.cancel();
            assertThatThrownBy(waiting::join).hasCauseInstanceOf(QueryCancelledException.class);
        }
    }

    /** The size of such a file is 0. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatTheSystemMakesUpIsReadThoughItSaysToBeEmpty() {
        assertThat(Scanning.messages(Scanning.stamped(Path.of("/proc/self/status")), context))
                .anyMatch(line -> line.startsWith("VmRSS:"));
    }

    /** Some of these have nothing to read until something happens, and only the reading of a pipe can be cancelled. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatTheSystemMakesUpIsNotLookedIntoWhenItSaysToBeEmpty() {
        Path empty = Path.of("/proc/self/timers");
        assumeThat(empty).exists();
        assertThat(Scanning.stamped(empty).describe())
                .extracting(InputDescription::format)
                .containsExactly("detected while reading");
    }

    @Test
    void aPipeIsReadOnce() {
        FileEventSource source = Scanning.stamped(
                ScanSizes.standard(),
                Scanning.OPTIONS.withStandardInput(
                        new ByteArrayInputStream("<1>a\nb".getBytes(StandardCharsets.UTF_8))),
                List.of("-"));
        assertThat(Scanning.messages(source, context)).containsExactly("<1>a", "b");
        assertThatThrownBy(() -> Scanning.messages(source, context))
                .isInstanceOf(DataException.class)
                .hasMessage("- can be read only once");
    }

    /** Nobody looks that far before the events are read. */
    @Test
    void columnsThatGetOtherNamesFarIntoAFileAreTold() throws IOException {
        String events = "2026-01-02 03:04:05 10.0.0.1\n".repeat(FormatDetector.SAMPLE / 20);
        Path file = Files.writeString(
                folder.resolve("w3c.log"),
                "#Fields: date time s-ip\n" + events + "#Fields: date time s-ip\n#Fields: date time c-ip\n".repeat(2));
        RecordingContext context = new RecordingContext(1);
        Scanning.messages(FileEventSource.open(List.of(file.toString()), Scanning.OPTIONS), context);
        assertThat(context.warnings())
                .containsExactly(file + " gives columns other names later on, but the first ones are used");
    }

    @Test
    void describesItsInputs() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "<1>one\n");
        FileEventSource source = Scanning.stamped(
                ScanSizes.standard(),
                Scanning.OPTIONS.withStandardInput(new ByteArrayInputStream(new byte[0])),
                List.of(file.toString(), "-"));
        assertThat(source.describe())
                .containsExactly(
                        new InputDescription(file.toString(), "stamped", "", "", 7),
                        new InputDescription("-", "detected while reading", "", "", -1));
        assertThat(source.describe().getFirst()).hasToString(file + ": stamped, 7 bytes");
    }

    private static Batch nextBatch(Scan scan) {
        Scan.Partition partition = scan.next();
        assertThat(partition).isNotNull();
        Batch batch = partition.next();
        assertThat(batch).isNotNull();
        assertThat(partition.next()).isNull();
        return batch;
    }

    private static long countOf(Scan.Partition partition) {
        long count = 0;
        for (Batch batch = partition.next(); batch != null; batch = partition.next()) {
            count += batch.size();
        }
        return count;
    }

    private static List<String> texts(Column column) {
        return java.util.stream.IntStream.range(0, column.size())
                .mapToObj(row -> ((Value.Text) column.value(row)).text())
                .toList();
    }
}
