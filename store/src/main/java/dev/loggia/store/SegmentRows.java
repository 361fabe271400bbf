package dev.loggia.store;

import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import dev.loggia.store.codec.BlockedValues;
import dev.loggia.store.codec.DamagedBlockException;
import dev.loggia.store.codec.RunNumerics;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Which documents of a segment a scan may see: those that are not deleted, and after a sequence. Counts them and their messages, from
 * metadata where all are seen. Where damage is skipped, documents whose sequence or ingestion time cannot be read are not seen either.
 * Thread-safe.
 */
final class SegmentRows {

    private final SegmentView segment;
    private final @Nullable Bits live;
    private final long afterSequence;

    /** The columns of numbers in which a document must be readable. */
    private final List<String> needed;

    /** Told of damage that hides documents, once of each place; null when damage is a failure. */
    private final @Nullable Consumer<DamagedBlockException> leftOut;

    private final Set<Integer> told = ConcurrentHashMap.newKeySet();

    /** Fails with a {@link DamagedBlockException} where a number is damaged that it needs. */
    SegmentRows(SegmentView segment, long afterSequence) {
        this(segment, afterSequence, List.of(), null);
    }

    private SegmentRows(
            SegmentView segment,
            long afterSequence,
            List<String> needed,
            @Nullable Consumer<DamagedBlockException> leftOut) {
        this.segment = segment;
        this.needed = needed;
        this.leftOut = leftOut;
        this.live = segment.live();
        this.afterSequence = segment.firstSequence() > afterSequence ? Long.MIN_VALUE : afterSequence;
    }

    /** @param fields that will be read. @param leftOut told of documents that cannot be read and are not seen for that */
    static SegmentRows skippingDamage(
            SegmentView segment, long afterSequence, Set<String> fields, Consumer<DamagedBlockException> leftOut) {
        // The sequence is part of every event's order key.
        List<String> needed = fields.contains(SystemField.INGESTION_TIME)
                ? List.of(StoredField.SEQUENCE, StoredField.INGESTION_TIME)
                : List.of(StoredField.SEQUENCE);
        return new SegmentRows(segment, afterSequence, needed, leftOut);
    }

    /** @param times of the first and the last of them; of no meaning without records */
    record Count(long records, long bytes, TimeRange times) {}

    private boolean seesAll() {
        return live == null && afterSequence == Long.MIN_VALUE;
    }

    /** The documents of {@code [from, to)} that are seen, or null when all are. */
    int @Nullable [] select(int from, int to) throws IOException {
        if (seesAll() && needed.isEmpty()) {
            return null;
        }
        long[] sequences = new long[to - from];
        boolean[] damaged = new boolean[to - from];
        if (afterSequence != Long.MIN_VALUE && needed.isEmpty()) {
            numbers(StoredField.SEQUENCE).read(from, to - from, sequences);
        }
        for (String field : needed) {
            long[] numbers = field.equals(StoredField.SEQUENCE) ? sequences : new long[to - from];
            read(numbers(field), from, to, numbers, damaged, from);
        }
        int[] seen = new int[to - from];
        int count = 0;
        for (int document = from; document < to; document++) {
            if ((live == null || live.get(document))
                    && !damaged[document - from]
                    && (afterSequence == Long.MIN_VALUE || sequences[document - from] > afterSequence)) {
                seen[count++] = document;
            }
        }
        return count == seen.length ? null : Arrays.copyOf(seen, count);
    }

    private RunNumerics numbers(String field) throws IOException {
        return (RunNumerics) segment.reader().getNumericDocValues(field);
    }

    /** Reads what is not damaged of {@code [from, to)} and marks the rest. @param first the document of the first number and mark */
    private void read(RunNumerics runs, int from, int to, long[] numbers, boolean[] damaged, int first)
            throws IOException {
        long[] part = new long[to - from];
        try {
            runs.read(from, to - from, part);
            System.arraycopy(part, 0, numbers, from - first, part.length);
        } catch (DamagedBlockException e) {
            if (leftOut == null) {
                throw e;
            }
            if (told.add(e.firstDocument())) {
                leftOut.accept(e);
            }
            int start = Math.max(from, e.firstDocument());
            int end = Math.min(to, e.firstDocument() + e.documents());
            Arrays.fill(damaged, start - first, end - first, true);
            read(runs, from, start, numbers, damaged, first);
            read(runs, end, to, numbers, damaged, first);
        }
    }

