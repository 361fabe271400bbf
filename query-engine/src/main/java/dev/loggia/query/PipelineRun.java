package dev.loggia.query;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.EventSource;
import dev.loggia.event.InputReport;
import dev.loggia.event.ScanRequest.ScanOrder;
import dev.loggia.event.ScanStatistics;
import dev.loggia.event.SystemField;
import dev.loggia.query.analysis.Analysis;
import dev.loggia.query.exec.BatchOperator;
import dev.loggia.query.exec.Collector;
import dev.loggia.query.exec.EventCount;
import dev.loggia.query.exec.EventPointer;
import dev.loggia.query.exec.Pipeline;
import dev.loggia.query.exec.QueryContext;
import dev.loggia.query.exec.RowExpansion;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.exec.RowOperator;
import dev.loggia.query.exec.TopRows;
import dev.loggia.query.plan.CollectorNode;
import dev.loggia.query.plan.FilterNode;
import dev.loggia.query.plan.OrderedNode;
import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.Plan.OutputColumn;
import dev.loggia.query.plan.PlanNode;
import dev.loggia.query.plan.RowNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A plan made into a pipeline, and the pipeline's rows made into the result's columns. */
final class PipelineRun implements QueryRun {

    private final Plan plan;
    private final QueryContext context;
    private final Analysis analysis;
    private final List<Set<String>> needed;

    /** The first node whose rows are no events any more. */
    private final int firstNewRows;

    private final List<ScanPlan> scans;
    private final StepCounts counts;
    private final LongAdder matched = new LongAdder();
    private final Pipeline pipeline;
    private @Nullable Iterator<Batch> rows;
    private final AtomicLong rowsOut = new AtomicLong();
    private boolean foundNothing;
    private boolean closed;

    /** @param analysis whose warnings and hints are told with the rows */
    PipelineRun(Plan plan, List<EventSource> sources, QueryOptions options, Analysis analysis, QueryContext context) {
        this.plan = plan;
        this.analysis = analysis;
        this.needed = plan.neededOfEach();
        this.firstNewRows = firstNewRows(plan.nodes());
        this.context = context;
        this.scans = sources.stream()
                .flatMap(source -> plan.ranges().stream().map(range -> ScanPlan.of(plan, source, range, options)))
                .toList();
        this.counts = new StepCounts(plan, scans);
        this.pipeline = compile(options);
    }

    private static int firstNewRows(List<PlanNode> nodes) {
        int node = 0;
        while (node < nodes.size() && !nodes.get(node).replacesRows()) {
            node++;
        }
        return node;
    }

    private Pipeline compile(QueryOptions options) {
        List<PlanNode> nodes = plan.nodes();
        int first = firstNonRow();
        List<Pipeline.Input> inputs = new ArrayList<>();
        for (int scan = 0; scan < scans.size(); scan++) {
            inputs.add(input(scan, first));
        }
        List<Pipeline.Stage> stages = new ArrayList<>();
        List<BatchOperator> operators = new ArrayList<>();
        operators.add(counts.after(first));
        for (int node = first + 1; node < nodes.size(); node++) {
            if (nodes.get(node) instanceof RowNode row) {
                addCounted(row, node, operators);
            } else {
                operators.add(counts.before(node));
                stages.add(new Pipeline.Stage.Rows(operators));
                stages.add(stage(node));
                operators = new ArrayList<>();
                operators.add(counts.after(node));
            }
        }
        stages.add(new Pipeline.Stage.Rows(operators));
        return new Pipeline(inputs, firstCollector(first, options), stages, options.partialsAsBytes(), context);
    }

    /** @param first the first step that is no row step */
    private Pipeline.Input input(int number, int first) {
        ScanPlan scan = scans.get(number);
        int lastFilter = lastFilter(first);
        List<BatchOperator> operators = new ArrayList<>();
        operators.add(counts.afterScan(number));
        if (lastFilter < 0) {
            operators.add(matchCount(operators));
        }
        for (int node = 0; node < first; node++) {
            RowNode row = (RowNode) plan.nodes().get(node);
            if (!counts.pushedDown(node, number)) {
                addCounted(row, node, operators);
            }
            if (node == lastFilter) {
                operators.add(matchCount(operators));
            }
        }
        operators.add(counts.before(first));
        return new Pipeline.Input(scan.source(), scan.request(), operators);
    }

