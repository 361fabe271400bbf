package dev.loggia.testkit.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanContext;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import dev.loggia.ingest.file.FileEventSource;
import dev.loggia.ingest.file.FileSourceOptions;
import dev.loggia.ingest.format.FormatOptions;
import dev.loggia.testkit.format.GeneratedShapes.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How well formats are detected: every generated shape, and every real file where the folder is, against what is known of them by
 * construction or was found without this code. The outcome is a table in {@code docs/formats.md}, which must be the one that is there;
 * {@code -Dformats.rewrite=true} writes it.
 */
class DetectionTableTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "formats.md");
    private static final String GENERATED = "<!-- generated shapes -->";
    private static final String REAL = "<!-- real files -->";

    @TempDir
    Path folder;

    /** What was found of a file. */
    private record Found(String format, int events, long first, long last) {}

    @Test
    void generatedShapesAreInTheTable() throws IOException {
        List<String> rows = new ArrayList<>();
        for (Shape shape : GeneratedShapes.all()) {
            Path file = Files.writeString(folder.resolve("shape.log"), shape.text());
            Found found = read(file, GeneratedShapes.ZONE);
            boolean times = shape.timed()
                    ? found.first() == shape.first() && found.last() == shape.last()
                    : found.first() == found.last();
            rows.add(row(
                    shape.name(),
                    found.format(),
                    found.format().startsWith(shape.format()),
                    times,
                    found.events() == shape.events()));
        }
        check(GENERATED, rows);
    }

    @Test
    void realFilesAreInTheTable() throws IOException {
        List<String> rows = new ArrayList<>();
        for (RealFile real : RealFile.ALL) {
            Path file = RealFile.folder().resolve(real.name());
            if (Files.exists(file)) {
                Found found = read(file, ZoneOffset.UTC);
                rows.add(row(
                        real.name(),
                        found.format(),
                        found.format().equals(real.format()),
                        real.isFirst(found.first()) && real.isLast(found.last()),
                        found.events() == real.events()));
            }
        }
        if (rows.size() == RealFile.ALL.size()) {
            check(REAL, rows);
        }
    }

    private static String row(
            String name, String format, boolean formatRight, boolean timesRight, boolean eventsRight) {
        return "| " + name + " | " + format.replace("|", "\\|") + " | " + right(formatRight) + " | " + right(timesRight)
                + " | " + right(eventsRight) + " |";
    }

    private static String right(boolean right) {
        return right ? "right" : "**wrong**";
    }

    /** The rows of the table behind a mark are these. */
    private static void check(String mark, List<String> rows) throws IOException {
        String document = Files.readString(DOCUMENT);
        int start = document.indexOf(mark);
        assertThat(start).as(mark).isNotNegative();
        int first = document.indexOf("\n|---", start);
        first = document.indexOf('\n', first + 1) + 1;
        int end = document.indexOf("\n\n", first - 1);
        String table = String.join("\n", rows);
        if (Boolean.getBoolean("formats.rewrite")) {
            Files.writeString(DOCUMENT, document.substring(0, first) + table + "\n" + document.substring(end + 1));
        } else {
            assertThat(document.substring(first, Math.max(first, end))).isEqualTo(table);
        }
    }

    private static Found read(Path file, ZoneId zone) throws IOException {
        FormatOptions format = new FormatOptions(zone, null, new FormatOptions.MultiLine.Detect());
        FileEventSource source =
                FileEventSource.open(List.of(file.toString()), FileSourceOptions.of("files", format, 0));
        int events = 0;
        long first = 0;
        long last = 0;
        try (Scan scan = source.scan(ScanRequest.of(TimeRange.ALL, Set.of(SystemField.TIMESTAMP)), new FreeContext())) {
            for (Scan.Partition partition = scan.next(); partition != null; partition = scan.next()) {
                for (Batch batch = partition.next(); batch != null; batch = partition.next()) {
                    Column.Timestamps times = (Column.Timestamps) batch.column(SystemField.TIMESTAMP);
                    if (batch.size() > 0) {
                        first = events == 0 ? times.millis()[0] : first;
                        last = times.millis()[batch.size() - 1];
                        events += batch.size();
                    }
                }
            }
        }
        return new Found(source.describe().getFirst().format(), events, first, last);
    }

    /** A query without limits whose warnings nobody hears. */
    private static final class FreeContext implements ScanContext {
        @Override
        public void checkCancelled() {}

        @Override
        public void reserveMemory(long bytes) {}

        @Override
        public void releaseMemory(long bytes) {}

        @Override
        public void warn(Diagnostic warning) {}

        @Override
        public int workers() {
            return 1;
        }
    }
}
