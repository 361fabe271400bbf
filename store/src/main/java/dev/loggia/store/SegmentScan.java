package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Column;
import dev.loggia.event.FieldReader;
import dev.loggia.event.PredicateFilter;
import dev.loggia.event.SystemField;
import dev.loggia.event.TimestampText;
import dev.loggia.event.Value;
import dev.loggia.store.codec.BlockedValues;
import dev.loggia.store.codec.DamagedBlockException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a scan needs of one segment: where the fields asked for are, and how to read them. Thread-safe. */
final class SegmentScan {

    private final SegmentView segment;
    private final SnapshotScan scan;
    private final ColumnLoader columns;
    private final Map<String, FieldPlan> plans = new HashMap<>();

    /** Of the fields read from messages, in one go for each event; null when there are none. */
    private final @Nullable MessageDiscovery discovery;

    private final boolean verbatim;
    private final boolean readsMessages;
    private final boolean readsColumns;
    private final List<PredicateFilter> hints;
    private final AtomicLong reserved = new AtomicLong();
    private final AtomicInteger rangesLeft = new AtomicInteger();

    SegmentScan(SegmentView segment, SnapshotScan scan, Set<String> fields) throws IOException {
        this.segment = segment;
        this.scan = scan;
        this.columns = new ColumnLoader(segment, this::reserve);
        List<String> inMessages = new ArrayList<>();
        boolean messages = false;
        boolean others = false;
        for (String field : fields) {
            if (SystemField.isDiscovered(field)) {
                FieldPlan plan = segment.plan(field, scan.limitsFields());
                plans.put(field, plan);
                if (plan.readsMessages()) {
                    inMessages.add(field);
                }
                others |= plan.hasColumns();
            } else {
                messages |= field.equals(SystemField.MESSAGE) || field.equals(SystemField.FIELDS);
                others |= !field.equals(SystemField.TIMESTAMP) && !field.equals(SystemField.LOG);
            }
        }
        this.discovery = inMessages.isEmpty() ? null : discovery(inMessages);
        // A reader that this version lacks is missed only by who needs it.
        this.verbatim = inMessages.isEmpty() || isVerbatim(segment, scan.fieldReaders());
        this.readsMessages = messages || !inMessages.isEmpty();
        this.readsColumns = others;
        this.hints = scan.request().predicates().stream()
                .map(predicate -> MessageHint.of(predicate, this))
                .filter(hint -> hint != null)
                .map(PredicateFilter::of)
                .toList();
    }

    private MessageDiscovery discovery(List<String> names) throws IOException {
        return MessageDiscovery.of(segment, names, scan.maximumFields(), scan.fieldReaders());
    }

    private static boolean isVerbatim(SegmentView segment, Function<String, FieldReader> fieldReaders)
            throws IOException {
        for (String identity : segment.fieldReaders()) {
            if (!fieldReaders.apply(identity).verbatim()) {
                return false;
            }
        }
        return true;
    }

    /** Whether texts of fields stand in messages as they are, but for escapes. */
    boolean isVerbatim() {
        return verbatim;
    }

    /** Says how many times {@link #rangeRead} will be told. */
    void expectRanges(int count) {
        rangesLeft.set(count);
    }

    /** A range was read to its end or left out. After the last one nobody needs what was read for all of them. */
    void rangeRead() {
        if (rangesLeft.decrementAndGet() == 0) {
            scan.release(reserved.getAndSet(0));
        }
    }

    private void reserve(long bytes) {
        scan.reserve(bytes);
        // What a batch that is kept reads of its columns later is given back when the scan is closed.
        if (rangesLeft.get() > 0) {
            reserved.addAndGet(bytes);
        }
    }

    /** Filters that let all rows pass that the predicates may let pass, and cost less. */
    List<PredicateFilter> hints() {
        return hints;
    }

    SegmentView segment() {
        return segment;
    }

    /** Whether messages will be unpacked for the fields asked for. */
    boolean readsMessages() {
        return readsMessages;
    }

    /** Whether anything but times is asked for. */
    boolean readsColumns() {
        return readsColumns;
    }

    /** What is known of a field that was asked for beforehand; null for another. */
    @Nullable
    FieldPlan plan(String field) {
        return plans.get(field);
    }