    private void addCounted(RowNode row, int node, List<BatchOperator> operators) {
        operators.add(counts.before(node));
        operators.add(row.operator(needed.get(node)));
        operators.add(counts.after(node));
    }

    private Collector firstCollector(int node, QueryOptions options) {
        Collector collector = collector(node);
        boolean timeDecides = options.pushDown() && ScanPlan.order(plan) != ScanOrder.ANY;
        return timeDecides && collector instanceof TopRows top ? top.narrowing() : collector;
    }

    /** Counts rows, which are events until something made several rows of one. */
    private BatchOperator matchCount(List<BatchOperator> before) {
        if (before.stream().anyMatch(RowExpansion.class::isInstance)) {
            return new EventCount(matched);
        }
        RowOperator count = batch -> {
            matched.add(batch.size());
            return batch;
        };
        return count;
    }

    /** The first step that does not handle each row by itself. */
    private int firstNonRow() {
        int at = 0;
        while (at < plan.nodes().size() && plan.nodes().get(at) instanceof RowNode) {
            at++;
        }
        return at;
    }

    private int lastFilter(int end) {
        int last = -1;
        for (int i = 0; i < end; i++) {
            if (plan.nodes().get(i) instanceof FilterNode) {
                last = i;
            }
        }
        return last;
    }

    private Pipeline.Stage stage(int node) {
        return plan.nodes().get(node) instanceof OrderedNode ordered
                ? new Pipeline.Stage.Ordered(ordered.operator(layout(node)))
                : new Pipeline.Stage.Collected(collector(node));
    }

    private Collector collector(int node) {
        return ((CollectorNode) plan.nodes().get(node)).collector(layout(node), this::rowsCut);
    }

    private RowLayout layout(int node) {
        List<String> columns = needed.get(node).stream().sorted().toList();
        return new RowLayout(columns, node <= firstNewRows);
    }

    private void rowsCut(long limit, long seen) {
        String shown = String.format(Locale.ROOT, "%,d", limit);
        String message = seen < 0
                ? "the result is cut to its first " + shown + " rows; there are more"
                : String.format(Locale.ROOT, "the result is cut to its first %s of %,d rows", shown, seen);
        context.warn(Diagnostic.warning("rows-cut", message)
                .withHint("write a limit into the query or give --limit N (0 for no limit)"));
    }

    @Override
    public List<String> columns() {
        return plan.output().stream().map(OutputColumn::name).toList();
    }

    @Override
    public boolean rowsAreEvents() {
        return plan.events();
    }

    @Override
    public @Nullable Batch next() {
        if (closed) {
            throw new IllegalStateException("the result is closed");
        }
        if (rows == null) {
            rows = pipeline.run();
        }
        context.checkCancelled();
        if (!rows.hasNext()) {
            foundNothing = rowsOut.get() == 0;
            // A subquery's run stays for its statistics, its rows need not.
            rows = Collections.emptyIterator();
            return null;
        }
        Batch batch = rows.next();
        rowsOut.addAndGet(batch.size());
        return output(batch);
    }

    private Batch output(Batch batch) {
        Map<String, Column> columns = new HashMap<>();
        for (OutputColumn column : plan.output()) {
            columns.put(column.name(), batch.column(column.column()));
        }
        if (plan.events()) {
            columns.putIfAbsent(SystemField.PTR, EventPointer.add(batch).column(SystemField.PTR));
        }
        return Batch.of(batch.size(), columns);
    }

    @Override
    public List<Diagnostic> warnings() {
        List<Diagnostic> warnings = new ArrayList<>(analysis.warnings());
        if (foundNothing) {
            warnings.addAll(analysis.hints());
        }
        warnings.addAll(context.warnings());
        return warnings;
    }

    @Override
    public QueryStatistics statistics() {
        ScanStatistics scan = pipeline.statistics();
        return new QueryStatistics(
                matched.sum(),
                scan.recordsScanned(),
                scan.bytesScanned(),
                scan.recordsSkipped(),
                scan.bytesSkipped(),
                pipeline.sourcesScanned(),
                rowsOut.get(),
                scan.bytesRead(),
                scan.bytesTotal(),
                scan.blocksRead(),
                scan.found());
    }

    @Override
    public List<InputReport> inputs() {
        return pipeline.inputs();
    }

    @Override
    public String explain() {
        return counts.explain(pipeline.scans());
    }

    @Override
    public void cancel() {
        context.cancel();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            context.cancel();
            rows = null;
        }
    }
}
