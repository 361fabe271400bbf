package dev.loggia.store;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Batch;
import dev.loggia.event.PredicateFilter;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanRequest.TimeGrid;
import dev.loggia.event.TimeRange;
import dev.loggia.store.codec.BlockedValues;
import dev.loggia.store.codec.DamagedBlockException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a range, in batches: one block of messages each where messages are read, so that a block is unpacked once; larger where
 * only columns are, and much larger where not even they. Belongs to one worker.
 */
final class RangePartition implements Scan.Partition {

    private static final int ROWS_OF_COLUMNS = 1 << 13;
    private static final int ROWS_WITHOUT_COLUMNS = 1 << 16;
    private static final int FEWEST_ROWS_OF_A_CUT = 1 << 9;

    /** A larger array, for a huge message, is not kept. */
    private static final int SPARE_BYTES = 1 << 20;

    private final SegmentRange range;
    private final SnapshotScan scan;
    private final SegmentView segment;
    private final BlockedValues messages;
    private int from;
    private int to;

    /** What messages were unpacked into that all proved unwanted: fresh memory costs a fifth of a search. */
    private byte[] spare = new byte[0];

    RangePartition(SegmentRange range, SnapshotScan scan) {
        this.range = range;
        this.scan = scan;
        this.segment = range.scan().segment();
        this.from = range.from();
        this.to = range.to();
        try {
            this.messages = segment.messages();
        } catch (IOException e) {
            throw range.scan().unreadable(e);
        }
    }

    @Override
    public @Nullable Batch next() {
        try {
            while (from < to) {
                scan.context().checkCancelled();
                Batch batch = scan.newestFirst() ? before(to) : after(from);
                if (batch != null && batch.size() > 0) {
                    return batch;
                }
            }
            return null;
        } catch (IOException e) {
            throw range.scan().unreadable(e);
        }
    }

    private @Nullable Batch before(int end) throws IOException {
        int start;
        if (range.scan().readsMessages()) {
            start = messages.firstDocument(messages.blockOf(end - 1));
        } else {
            int wanted = Math.max(from, end - rows());
            int boundary = messages.firstDocument(messages.blockOf(wanted) + 1);
            start = wanted > from && boundary < end ? boundary : wanted;
        }
        to = Math.max(from, start);
        return batch(to, end);
    }

    private @Nullable Batch after(int start) throws IOException {
        int end;
        if (range.scan().readsMessages()) {
            end = Math.min(to, messages.firstDocument(messages.blockOf(start) + 1));
        } else {
            int wanted = Math.min(to, start + rows());
            int boundary = wanted == to ? to : messages.firstDocument(messages.blockOf(wanted));
            end = cutAtGrid(start, boundary > start ? boundary : wanted);
        }
        from = end;
        return batch(start, end);
    }

    /** To read the times of a few rows costs less than a batch of its own for them. */
    private int cutAtGrid(int start, int end) throws IOException {
        TimeGrid grid = scan.request().grid();
        if (grid == null) {
            return end;
        }
        int leastEnd = Math.min(end, start + FEWEST_ROWS_OF_A_CUT);
        return Math.clamp(segment.firstAtOrAfter(grid.next(segment.time(leastEnd - 1))), leastEnd, end);
    }

    /** How many rows to take without messages; the batch ends with a block all the same, whose bytes are known. */
    private int rows() {
        return range.scan().readsColumns() ? ROWS_OF_COLUMNS : ROWS_WITHOUT_COLUMNS;
    }

    /** The rows of {@code [start, end)}, or null when none of them is wanted any more. */
    private @Nullable Batch batch(int start, int end) throws IOException {
        long firstTime = segment.time(start);
        long lastTime = segment.time(end - 1);
        if (!scan.overlap(firstTime, lastTime)) {
            return null;
        }
        int[] selected = range.rows().select(start, end);
        int size = selected == null ? end - start : selected.length;
        if (size == 0) {
            return null;
        }
        SegmentBatch loader = new SegmentBatch(range.scan(), start, selected, spare);
        if (scan.skipsDamage() && range.scan().readsMessages() && isDamaged(start)) {
            return null;
        }
        scan.countScanned(size, range.rows().bytesOfPart(start, end, selected, range.from(), range.to()));
        Batch batch = Batch.of(size, loader, new TimeRange(firstTime, lastTime));
        for (PredicateFilter hint : range.scan().hints()) {
            batch = hint.filter(batch);
        }
        for (PredicateFilter filter : scan.filters()) {
            batch = filter.filter(batch);
        }
        byte[] free = batch.size() == 0 ? loader.takeSpare() : new byte[0];
        spare = free.length > SPARE_BYTES ? new byte[0] : free;
        return batch;
    }

    /** Whether the block of a document cannot be read; says so. */
    private boolean isDamaged(int document) throws IOException {
        try {
            messages.read(messages.blockOf(document));
            return false;
        } catch (DamagedBlockException damage) {
            scan.context()
                    .warn(Diagnostic.warning(
                            "store-damaged",
                            "left out of log group " + scan.groupName() + ": "
                                    + range.scan().describe(damage)));
            return true;
        }
    }
}
