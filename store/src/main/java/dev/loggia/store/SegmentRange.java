package dev.loggia.store;

import dev.loggia.event.ScanRequest.ScanOrder;
import dev.loggia.store.codec.BlockedValues;
import java.io.IOException;
import java.util.List;

/**
 * Consecutive documents of a segment that one worker takes at a time.
 *
 * @param from the first document
 * @param to after the last document
 * @param firstTime time of the first document, milliseconds since the epoch
 * @param lastTime time of the last document
 */
record SegmentRange(SegmentScan scan, SegmentRows rows, int from, int to, long firstTime, long lastTime) {

    private static final int DOCUMENTS = 1 << 16;

    /**
     * Cuts documents of a segment into ranges that begin and end with blocks of messages. Where an order is wanted, the ranges that come
     * first are small: they may be all that is needed.
     */
    static void cut(SegmentScan scan, SegmentRows rows, int from, int to, ScanOrder order, List<SegmentRange> into)
            throws IOException {
        BlockedValues messages = scan.segment().messages();
        int size = order == ScanOrder.ANY ? DOCUMENTS : 1;
        if (order == ScanOrder.NEWEST_FIRST) {
            for (int end = to; end > from; size = Math.min(DOCUMENTS, 2 * size)) {
                int wanted = Math.max(from, end - size);
                int start = Math.max(from, messages.firstDocument(messages.blockOf(wanted)));
                into.add(of(scan, rows, start, end));
                size = Math.max(size, end - start);
                end = start;
            }
        } else {
            for (int start = from; start < to; size = Math.min(DOCUMENTS, 2 * size)) {
                int wanted = Math.min(to, start + size);
                int end = wanted == to ? to : Math.min(to, messages.firstDocument(messages.blockOf(wanted - 1) + 1));
                into.add(of(scan, rows, start, end));
                size = Math.max(size, end - start);
                start = end;
            }
        }
    }

    private static SegmentRange of(SegmentScan scan, SegmentRows rows, int from, int to) throws IOException {
        SegmentView segment = scan.segment();
        return new SegmentRange(scan, rows, from, to, segment.time(from), segment.time(to - 1));
    }
}