    /** Counts the documents of {@code [from, to)} that are seen. */
    Count count(int from, int to) throws IOException {
        if (seesAll()) {
            return new Count(to - from, bytes(from, to), new TimeRange(segment.time(from), segment.time(to - 1)));
        }
        long records = 0;
        long bytes = 0;
        int first = -1;
        int last = -1;
        BlockedValues messages = segment.messages();
        for (int at = from; at < to; ) {
            int end = Math.min(to, messages.firstDocument(messages.blockOf(at) + 1));
            int[] seen = select(at, end);
            if (seen == null) {
                records += end - at;
                first = first < 0 ? at : first;
                last = end - 1;
            } else if (seen.length > 0) {
                records += seen.length;
                first = first < 0 ? seen[0] : first;
                last = seen[seen.length - 1];
            }
            bytes += seen == null ? bytes(at, end) : bytes(seen);
            at = end;
        }
        return new Count(
                records,
                bytes,
                records == 0 ? new TimeRange(0, 0) : new TimeRange(segment.time(first), segment.time(last)));
    }

    /** Bytes of the messages of some documents of one block. */
    private long bytes(int[] documents) throws IOException {
        if (documents.length == 0) {
            return 0;
        }
        BlockedValues messages = segment.messages();
        int block = messages.blockOf(documents[0]);
        int[] lengths = lengths(messages, block);
        long bytes = 0;
        for (int document : documents) {
            bytes += lengths[document - messages.firstDocument(block)];
        }
        return bytes;
    }

    /** Where damage is skipped, an estimate does: it only counts bytes, and a query that reads the messages leaves them out. */
    private int[] lengths(BlockedValues messages, int block) throws IOException {
        try {
            return messages.lengths(block);
        } catch (DamagedBlockException e) {
            if (leftOut == null) {
                throw e;
            }
            int[] lengths = new int[e.documents()];
            long bytes = messages.bytesBefore(block + 1) - messages.bytesBefore(block);
            Arrays.fill(lengths, (int) (bytes / e.documents()));
            return lengths;
        }
    }

    /** Bytes of the messages of consecutive documents: those of whole blocks are known, of a part the lengths are read. */
    private long bytes(int from, int to) throws IOException {
        BlockedValues messages = segment.messages();
        return bytesBefore(messages, to) - bytesBefore(messages, from);
    }

    private long bytesBefore(BlockedValues messages, int document) throws IOException {
        if (document == segment.documents()) {
            return messages.bytesBefore(messages.blocks());
        }
        int block = messages.blockOf(document);
        long bytes = messages.bytesBefore(block);
        int within = document - messages.firstDocument(block);
        if (within > 0) {
            int[] lengths = lengths(messages, block);
            for (int i = 0; i < within; i++) {
                bytes += lengths[i];
            }
        }
        return bytes;
    }

    /**
     * Bytes of the messages of the documents that {@link #select} answered of {@code [from, to)}, one of several parts of a range.
     * Where all documents are seen, a block that several parts share counts for the first: of all parts together the sum is
     * right, and no lengths need be read for where a part ends.
     */
    long bytesOfPart(int from, int to, int @Nullable [] selected, int rangeFrom, int rangeTo) throws IOException {
        if (!seesAll()) {
            return bytes(from, to, selected);
        }
        return bytes(endOfCounted(from, rangeFrom, rangeTo), endOfCounted(to, rangeFrom, rangeTo));
    }

    private int endOfCounted(int document, int rangeFrom, int rangeTo) throws IOException {
        if (document == rangeFrom || document == rangeTo) {
            return document;
        }
        BlockedValues messages = segment.messages();
        return Math.min(rangeTo, messages.firstDocument(messages.blockOf(document - 1) + 1));
    }

    private long bytes(int from, int to, int @Nullable [] selected) throws IOException {
        if (selected == null) {
            return bytes(from, to);
        }
        BlockedValues messages = segment.messages();
        long bytes = 0;
        for (int i = 0; i < selected.length; ) {
            int end = messages.firstDocument(messages.blockOf(selected[i]) + 1);
            int next = i;
            while (next < selected.length && selected[next] < end) {
                next++;
            }
            bytes += bytes(Arrays.copyOfRange(selected, i, next));
            i = next;
        }
        return bytes;
    }
}
