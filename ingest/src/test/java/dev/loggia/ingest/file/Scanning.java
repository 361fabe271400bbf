package dev.loggia.ingest.file;

import dev.loggia.event.Predicate;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.TimeRange;
import dev.loggia.ingest.format.DetectedFormat;
import dev.loggia.ingest.format.FormatOptions;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Sources and requests as most tests need them. */
final class Scanning {

    static final FormatOptions FORMAT = new FormatOptions(ZoneOffset.UTC, null, new FormatOptions.MultiLine.Detect());

    static final FileSourceOptions OPTIONS = FileSourceOptions.of("test", FORMAT, 0);

    private Scanning() {}

    /** Files of {@link StampedFormat} lines, in small ranges. */
    static FileEventSource stamped(Path... files) {
        return stamped(new ScanSizes(64, 16, 1 << 20, 100), OPTIONS, names(files));
    }

    static FileEventSource stamped(ScanSizes sizes, FileSourceOptions options, List<String> arguments) {
        return FileEventSource.open(
                arguments,
                options,
                sizes,
                (sample, length, whole, format) -> new DetectedFormat(new StampedFormat(false, false), ""));
    }

    static List<String> names(Path... files) {
        return Arrays.stream(files).map(Path::toString).toList();
    }

    static ScanRequest everything(Predicate... predicates) {
        return ScanRequest.of(TimeRange.ALL, Set.of()).withPredicates(List.of(predicates));
    }

    /** The messages that a scan with one worker yields. */
    static List<String> messages(FileEventSource source, RecordingContext context, Predicate... predicates) {
        return ScannedEvent.of(source, everything(predicates), context).stream()
                .map(ScannedEvent::message)
                .toList();
    }
}
