package dev.loggia.ingest.file;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.InputReport;
import dev.loggia.event.ScanContext;
import dev.loggia.event.ScanStatistics;
import dev.loggia.event.TimeRange;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a scan has seen, from all its workers. Thread-safe. */
final class ScanCounters {

    /** What is odd about an event without being worth a warning each. */
    enum Oddity {
        INHERITED_TIME(
                "time-inherited",
                "has no time and took that of the event before",
                "have no time and took that of the event before"),
        LATER_TIME("time-of-later", "before the first time took that", "before the first time took that"),
        TIME_OF_FILE(
                "time-of-file",
                "has no time and took the file's modification time",
                "have no time and took the file's modification time"),
        TIME_OF_READING(
                "time-of-reading", "has no time and took that of the query", "have no time and took that of the query"),
        LONG_EVENT("event-too-long", "is longer than 1 MiB and was split", "are longer than 1 MiB and were split"),
        BROKEN_JSON(
                "json-broken",
                "is not JSON, unlike the rest, and has no fields",
                "are not JSON, unlike the rest, and have no fields");

        private final String code;
        private final String ofOne;
        private final String ofMany;

        Oddity(String code, String ofOne, String ofMany) {
            this.code = code;
            this.ofOne = ofOne;
            this.ofMany = ofMany;
        }

        /** As a sentence about so many events. */
        String of(long events) {
            return events == 1 ? "1 event " + ofOne : String.format(Locale.ROOT, "%,d events %s", events, ofMany);
        }
    }

    private static final class Count {
        private final BitSet inputs = new BitSet();
        private long events;
    }

    /** What was seen of one input. */
    private static final class Seen {
        private String format = "";
        private long events;
        private long bytes;
        private long earliest = Long.MAX_VALUE;
        private long latest = Long.MIN_VALUE;
        private final Map<Oddity, Long> oddities = new EnumMap<>(Oddity.class);

        InputReport report(Input input) {
            return new InputReport(
                    input.name(),
                    format,
                    events,
                    bytes,
                    events == 0 ? null : new TimeRange(earliest, latest),
                    remarks());
        }

        List<String> remarks() {
            return oddities.entrySet().stream()
                    .map(entry -> entry.getKey().of(entry.getValue()))
                    .toList();
        }
    }

    private final List<Input> inputs;
    private final Map<Integer, Seen> seen = new HashMap<>();
    private final long bytesTotal;
    private final Map<Oddity, Count> oddities = new EnumMap<>(Oddity.class);
    private long records;
    private long bytes;
    private long bytesRead;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    ScanCounters(List<Input> inputs, long bytesTotal) {
        this.inputs = inputs;
        this.bytesTotal = bytesTotal;
    }

    /** Events looked at; the times count only when there are events. @param format what the input is read as */
    synchronized void addEvents(Input input, String format, long moreRecords, long moreBytes, long first, long last) {
        if (moreRecords > 0) {
            Seen ofInput = seen.computeIfAbsent(input.index(), index -> new Seen());
            ofInput.format = format;
            ofInput.events += moreRecords;
            ofInput.bytes += moreBytes;
            ofInput.earliest = Math.min(ofInput.earliest, first);
            ofInput.latest = Math.max(ofInput.latest, last);
            records += moreRecords;
            bytes += moreBytes;
            earliest = Math.min(earliest, first);
            latest = Math.max(latest, last);
        }
    }

    synchronized void addBytesRead(long more) {
        bytesRead += more;
    }

    synchronized void add(Oddity oddity, Input input, long events) {
        if (events > 0) {
            Count count = oddities.computeIfAbsent(oddity, o -> new Count());
            count.events += events;
            count.inputs.set(input.index());
            seen.computeIfAbsent(input.index(), index -> new Seen()).oddities.merge(oddity, events, Long::sum);
        }
    }

    synchronized ScanStatistics statistics() {
        @Nullable TimeRange found = records == 0 ? null : new TimeRange(earliest, latest);
        return new ScanStatistics(records, bytes, 0, 0, bytesRead, bytesTotal, 0, found);
    }

    /** What was odd about events of an input, a sentence each. */
    synchronized List<String> remarks(Input input) {
        Seen ofInput = seen.get(input.index());
        return ofInput == null ? List.of() : ofInput.remarks();
    }

    /** What was seen of each input that the scan has come to. */
    synchronized List<InputReport> reports() {
        return inputs.stream()
                .filter(input -> seen.containsKey(input.index()))
                .map(input -> Objects.requireNonNull(seen.get(input.index())).report(input))
                .toList();
    }

    /** Tells what was odd and forgets it: one warning each. */
    synchronized void warn(ScanContext context) {
        oddities.forEach((oddity, count) -> context.warn(Diagnostic.warning(oddity.code, message(oddity, count))));
        oddities.clear();
    }

    private String message(Oddity oddity, Count count) {
        String first = inputs.get(count.inputs.nextSetBit(0)).name();
        int files = count.inputs.cardinality();
        String where =
                files == 1 ? "in " + first : String.format(Locale.ROOT, "in %,d files, first in %s", files, first);
        return oddity.of(count.events) + " (" + where + ")";
    }
}
