package dev.loggia.ingest.file;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what of an input was appended. Confined to one thread. */
final class InputTally {

    /** What there is to count of a batch. */
    record Counted(long events, long bytes, long earliest, long latest) {}

    private final Handover.Beginning beginning;
    private Handover.@Nullable Ending ending;
    private long events;
    private long bytes;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    InputTally(Handover.Beginning beginning) {
        this.beginning = beginning;
    }

    static Counted count(Batch batch) {
        Column.Utf8 messages = (Column.Utf8) batch.column(SystemField.MESSAGE);
        Column.Timestamps times = (Column.Timestamps) batch.column(SystemField.TIMESTAMP);
        long bytes = 0;
        long earliest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        for (int row = 0; row < batch.size(); row++) {
            bytes += messages.ends()[row] - messages.starts()[row];
            earliest = Math.min(earliest, times.millis()[row]);
            latest = Math.max(latest, times.millis()[row]);
        }
        return new Counted(batch.size(), bytes, earliest, latest);
    }

    void add(Counted batch) {
        events += batch.events();
        bytes += batch.bytes();
        earliest = Math.min(earliest, batch.earliest());
        latest = Math.max(latest, batch.latest());
    }

    void end(Handover.Ending how) {
        ending = how;
    }

    IngestedInput result() {
        Diagnostic problem = ending == null ? null : ending.problem();
        return new IngestedInput(
                beginning.path(),
                beginning.format(),
                beginning.evidence(),
                beginning.compression(),
                beginning.start(),
                events,
                bytes,
                events == 0 ? null : new TimeRange(earliest, latest),
                ending != null && problem == null,
                problem,
                ending == null ? List.of() : ending.remarks());
    }
}
