package dev.loggia.query;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.Batch;
import dev.loggia.event.InputReport;
import dev.loggia.event.Value;
import dev.loggia.query.analysis.Analysis;
import dev.loggia.query.analysis.Analysis.Subquery;
import dev.loggia.query.exec.QueryContext;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.exec.SubqueryRows;
import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.rewrite.Rewrites;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A query with others in parentheses: these run first, one after the other, and what they answered becomes part of the plan, as if it had
 * been written there.
 */
final class SubqueriesRun implements QueryRun {

    /** Makes plans into runs. */
    @FunctionalInterface
    interface Starter {
        PipelineRun start(Plan plan, Analysis about, QueryContext context);
    }

    private final Analysis before;
    private final Plan plan;
    private final Function<Map<SourceSpan, SubqueryRows>, Analysis> analyzer;
    private final Starter starter;
    private final QueryContext context;
    private final Map<SourceSpan, SubqueryRows> known = new HashMap<>();
    private final List<PipelineRun> runs = new ArrayList<>();
    private volatile @Nullable PipelineRun main;
    private boolean closed;

    /**
     * @param before the text analysed before any subquery has run
     * @param analyzer analyses it with what is known of the rows of subqueries
     */
    SubqueriesRun(
            Analysis before,
            Function<Map<SourceSpan, SubqueryRows>, Analysis> analyzer,
            Starter starter,
            QueryContext context) {
        this.before = before;
        this.plan = QueryEngine.plan(before);
        this.analyzer = analyzer;
        this.starter = starter;
        this.context = context;
    }

    @Override
    public List<String> columns() {
        return plan.output().stream().map(Plan.OutputColumn::name).toList();
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
        PipelineRun run = main;
        if (run == null) {
            run = start(QueryEngine.plan(runSubqueries()), before, context.ofAnotherScan());
            main = run;
        }
        return run.next();
    }

    private Analysis runSubqueries() {
        Analysis analysis = before;
        while (!analysis.subqueries().isEmpty()) {
            Subquery subquery = analysis.subqueries().getFirst();
            QueryContext scan = context.ofAnotherScan();
            known.put(subquery.span(), rows(start(Rewrites.apply(subquery.plan()), Analysis.SILENT, scan)));
            scan.end();
            analysis = analyzer.apply(known);
        }
        return analysis;
    }

    private PipelineRun start(Plan plan, Analysis about, QueryContext scan) {
        PipelineRun run = starter.start(plan, about, scan);
        synchronized (runs) {
            runs.add(run);
        }
        return run;
    }

    private SubqueryRows rows(PipelineRun run) {
        List<String> columns = run.columns();
        List<@Nullable Value[]> rows = new ArrayList<>();
        for (Batch batch = run.next(); batch != null; batch = run.next()) {
            long bytes = 0;
            for (int row = 0; row < batch.size(); row++) {
                @Nullable Value[] cells = new Value[columns.size()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = batch.column(columns.get(i)).value(row);
                    bytes += RowLayout.memoryBytes(cells[i]);
                }
                rows.add(cells);
            }
            context.reserveMemory(bytes);
        }
        return new SubqueryRows(columns, rows);
    }

    @Override
    public List<Diagnostic> warnings() {
        PipelineRun run = main;
        if (run != null) {
            return run.warnings();
        }
        List<Diagnostic> warnings = new ArrayList<>(before.warnings());
        warnings.addAll(context.warnings());
        return warnings;
    }

    private List<PipelineRun> runs() {
        synchronized (runs) {
            return List.copyOf(runs);
        }
    }

    /** Of all of them together; the rows are those of the result. */
    @Override
    public QueryStatistics statistics() {
        return runs().stream().map(PipelineRun::statistics).reduce(QueryStatistics.NONE, QueryStatistics::plus);
    }

    @Override
    public List<InputReport> inputs() {
        return runs().stream().flatMap(run -> run.inputs().stream()).toList();
    }

    /** Of the query itself, once it runs, and of each in parentheses, in the order in which they ran. */
    @Override
    public String explain() {
        PipelineRun itself = main;
        StringBuilder plans = new StringBuilder(itself == null ? "" : itself.explain());
        int number = 1;
        for (PipelineRun run : runs()) {
            if (run != itself) {
                plans.append(QueryEngine.subqueryHeading(number++)).append(run.explain());
            }
        }
        return plans.toString();
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
        }
    }
}