    /** Every text that a field has in the segment, or null when it has other values too, or more texts than {@code most}. */
    @Nullable
    Column dictionary(String field, int most) {
        FieldPlan plan = plans.get(field);
        String text = field.equals(SystemField.LOG_STREAM)
                ? StoredField.LOG_STREAM
                : plan == null
                                || plan.readsMessages()
                                || plan.whole() != null
                                || plan.decimal() != null
                                || plan.bool() != null
                        ? null
                        : plan.text();
        try {
            return text == null ? null : columns.dictionary(text, most);
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** The column of a field, or null when no document has it. */
    @Nullable
    Column load(String field, SegmentBatch batch, int[] documents, int count) {
        try {
            return switch (field) {
                case SystemField.TIMESTAMP, SystemField.EVENT_TIME -> columns.times(documents, count);
                case SystemField.INGESTION_TIME -> columns.ingestionTimes(documents, count);
                case SystemField.SEQUENCE -> columns.sequences(documents, count);
                case SystemField.LOG -> new Column.Constant(scan.log(), count);
                case SystemField.LOG_STREAM -> columns.logStreams(documents, count);
                case SystemField.MESSAGE -> batch.messages(documents, count);
                case SystemField.FIELDS ->
                    EveryField.column(
                            segment,
                            batch.messages(documents, count),
                            documents,
                            scan.maximumFields(),
                            scan.fieldReaders());
                default -> SystemField.isDiscovered(field) ? discovered(field, batch, documents, count) : null;
            };
        } catch (DamagedBlockException e) {
            throw damaged(e);
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private @Nullable Column discovered(String field, SegmentBatch batch, int[] documents, int count)
            throws IOException {
        FieldPlan known = plans.get(field);
        FieldPlan plan = known == null ? segment.plan(field, scan.limitsFields()) : known;
        if (plan.isAbsent()) {
            return null;
        }
        if (!plan.readsMessages()) {
            return columns.discovered(plan, documents, count);
        }
        boolean[] wanted = plan.ordinal() >= 0 || plan.marked()
                ? columns.inMessage(
                        documents,
                        count,
                        plan.ordinal(),
                        segment.inMessageOrdinal(StoredField.ANY_NAME),
                        scan.limitsFields() ? segment.inMessageOrdinal(StoredField.MANY_LEAVES) : -1)
                : new boolean[count];
        @Nullable Value[] values = new Value[count];
        if (plan.hasColumns()) {
            Column column = columns.discovered(plan, documents, count);
            for (int i = 0; i < count; i++) {
                values[i] = wanted[i] ? null : column.value(i);
            }
        }
        if (plan.structure()) {
            for (int i = 0; i < count; i++) {
                wanted[i] |= values[i] == null;
            }
        }
        batch.readFromMessages(known == null || discovery == null ? discovery(List.of(field)) : discovery)
                .fill(field, documents, count, wanted, values);
        return new Column.Mixed(values, count);
    }

    /** Unpacks a block of messages and counts it. @param spare as in {@link BlockedValues#read(int, byte[])} */
    BlockedValues.Block unpack(BlockedValues messages, int block, byte[] spare) throws IOException {
        scan.context().checkCancelled();
        BlockedValues.Block unpacked = messages.read(block, spare);
        scan.countBlock(messages.packedBytes(block));
        return unpacked;
    }

    private DataException damaged(DamagedBlockException damage) {
        return new DataException(
                "store-damaged",
                "log group " + scan.groupName() + " is damaged: " + describe(damage),
                "`loggia store check` tells all damage; query other times, or add --skip-damaged to answer from the rest",
                damage);
    }

    /** Warns that the events of a damaged block are left out. */
    void warnOf(DamagedBlockException damage) {
        scan.context()
                .warn(Diagnostic.warning(
                        "store-damaged", "left out of log group " + scan.groupName() + ": " + describe(damage)));
    }

    /** Which events a damaged block holds, in words. */
    String describe(DamagedBlockException damage) {
        int last = damage.firstDocument() + damage.documents() - 1;
        try {
            return String.format(
                    java.util.Locale.ROOT,
                    "%,d messages from %s to %s cannot be read (segment %s)",
                    damage.documents(),
                    TimestampText.format(segment.time(damage.firstDocument())),
                    TimestampText.format(segment.time(last)),
                    segment.name());
        } catch (IOException | RuntimeException timesToo) {
            return damage.documents() + " messages cannot be read (segment " + segment.name() + ")";
        }
    }

    /** What to throw when a segment's file cannot be read, as {@link StoreFailure#readingFrom}. */
    DataException unreadable(Exception cause) {
        return StoreFailure.readingFrom("segment " + segment.name() + " of log group " + scan.groupName(), cause);
    }
}
