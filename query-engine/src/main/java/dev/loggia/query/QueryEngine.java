package dev.loggia.query;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.QueryInvalidException;
import dev.loggia.event.EventSource;
import dev.loggia.query.analysis.Analysis;
import dev.loggia.query.analysis.Analyzer;
import dev.loggia.query.analysis.Settings;
import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.PlanText;
import dev.loggia.query.plan.rewrite.Rewrites;
import java.util.ArrayList;
import java.util.List;

/** Compiles query text and runs it. Stateless, thread-safe. */
public final class QueryEngine {

    private QueryEngine() {}

    /**
     * Starts a query; it runs as its result is read.
     *
     * @throws QueryInvalidException with every mistake of the text
     */
    public static QueryRun run(String text, List<EventSource> sources, QueryOptions options) {
        Analysis analysis = analyze(text, options);
        Plan plan = plan(analysis);
        return new PipelineRun(plan, sources, options, analysis);
    }

    /** Every mistake, else every warning and hint, of a query text; empty when it is fine. */
    public static List<Diagnostic> check(String text, QueryOptions options) {
        Analysis analysis = analyze(text, options);
        List<Diagnostic> found = new ArrayList<>(analysis.diagnostics());
        found.addAll(analysis.hints());
        return found;
    }

    /**
     * The plan as an indented tree, with what each source was asked to do.
     *
     * @throws QueryInvalidException with every mistake of the text
     */
    public static String explain(String text, List<EventSource> sources, QueryOptions options) {
        Plan plan = plan(analyze(text, options));
        List<ScanPlan> scans = sources.stream()
                .map(source -> ScanPlan.of(plan, source, options))
                .toList();
        return PlanText.of(plan, scans.stream().map(ScanPlan::describe).toList());
    }

    private static Analysis analyze(String text, QueryOptions options) {
        QueryLimits limits = options.limits();
        return Analyzer.analyze(
                text,
                new Settings(
                        options.strict(),
                        options.range(),
                        options.queryTime(),
                        limits.nesting(),
                        limits.queryText(),
                        limits.rows(),
                        options.maximumRows(),
                        options.lookupTables()));
    }

    private static Plan plan(Analysis analysis) {
        Plan plan = analysis.plan();
        if (plan == null) {
            throw new QueryInvalidException(analysis.errors());
        }
        return Rewrites.apply(plan);
    }
}
