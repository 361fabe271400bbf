package dev.loggia.query.exec;

import dev.loggia.event.Batch;
import dev.loggia.event.EventSource;
import dev.loggia.event.InputReport;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.ScanStatistics;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A compiled query: sources are read by parallel workers through operators into the first stage's collector, whose partial states are
 * merged; everything after that is few rows and runs in order on the reading thread. Used once.
 */
public final class Pipeline {

    /**
     * One scan of a source and what is done to its batches before the first collector.
     *
     * @param operators those of the first stage, without the filters that the source promised to apply
     */
    public record Input(EventSource source, ScanRequest request, List<BatchOperator> operators) {
        public Input {
            operators = RowOperators.joined(operators);
        }
    }

    /** What is done to rows in order. */
    public sealed interface Stage {

        /** Each row by itself. */
        record Rows(List<BatchOperator> operators) implements Stage {
            public Rows {
                operators = RowOperators.joined(operators);
            }
        }

        /** Each row by what came before it, or by all. */
        record Ordered(OrderedOperator operator) implements Stage {}

        /** Many rows made into others. */
        record Collected(Collector collector) implements Stage {}
    }

    private final List<Input> inputs;
    private final Collector first;
    private final List<Stage> stages;
    private final boolean partialsAsBytes;
    private final QueryContext context;
    private @Nullable ParallelScan scan;

    /**
     * @param first collects what the inputs yield
     * @param stages what follows, in order
     * @param partialsAsBytes whether partial states pass through their byte form before they merge
     */
    public Pipeline(
            List<Input> inputs, Collector first, List<Stage> stages, boolean partialsAsBytes, QueryContext context) {
        this.inputs = List.copyOf(inputs);
        this.first = first;
        this.stages = List.copyOf(stages);
        this.partialsAsBytes = partialsAsBytes;
        this.context = context;
    }

    /** Reads all sources, then answers the result's rows, which are computed as they are asked for. Called once. */
    public Iterator<Batch> run() {
        ParallelScan parallel = new ParallelScan(inputs, first, partialsAsBytes, context);
        synchronized (this) {
            scan = parallel;
        }
        Iterator<Batch> rows = parallel.run().finish();
        for (Stage stage : stages) {
            rows = switch (stage) {
                case Stage.Rows each -> new OperatedRows(rows, each.operators, context);
                case Stage.Ordered ordered -> new OrderedRows(rows, ordered.operator, context);
                case Stage.Collected collected -> collect(rows, collected.collector);
            };
        }
        return rows;
    }

    private Iterator<Batch> collect(Iterator<Batch> rows, Collector collector) {
        Collector.State state = collector.newState(context);
        while (!state.full() && rows.hasNext()) {
            context.checkCancelled();
            state.add(rows.next());
        }
        return state.finish();
    }

    /** What was read so far. Any thread may ask. */
    public synchronized ScanStatistics statistics() {
        return scan == null ? ScanStatistics.NONE : scan.statistics();
    }

    /** The same of each input whose scan has begun, in the order of the inputs. Any thread may ask. */
    public synchronized List<ScanStatistics> scans() {
        return scan == null ? List.of() : scan.scans();
    }

    /** What was read of each file or pipe so far. Any thread may ask. */
    public synchronized List<InputReport> inputs() {
        return scan == null ? List.of() : scan.inputs();
    }

    /** How many sources were opened so far. Any thread may ask. */
    public synchronized int sourcesScanned() {
        return scan == null ? 0 : scan.sourcesScanned();
    }

    private static final class OperatedRows implements Iterator<Batch> {
        private final Iterator<Batch> input;
        private final List<BatchOperator> operators;
        private final QueryContext context;
        private Iterator<Batch> parts = Collections.emptyIterator();

        OperatedRows(Iterator<Batch> input, List<BatchOperator> operators, QueryContext context) {
            this.input = input;
            this.operators = operators;
            this.context = context;
        }

        @Override
        public boolean hasNext() {
            while (!parts.hasNext() && input.hasNext()) {
                context.checkCancelled();
                parts = apply(input.next(), operators);
            }
            return parts.hasNext();
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return parts.next();
        }
    }

    /** What becomes of a batch, in parts that are computed as they are asked for; none is empty. */
    static Iterator<Batch> apply(Batch batch, List<BatchOperator> operators) {
        if (batch.size() == 0) {
            return Collections.emptyIterator();
        }
        Iterator<Batch> parts = List.of(batch).iterator();
        for (BatchOperator operator : operators) {
            parts = operator.over(parts);
        }
        return parts;
    }
}
