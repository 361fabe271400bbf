package dev.loggia.query.pattern;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.query.command.TextColumn;
import dev.loggia.query.exec.Collector;
import dev.loggia.query.exec.QueryContext;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.expression.Evaluator;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code pattern}: one row for each structure of the texts, the most frequent first (section 3.12). Rows without a text count nowhere.
 *
 * <p>Workers count signatures; which signatures are one pattern is decided at the end, once, from all of them. So the result depends on
 * neither workers nor batches.
 *
 * @param text what to look at
 * @param columns the columns to make, of {@link Pattern#COLUMNS}
 */
record PatternRows(BoundExpression text, List<String> columns) implements Collector {

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
        private long reserved;

        PatternState(PatternRows rows, QueryContext context) {
            this.rows = rows;
            this.context = context;
            this.limit = (int)
                    Math.max(FEWEST_SIGNATURES, Math.min(MOST_SIGNATURES, context.memoryLimit() / SIGNATURE_BYTES));
            this.table = new SignatureTable(limit);
        }

        @Override
        public void add(Batch batch) {
            Column.Utf8 texts = TextColumn.of(Evaluator.evaluate(rows.text, batch), batch.size());
            for (int row = 0; row < batch.size(); row++) {
                if (!texts.isMissing(row)) {
                    table.add(texts.bytes(), texts.starts()[row], texts.ends()[row]);
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
            long total = 0;
            for (Signature signature : table.signatures()) {
                lines.add(Clustering.line(signature));
                total += signature.count;
            }
            Lexer lexer = new Lexer();
            List<Pattern> patterns = new ArrayList<>();
            for (List<Clustering.Line> cluster : Clustering.cluster(lines, context::checkCancelled)) {
                context.checkCancelled();
                patterns.add(Pattern.of(cluster, lexer));
            }
            patterns.sort(Comparator.comparingLong(Pattern::count)
                    .reversed()
                    .thenComparing(Pattern::text)
                    .thenComparing(Pattern::regex));
            return batches(patterns, total);
        }

        private Iterator<Batch> batches(List<Pattern> patterns, long total) {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < patterns.size();
                }

                @Override
                public Batch next() {
                    int size = Math.min(BATCH_ROWS, patterns.size() - next);
                    Batch batch = batch(patterns.subList(next, next + size), total);
                    next += size;
                    return batch;
                }
            };
        }

        private Batch batch(List<Pattern> patterns, long total) {
            Map<String, Column> columns = new HashMap<>();
            for (String column : rows.columns) {
                @Nullable Value[] values = new Value[patterns.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = patterns.get(i).value(column, total);
                }
                columns.put(column, new Column.Mixed(values, values.length));
            }
            return Batch.of(patterns.size(), columns);
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
