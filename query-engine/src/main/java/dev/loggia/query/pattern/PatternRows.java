package dev.loggia.query.pattern;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.query.command.TextColumn;
import dev.loggia.query.exec.Collector;
import dev.loggia.query.exec.OrderKeys;
import dev.loggia.query.exec.QueryContext;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.expression.Evaluator;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code pattern} and the commands that tell more of patterns: the texts of rows to patterns (section 3.12). Rows without a text count
 * nowhere.
 *
 * <p>Workers count signatures; which signatures are one pattern is decided at the end, once, from all of them. So the result depends on
 * neither workers nor batches.
 *
 * @param text what to look at
 * @param columns the columns to make
 * @param result what is made of the patterns
 */
record PatternRows(BoundExpression text, List<String> columns, PatternResult result) implements Collector {

    private static final int BATCH_ROWS = 1024;
    private static final byte VERSION = 1;

    /** Most signatures, and the memory that each of them is granted: a small limit of memory leaves room for fewer. */
    private static final int MOST_SIGNATURES = 20_000;

    private static final int SIGNATURE_BYTES = 64 << 10;
    private static final int FEWEST_SIGNATURES = 64;

    PatternRows {
        columns = List.copyOf(columns);
    }

    @Override
    public State newState(QueryContext context) {
        return new PatternState(this, context);
    }

    private static final class PatternState implements State {
        private final PatternRows rows;
        private final QueryContext context;
        private final int limit;
        private final SignatureTable table;
        private final EventTimes.Form times;
        private final boolean keepsTimes;
        private long reserved;

        PatternState(PatternRows rows, QueryContext context) {
            this.rows = rows;
            this.context = context;
            this.limit = (int)
                    Math.max(FEWEST_SIGNATURES, Math.min(MOST_SIGNATURES, context.memoryLimit() / SIGNATURE_BYTES));
            this.times = rows.result.times();
            this.keepsTimes = times.empty() != null;
            this.table = new SignatureTable(limit, times);
        }

        @Override
        public void add(Batch batch) {
            Column.Utf8 texts = TextColumn.of(Evaluator.evaluate(rows.text, batch), batch.size());
            OrderKeys keys = keepsTimes ? OrderKeys.of(batch) : null;
            for (int row = 0; row < batch.size(); row++) {
                if (!texts.isMissing(row)) {
                    long millis = keys == null ? 0 : keys.timestamp(row);
                    table.add(texts.bytes(), texts.starts()[row], texts.ends()[row], millis);
                }
            }
            account();
        }

        private void account() {
            long now = table.memoryBytes();
            context.reserveMemory(now - reserved);
            reserved = now;
        }

        @Override
        public boolean full() {
            return false;
        }

        @Override
        public void merge(State other) {
            PatternState state = (PatternState) other;
            table.merge(state.table);
            context.releaseMemory(state.reserved);
            account();
        }

        @Override
        public Iterator<Batch> finish() {
            if (table.level() > 0) {
                context.warn(Diagnostic.warning(
                                "patterns-coarse",
                                String.format(
                                        Locale.ROOT,
                                        "there are more than %,d different forms of text, so patterns are coarser than they could be",
                                        limit))
                        .withHint("filter first, or take a field with less text"));
            }
            // Tokens and patterns take about as much as the signatures they are made of.
            context.reserveMemory(table.memoryBytes());
            List<Clustering.Line> lines = new ArrayList<>();
            for (Signature signature : table.signatures()) {
                lines.add(Clustering.line(signature));
            }
            Lexer lexer = new Lexer();
            List<Pattern> patterns = new ArrayList<>();
            for (List<Clustering.Line> cluster : Clustering.cluster(lines, context::checkCancelled)) {
                context.checkCancelled();
                patterns.add(Pattern.of(cluster, lexer, times));
            }
            return batches(rows.result.rows(patterns, context::checkCancelled));
        }

        private Iterator<Batch> batches(List<PatternResult.Row> found) {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < found.size();
                }

                @Override
                public Batch next() {
                    int size = Math.min(BATCH_ROWS, found.size() - next);
                    Batch batch = batch(found.subList(next, next + size));
                    next += size;
                    return batch;
                }
            };
        }

        private Batch batch(List<PatternResult.Row> found) {
            Map<String, Column> columns = new HashMap<>();
            for (String column : rows.columns) {
                @Nullable Value[] values = new Value[found.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = found.get(i).value(column);
                }
                columns.put(column, new Column.Mixed(values, values.length));
            }
            return Batch.of(found.size(), columns);
        }

        @Override
        public void write(DataOutput output) throws IOException {
            output.writeByte(VERSION);
            table.write(output);
        }

        @Override
        public void read(DataInput input) throws IOException {
            byte version = input.readByte();
            if (version != VERSION) {
                throw new IOException(
                        "a partial state of version " + version + ", this program knows version " + VERSION);
            }
            table.read(input);
            account();
        }
    }
}
