package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Batch;
import dev.loggia.event.TimeRange;
import dev.loggia.ingest.file.IngestedInput.Start;
import dev.loggia.ingest.format.LogFormats;
import dev.loggia.ingest.sink.EventSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FileIngestTest {

    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final IngestOptions OPTIONS = IngestOptions.of(Scanning.OPTIONS, CLOCK);

    @TempDir
    private Path folder;

    private final KillableSink sink = new KillableSink();

    @Test
    void tellsWhatBecameOfEachInput() throws IOException {
        Path text = Files.writeString(folder.resolve("a.log"), "2024-01-01T00:00:02Z two\n2024-01-01T00:00:01Z one\n");
        Path packed = Files.write(
                folder.resolve("b.gz"),
                RandomContent.gzip("{\"time\":1704067200000}\n".getBytes(StandardCharsets.UTF_8)));
        Path empty = Files.createFile(folder.resolve("c.log"));
        IngestSummary summary = run(text, packed, empty);
        long time = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
        assertThat(summary.inputs())
                .containsExactly(
                        new IngestedInput(
                                text.toString(),
                                formatOf(text),
                                "2 of 2 sampled lines, the rest may go on with events",
                                "",
                                Start.BEGINNING,
                                2,
                                48,
                                new TimeRange(time + 1000, time + 2000),
                                true,
                                null,
                                List.of()),
                        new IngestedInput(
                                packed.toString(),
                                "JSON lines, time in time",
                                "1 of 1 sampled lines",
                                "gzip",
                                Start.BEGINNING,
                                1,
                                22,
                                new TimeRange(time, time),
                                true,
                                null,
                                List.of()),
                        new IngestedInput(
                                empty.toString(),
                                formatOf(empty),
                                "",
                                "",
                                Start.BEGINNING,
                                0,
                                0,
                                null,
                                true,
                                null,
                                List.of()));
        assertThat(summary.complete()).isTrue();
        assertThat(summary.cancelled()).isFalse();
        assertThat(summary.events()).isEqualTo(3);
        assertThat(summary.bytes()).isEqualTo(70);
        assertThat(summary.warnings()).isEmpty();
        assertThat(summary.elapsed()).isEqualTo(Duration.ZERO);
        assertThat(sink.events())
                .extracting(KillableSink.Event::logStream)
                .containsExactly(text.toString(), text.toString(), packed.toString());
    }

    @Test
    void aLogStreamMayBeGiven() throws IOException {
        Path first = Files.writeString(folder.resolve("a.log"), "a\n");
        Path second = Files.writeString(folder.resolve("b.log"), "b\n");
        FileIngest.open(Scanning.names(first, second), OPTIONS.withLogStream("all"), sink)
                .run();
        assertThat(sink.events()).extracting(KillableSink.Event::logStream).containsExactly("all", "all");
    }

    @Test
    void aFileNamedTwiceIsReadOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "a\nb\n");
        Path again = folder.resolve(".").resolve("a.log");
        assertThat(run(file, again).inputs())
                .extracting(IngestedInput::start)
                .containsExactly(Start.BEGINNING, Start.NOTHING_NEW);
        assertThat(sink.messages()).containsExactly("a", "b");
    }

    @Test
    void warningsOfManyFilesAreOne() throws IOException {
        Path first = Files.writeString(folder.resolve("a.log"), "a\n");
        Path second = Files.writeString(folder.resolve("b.log"), "b\nc\n");
        assertThat(run(first, second).warnings())
                .extracting(Diagnostic::message)
                .containsExactly("3 events have no time and took the file's modification time (in 2 files, first in "
                        + first + ")");
    }

    @Test
    void pipesAreReadOnceAndNotRemembered() {
        ByteArrayInputStream input =
                new ByteArrayInputStream("2024-01-01T00:00:02Z two\n".getBytes(StandardCharsets.UTF_8));
        IngestOptions options = IngestOptions.of(Scanning.OPTIONS.withStandardInput(input), CLOCK);
        FileIngest ingest = FileIngest.open(List.of("-"), options, sink);
        assertThat(ingest.run().inputs()).singleElement().satisfies(read -> {
            assertThat(read.path()).isEqualTo("-");
            assertThat(read.events()).isEqualTo(1);
            assertThat(read.complete()).isTrue();
        });
        assertThat(sink.positions()).isEmpty();
        assertThat(ingest.progress()).isEqualTo(new IngestProgress(25, -1, 1, Duration.ZERO));
        assertThatThrownBy(() -> FileIngest.open(List.of("-", "-"), options, sink))
                .isInstanceOf(DataException.class);
    }

    @Test
    void whatVanishesOrCannotBeReadDoesNotStopTheRest() throws IOException {
        Path vanishing = Files.writeString(folder.resolve("a.log"), "a\n");
        Path xz = Files.write(folder.resolve("b.xz"), new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0, 1, 2, 3, 4});
        Path good = Files.writeString(folder.resolve("c.log"), "c\n");
        FileIngest ingest = FileIngest.open(Scanning.names(vanishing, xz, good), OPTIONS, sink);
        Files.delete(vanishing);
        IngestSummary summary = ingest.run();
        assertThat(sink.messages()).containsExactly("c");
        assertThat(summary.complete()).isFalse();
        assertThat(summary.inputs()).extracting(IngestedInput::complete).containsExactly(false, false, true);
        assertThat(summary.inputs())
                .extracting(
                        input -> input.problem() == null ? "" : input.problem().code())
                .containsExactly("input-vanished", "compression-not-read", "");
        assertThat(summary.warnings())
                .extracting(Diagnostic::message)
                .contains(vanishing + " is not there any more: it was left out");
    }

    @Test
    void inFoldersBinaryFilesAreLeftOutAndTold() throws IOException {
        Files.write(folder.resolve("a.bin"), new byte[] {1, 0, 2});
        Files.writeString(folder.resolve("b.log"), "b\n");
        IngestSummary summary = run(folder);
        assertThat(summary.complete()).isTrue();
        assertThat(summary.inputs()).hasSize(1);
        assertThat(summary.warnings()).extracting(Diagnostic::code).contains("input-skipped");
    }

    @Test
    void aDamagedFileIsNotComplete() throws IOException {
        byte[] packed =
                RandomContent.gzip(("2024-01-01T00:00:00Z line\n".repeat(1000)).getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(folder.resolve("a.gz"), Arrays.copyOf(packed, packed.length - 20));
        IngestedInput first = run(file).inputs().getFirst();
        assertThat(first.complete()).isFalse();
        assertThat(first.events()).isPositive();
        IngestedInput second = run(file).inputs().getFirst();
        assertThat(second.problem()).isEqualTo(first.problem());
        assertThat(second.events()).isZero();
        Files.write(file, packed);
        assertThat(run(file).complete()).isTrue();
        assertThat(String.join("", sink.messages()).replace("\n", ""))
                .isEqualTo("2024-01-01T00:00:00Z line".repeat(1000));
    }

    @Test
    void anArgumentThatStandsForNothingIsAnError() {
        assertThatThrownBy(() -> run(folder.resolve("missing.log"))).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> run(folder)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> FileIngest.open(List.of("-"), OPTIONS, sink)).isInstanceOf(DataException.class);
    }

    @Test
    void aPositionThatCannotBeReadIsAnErrorUnlessItIsOfSomethingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "a\n");
        assertThatThrownBy(() -> FileIngest.open(Scanning.names(file), OPTIONS, knowing(Map.of("file:a#1", "2 x")))
                        .run())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'2 x'");
        Path empty = Files.writeString(folder.resolve("empty.log"), "");
        assertThat(FileIngest.open(Scanning.names(empty), OPTIONS, knowing(Map.of("agent:a", "2 x")))
                        .run()
                        .complete())
                .isTrue();
    }

    @Test
    void runsOnlyOnce() throws IOException {
        FileIngest ingest =
                FileIngest.open(Scanning.names(Files.writeString(folder.resolve("a.log"), "a\n")), OPTIONS, sink);
        ingest.run();
        assertThatThrownBy(ingest::run).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void progressCountsWhatNeedNotBeReadAgain() throws IOException {
        Path known = Files.writeString(folder.resolve("a.log"), "a\n");
        run(known);
        Files.writeString(known, "a\nbc\n");
        Path fresh = Files.writeString(folder.resolve("b.log"), "b\n");
        FileIngest ingest = FileIngest.open(Scanning.names(known, fresh), OPTIONS, sink);
        assertThat(ingest.progress()).isEqualTo(new IngestProgress(0, 7, 0, Duration.ZERO));
        ingest.run();
        assertThat(ingest.progress()).isEqualTo(new IngestProgress(7, 7, 2, Duration.ZERO));
    }

    @Test
    @Timeout(60)
    void cancellingEndsTheRunAndTheNextGoesOn() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "line\n".repeat(100_000));
        AtomicReference<FileIngest> running = new AtomicReference<>();
        EventSink cancelling = new EventSink() {
            @Override
            public Map<String, String> positions() {
                return sink.positions();
            }

            @Override
            public void append(Batch events, String logStream, String source, String position) {
                sink.append(events, logStream, source, position);
                running.get().cancel();
            }

            @Override
            public void append(Batch events, String logStream) {
                throw new AssertionError("there is no pipe");
            }
        };
        running.set(FileIngest.open(Scanning.names(file), OPTIONS, cancelling));
        IngestSummary summary = running.get().run();
        assertThat(summary.cancelled()).isTrue();
        assertThat(summary.complete()).isFalse();
        assertThat(summary.inputs()).singleElement().satisfies(input -> {
            assertThat(input.events()).isEqualTo(4096);
            assertThat(input.complete()).isFalse();
            assertThat(input.problem()).isNull();
        });
        assertThat(run(file).inputs().getFirst().start()).isEqualTo(Start.RESUMED);
        assertThat(sink.events()).hasSize(100_000);
    }

    @Test
    @Timeout(60)
    void aBinaryFileIsToldThoughTheRunIsCancelled() throws IOException {
        Path file = Files.writeString(folder.resolve("a.bin"), "\0abc\n".repeat(100_000));
        AtomicReference<FileIngest> running = new AtomicReference<>();
        EventSink cancelling = new EventSink() {
            @Override
            public Map<String, String> positions() {
                return Map.of();
            }

            @Override
            public void append(Batch events, String logStream, String source, String position) {
                running.get().cancel();
            }

            @Override
            public void append(Batch events, String logStream) {
                throw new AssertionError("there is no pipe");
            }
        };
        running.set(FileIngest.open(Scanning.names(file), OPTIONS, cancelling));
        IngestSummary summary = running.get().run();
        assertThat(summary.cancelled()).isTrue();
        assertThat(summary.warnings()).extracting(Diagnostic::code).contains("input-binary");
    }

    @Test
    @Timeout(60)
    void whatStandardInputThrowsIsTold() {
        InputStream throwing = new InputStream() {
            private boolean first = true;

            @Override
            public int read() {
                throw new IllegalStateException("no more");
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (first) {
                    first = false;
                    Arrays.fill(into, offset, offset + length, (byte) '\n');
                    return length;
                }
                throw new IllegalStateException("no more");
            }
        };
        IngestOptions options = IngestOptions.of(Scanning.OPTIONS.withStandardInput(throwing), CLOCK);
        IngestSummary summary = FileIngest.open(List.of("-"), options, sink).run();
        assertThat(sink.messages()).isNotEmpty();
        assertThat(summary.inputs().getFirst().problem())
                .isNotNull()
                .extracting(Diagnostic::message)
                .asString()
                .contains("no more");
    }

    @Test
    @Timeout(60)
    void aWaitForInputCanBeCancelled() throws Exception {
        try (PipedOutputStream writer = new PipedOutputStream();
                PipedInputStream silent = new PipedInputStream(writer)) {
            IngestOptions options = IngestOptions.of(Scanning.OPTIONS.withStandardInput(silent), CLOCK);
            FileIngest ingest = FileIngest.open(List.of("-"), options, sink);
            CompletableFuture<IngestSummary> summary = CompletableFuture.supplyAsync(ingest::run);
            ingest.cancel();
            assertThat(summary.get(30, TimeUnit.SECONDS).cancelled()).isTrue();
        }
    }

    @Test
    @Timeout(60)
    void aSlowSinkHoldsBackTheReader() throws Exception {
        Path file = folder.resolve("a.log");
        Files.writeString(file, ("x".repeat(1023) + "\n").repeat(64 << 10));
        AtomicReference<FileIngest> running = new AtomicReference<>();
        AtomicReference<IngestProgress> ahead = new AtomicReference<>();
        EventSink slow = new EventSink() {
            private int batches;

            @Override
            public Map<String, String> positions() {
                return Map.of();
            }

            @Override
            public void append(Batch events, String logStream, String source, String position) {
                batches++;
                if (batches > 16) {
                    ahead.set(running.get().progress());
                    assertThat(ahead.get().bytesRead() - ahead.get().events() * 1024)
                            .isLessThan(16L << 20);
                }
            }

            @Override
            public void append(Batch events, String logStream) {
                throw new AssertionError("there is no pipe");
            }
        };
        running.set(FileIngest.open(Scanning.names(file), OPTIONS, slow));
        assertThat(running.get().run().events()).isEqualTo(64 << 10);
        assertThat(ahead.get()).isNotNull();
    }

    @Test
    void whatTheSinkThrowsEndsTheRun() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "line\n".repeat(100_000));
        sink.plan(1, 3);
        FileIngest ingest = FileIngest.open(Scanning.names(file), OPTIONS, sink);
        assertThatThrownBy(ingest::run).isInstanceOf(KillableSink.Killed.class);
        assertThat(ingest.progress().events()).isEqualTo(3 * 4096);
    }

    private IngestSummary run(Path... files) {
        return FileIngest.open(Scanning.names(files), OPTIONS, sink).run();
    }

    private static String formatOf(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        return LogFormats.detect(content, content.length, true, Scanning.FORMAT)
                .format()
                .name();
    }

    private static EventSink knowing(Map<String, String> positions) {
        return new EventSink() {
            @Override
            public Map<String, String> positions() {
                return positions;
            }

            @Override
            public void append(Batch events, String logStream, String source, String position) {
                throw new AssertionError("nothing is read");
            }

            @Override
            public void append(Batch events, String logStream) {
                throw new AssertionError("nothing is read");
            }
        };
    }
}
