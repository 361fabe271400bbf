package dev.loggia.query.relevance;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Comparison;
import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import dev.loggia.query.exec.Collector;
import dev.loggia.query.exec.OrderKeys;
import dev.loggia.query.exec.QueryContext;
import dev.loggia.query.expression.Evaluator;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Samples the events that meet the condition and the others, each with all fields that are compared, and compares the two samples at the
 * end. Up to {@link #MOST_EVENTS} of each are all there are, so that the result is exact; above, shares are off by at most one percentage
 * point in 19 of 20 cases. Only the fields of sampled events are read.
 *
 * @param columns the columns to make, of {@link RelevantFieldsNode#columns}
 * @param events whether the rows are events
 */
record RelevantFieldsRows(RelevantFieldsNode node, List<String> columns, boolean events) implements Collector {

    private static final int MOST_EVENTS = 10_000;

    /** The memory that each event of a sample is granted: a small limit of memory leaves room for fewer. */
    private static final int EVENT_BYTES = 64 << 10;

    private static final int FEWEST_EVENTS = 100;

    /** Longer texts are compared by their beginning. */
    private static final int LONGEST_TEXT = 256;

    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    RelevantFieldsRows {
        columns = List.copyOf(columns);
    }

    @Override
    public State newState(QueryContext context) {
        return new RelevanceState(this, context);
    }

    private static final class RelevanceState implements State {
        private final RelevantFieldsRows rows;
        private final RelevantFieldsNode node;
        private final QueryContext context;
        private final EventSample matching;
        private final EventSample others;
        private long reserved;

        /** The event of the last row, and how many rows of it there were before: an event may have become several rows. */
        private int lastSource;

        private long lastSequence = Long.MIN_VALUE;
        private long repeated;

        RelevanceState(RelevantFieldsRows rows, QueryContext context) {
            this.rows = rows;
            this.node = rows.node;
            this.context = context;
            int capacity = (int) Math.max(FEWEST_EVENTS, Math.min(MOST_EVENTS, context.memoryLimit() / EVENT_BYTES));
            this.matching = new EventSample(capacity);
            this.others = new EventSample(capacity);
        }

        @Override
        public void add(Batch batch) {
            Column truths = Evaluator.evaluate(node.condition(), batch);
            OrderKeys keys = rows.events ? OrderKeys.of(batch) : null;
            int[] wanted = new int[batch.size()];
            long[] ranks = new long[batch.size()];
            boolean[] meets = new boolean[batch.size()];
            int count = 0;
            for (int row = 0; row < batch.size(); row++) {
                long rank = keys == null ? rank(0, repeated++, 0) : rank(keys, row);
                boolean met = Boolean.TRUE.equals(Comparison.truth(truths.value(row)));
                if ((met ? matching : others).meet(rank)) {
                    wanted[count] = row;
                    ranks[count] = rank;
                    meets[count++] = met;
                }
            }
            if (count > 0) {
                Batch sampled = batch.select(wanted, count);
                List<Map<String, Value>> fields = fields(sampled);
                for (int i = 0; i < count; i++) {
                    (meets[i] ? matching : others).add(ranks[i], fields.get(i));
                }
                account();
            }
        }

        private long rank(OrderKeys keys, int row) {
            int source = keys.source(row);
            long sequence = keys.sequence(row);
            repeated = source == lastSource && sequence == lastSequence ? repeated + 1 : 0;
            lastSource = source;
            lastSequence = sequence;
            return rank(source, sequence, repeated);
        }

        private static long rank(long source, long sequence, long repeated) {
            long hash = mix(sequence * FACTOR + 1);
            return mix(hash + FACTOR * (source * 31 + repeated));
        }

        private static long mix(long value) {
            long mixed = (value ^ value >>> 32) * FACTOR;
            mixed = (mixed ^ mixed >>> 29) * FACTOR;
            return mixed ^ mixed >>> 32;
        }

        /** What each row has of the fields that are compared. */
        private List<Map<String, Value>> fields(Batch batch) {
            List<Map<String, Value>> found = new ArrayList<>();
            for (int row = 0; row < batch.size(); row++) {
                found.add(new HashMap<>());
            }
            if (node.everyField()) {
                Column all = batch.column(SystemField.FIELDS);
                for (int row = 0; row < batch.size(); row++) {
                    if (all.value(row) instanceof Value.MapValue map) {
                        Map<String, Value> fields = found.get(row);
                        map.entries().forEach((name, value) -> {
                            if (node.comparesDiscovered(name)) {
                                put(name, value, fields);
                            }
                        });
                    }
                }
            }
            for (RelevantFieldsNode.NamedField field : node.fields()) {
                Column column = Evaluator.evaluate(field.value(), batch);
                for (int row = 0; row < batch.size(); row++) {
                    put(field.name(), column.value(row), found.get(row));
                }
            }
            return found;
        }

        /** A map is as many fields as it has entries that are no structures themselves; a list is none. */
        private void put(String name, @Nullable Value value, Map<String, Value> fields) {
            if (value instanceof Value.MapValue map) {
                map.entries().forEach((key, entry) -> {
                    String path = name + "." + key;
                    if (entry != null && !(entry instanceof Value.Structure) && !node.hides(path)) {
                        fields.put(path, shortened(entry));
                    }
                });
            } else if (value != null && !(value instanceof Value.Structure)) {
                fields.put(name, shortened(value));
            }
        }

        private static Value shortened(Value value) {
            return value instanceof Value.Text text && text.text().length() > LONGEST_TEXT
                    ? Value.of(text.text().substring(0, LONGEST_TEXT) + "...")
                    : value;
        }

        private void account() {
            long now = matching.memoryBytes() + others.memoryBytes();
            context.reserveMemory(now - reserved);
            reserved = now;
        }

        @Override
        public boolean full() {
            return false;
        }

        @Override
        public void merge(State other) {
            RelevanceState state = (RelevanceState) other;
            matching.merge(state.matching);
            others.merge(state.others);
            context.releaseMemory(state.reserved);
            account();
        }

        @Override
        public Iterator<Batch> finish() {
            if (matching.size() == 0 || others.size() == 0) {
                warnOfNothing();
                return List.<Batch>of().iterator();
            }
            // The values once more, by field.
            context.reserveMemory(reserved);
            List<FieldDifference> differences =
                    FieldRanking.of(matching, others, rows.events ? "events" : "rows", node.listedNames());
            context.checkCancelled();
            return differences.isEmpty()
                    ? List.<Batch>of().iterator()
                    : List.of(batch(differences)).iterator();
        }

        private void warnOfNothing() {
            if (matching.size() + others.size() > 0) {
                context.warn(Diagnostic.warning(
                                "nothing-to-compare",
                                (matching.size() == 0 ? "no event meets" : "all events meet")
                                        + " the condition of relevantfields, so there is nothing to compare")
                        .withHint("take another condition, or a longer time range"));
            }
        }

        private Batch batch(List<FieldDifference> differences) {
            Map<String, Column> made = new HashMap<>();
            for (String column : rows.columns) {
                @Nullable Value[] values = new Value[differences.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = differences.get(i).value(column);
                }
                made.put(column, new Column.Mixed(values, values.length));
            }
            return Batch.of(differences.size(), made);
        }

        @Override
        public void write(DataOutput output) throws IOException {
            matching.write(output);
            others.write(output);
        }

        @Override
        public void read(DataInput input) throws IOException {
            matching.read(input);
            others.read(input);
            account();
        }
    }
}
