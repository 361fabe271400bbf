package dev.loggia.testkit.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import dev.loggia.diagnostic.DataException;
import dev.loggia.event.EventSource;
import dev.loggia.event.Value;
import dev.loggia.ingest.file.CutFiles;
import dev.loggia.ingest.file.FileEventSource;
import dev.loggia.ingest.file.FileSourceOptions;
import dev.loggia.ingest.format.DetectedFormat;
import dev.loggia.ingest.format.FormatOptions;
import dev.loggia.ingest.format.FormatOptions.MultiLine;
import dev.loggia.ingest.format.LogFormats;
import dev.loggia.query.QueryLimits;
import dev.loggia.query.QueryOptions;
import dev.loggia.testkit.queryfile.CaseRunner;
import dev.loggia.testkit.queryfile.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Any bytes as a file: whatever the format, its events are the same however the file is cut, packed, piped or ingested. A new format is
 * covered by a seed that is a file of it.
 */
public final class FileFuzz {

    private static final long MODIFIED = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli();
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final String EVERYTHING = "fields @timestamp, @message, level, msg, status, time, user.id, `a.b`";
    private static final String SUMMARY = "stats count(*) as n, min(@timestamp) as first, max(@timestamp) as last";
    private static final String SELECTION = "filter @message like /[aeiou]+\\d/ or level = 'ERROR' or status >= 300 | "
            + "stats count(*) as n, max(@timestamp) as last by level | sort level";

    private static final QueryOptions OPTIONS = QueryOptions.standard(MODIFIED)
            .withLimits(QueryLimits.standard().withMemory(256L << 20).withRows(Long.MAX_VALUE))
            .withWorkers(1);

    private final TemporaryFiles files;
    private final byte[] content;

    /** What is left to chance follows from the content, so that an input tells the same each time. */
    private final Random chance;

    private FileFuzz(TemporaryFiles files, byte[] content) {
        this.files = files;
        this.content = content;
        this.chance = new Random(Arrays.hashCode(content));
    }

    public static void fuzzerTestOneInput(byte[] data) {
        try (TemporaryFiles files = new TemporaryFiles(MODIFIED)) {
            new FileFuzz(files, data).check();
        }
    }

    private void check() {
        String file = files.write("plain.log", content);
        FileEventSource source;
        try {
            source = FileEventSource.open(List.of(file), options(new MultiLine.Detect()));
        } catch (DataException notRead) {
            return;
        }
        List<List<@Nullable Value>> events = rows(EVERYTHING, source, OPTIONS);
        agreesWithSummary(events, rows(SUMMARY, source, OPTIONS));
        List<List<@Nullable Value>> selected = rows(SELECTION, source, OPTIONS.withPushDown(false));

        EventSource cut = cut(file);
        QueryOptions otherwise = OPTIONS.withWorkers(1 + chance.nextInt(2)).withPartialsAsBytes(chance.nextBoolean());
        Checks.same("events however cut", events, rows(EVERYTHING, cut, otherwise));
        Checks.same("selection however cut", selected, rows(SELECTION, cut, otherwise));

        boolean packed = !source.describe().getFirst().compression().isEmpty();
        switch (chance.nextInt(packed ? 2 : isPlainUtf8() && !hasHeaders() ? 5 : 3)) {
            case 0 -> Checks.same("piped messages", messages(events), messages(rows(EVERYTHING, pipe(), OPTIONS)));
            case 1 -> {
                if (!endsInHalfACharacter()) {
                    IngestedFile.check(files, content);
                }
            }
            case 2 -> Checks.same("packed", events, rows(EVERYTHING, cut(files.write("packed.log", pack())), OPTIONS));
            case 3 -> IngestedFile.checkGrowing(files, content, chance);
            default -> Checks.same("lines", lines(), messages(rows(EVERYTHING, singleLines(file), OPTIONS)));
        }
    }

    /** Whether some lines are no events. */
    private boolean hasHeaders() {
        DetectedFormat detected = LogFormats.detect(
                content, content.length, true, options(new MultiLine.Off()).format());
        return detected == null || detected.format().hasHeaders();
    }

    /** Without events {@code stats} gives no row. The events come newest first. */
    private static void agreesWithSummary(List<List<@Nullable Value>> events, List<List<@Nullable Value>> summary) {
        List<List<@Nullable Value>> expected = events.isEmpty()
                ? List.of()
                : List.of(List.of(
                        Value.of(events.size()),
                        events.getLast().getFirst(),
                        events.getFirst().getFirst()));
        Checks.same("summary", expected, summary);
    }

    private EventSource cut(String file) {
        return CutFiles.open(
                List.of(file),
                options(new MultiLine.Detect()),
                1 + chance.nextInt(200),
                chance.nextInt(64),
                1 + chance.nextInt(9));
    }

    private EventSource pipe() {
        return FileEventSource.open(
                List.of("-"), options(new MultiLine.Detect()).withStandardInput(new ByteArrayInputStream(content) {
                    @Override
                    public synchronized int read(byte[] into, int offset, int length) {
                        return super.read(into, offset, Math.min(length, 1 + content.length / 3));
                    }
                }));
    }

    private static EventSource singleLines(String file) {
        return FileEventSource.open(List.of(file), options(new MultiLine.Off()));
    }

    private byte[] pack() {
        return switch (chance.nextInt(isPlainUtf8() ? 3 : 2)) {
            case 0 -> Zstd.compress(content);
            case 1 -> gzip(content);
            default -> ("\uFEFF" + new String(content, UTF_8)).getBytes(UTF_16LE);
        };
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** With NULs it may be taken for UTF-16, and a part of it for UTF-8: an encoding that was told once is kept while a file grows. */
    private boolean isPlainUtf8() {
        String text = new String(content, UTF_8);
        return Arrays.equals(text.getBytes(UTF_8), content) && !text.startsWith("\uFEFF") && text.indexOf(0) < 0;
    }

    /** Ingesting leaves half a character of UTF-16 at the end of a file until the rest of it is there. */
    private boolean endsInHalfACharacter() {
        int length = content.length;
        boolean mayBeUtf16 = length >= 2
                && ((content[0] & 0xFE) == 0xFE && (content[1] & 0xFE) == 0xFE
                        || new String(content, ISO_8859_1).indexOf(0) >= 0);
        return mayBeUtf16
                && (length % 2 != 0 || (content[length - 2] & 0xFC) == 0xD8 || (content[length - 1] & 0xFC) == 0xD8);
    }

    private static FileSourceOptions options(MultiLine multiLine) {
        return FileSourceOptions.of("files", new FormatOptions(ZONE, null, multiLine), MODIFIED);
    }

    private static List<List<@Nullable Value>> rows(String query, EventSource source, QueryOptions options) {
        return switch (CaseRunner.run(query, List.of(source), options)) {
            case Outcome.Rows rows -> rows.rows();
            case Outcome.Refused refused -> throw new AssertionError("refused: " + refused.errors());
        };
    }

    /** In the order of their texts: times without a year may differ between a pipe and a file. */
    private static List<String> messages(List<List<@Nullable Value>> events) {
        return events.stream()
                .map(event -> String.valueOf(event.get(1)))
                .sorted()
                .toList();
    }

    /** The lines of the content, in that form and order. */
    private List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(new String(content, UTF_8).split("\r?\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines.stream().map(line -> Value.of(line).toString()).sorted().toList();
    }
}
