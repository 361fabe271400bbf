package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.ScanRequest;
import dev.loggia.event.ScanStatistics;
import dev.loggia.event.TimeRange;
import dev.loggia.ingest.format.FormatOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEventSourceTest {

    private static final FormatOptions FORMAT =
            new FormatOptions(ZoneOffset.UTC, null, new FormatOptions.MultiLine.Detect());

    @TempDir
    private Path folder;

    @Test
    void readsLines() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "<1>one\r\n<2>two\n\nrest");
        Files.setLastModifiedTime(file, FileTime.fromMillis(77));
        FileEventSource source = FileEventSource.open(
                List.of(file.toString()),
                FileSourceOptions.of("test", FORMAT, 0),
                ScanSizes.standard(),
                (sample, length, whole, options) -> new StampedFormat(false, false));
        RecordingContext context = new RecordingContext(1);
        List<ScannedEvent> events =
                ScannedEvent.of(source, ScanRequest.of(TimeRange.ALL, Set.of()), context);
        assertThat(events)
                .containsExactly(
                        new ScannedEvent(0, StampedFormat.EPOCH + 1000, "<1>one"),
                        new ScannedEvent(8, StampedFormat.EPOCH + 2000, "<2>two"),
                        new ScannedEvent(15, StampedFormat.EPOCH + 2000, ""),
                        new ScannedEvent(16, StampedFormat.EPOCH + 2000, "rest"));
        assertThat(context.reserved()).isZero();
        assertThat(context.warningCodes()).containsExactly("time-inherited");
    }
}
