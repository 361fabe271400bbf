package dev.loggia.query;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.QueryInvalidException;
import dev.loggia.event.EventSource;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.TimeRange;
import dev.loggia.query.analysis.Analysis;
import dev.loggia.query.analysis.Analyzer;
import dev.loggia.query.analysis.SavedQueryCheck;
import dev.loggia.query.analysis.Settings;
import dev.loggia.query.exec.QueryContext;
import dev.loggia.query.plan.EstimateNode;
import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.PlanText;
import dev.loggia.query.plan.rewrite.Rewrites;
import dev.loggia.query.saved.SavedQuery;
import dev.loggia.query.source.NamedSource;
import dev.loggia.query.source.SourceCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles query text and runs it. Stateless, thread-safe. */
public final class QueryEngine {

    private QueryEngine() {}

    /** Starts a query over these sources, as {@link #run(String, SourceCatalog, QueryOptions)} does. */
    public static QueryRun run(String text, List<? extends EventSource> sources, QueryOptions options) {
        return run(text, SourceCatalog.of(sources), options);
    }

    /**
     * Starts a query; it runs as its result is read.
     *
     * @throws QueryInvalidException with every mistake of the text
     * @throws dev.loggia.diagnostic.DataException when a source cannot be opened
     */
    public static QueryRun run(String text, SourceCatalog catalog, QueryOptions options) {
        Settings settings = settings(options, catalog);
        Analysis analysis = Analyzer.analyze(text, settings);
        Plan plan = plan(analysis);
        if (!plan.nodes().isEmpty() && plan.nodes().getLast() instanceof EstimateNode) {
            return estimate(analysis, plan, catalog, options);
        }
        QueryLimits limits = options.limits();
        QueryContext context = new QueryContext(options.workers(), limits.memory(), limits.groups(), limits.time());
        // All that is read is opened now: the whole query sees one moment.
        List<EventSource> sources = opened(plan, catalog);
        if (analysis.subqueries().isEmpty()) {
            return new PipelineRun(plan, sources, options, analysis.warnings(), context);
        }
        analysis.subqueries().forEach(subquery -> opened(subquery.plan(), catalog));
        return new SubqueriesRun(
                analysis,
                known -> Analyzer.analyze(text, settings, known),
                (nested, scanned) -> new PipelineRun(nested, opened(nested, catalog), options, List.of(), scanned),
                context);
    }

    private static QueryRun estimate(Analysis analysis, Plan plan, SourceCatalog catalog, QueryOptions options) {
        List<Plan> plans = new ArrayList<>(List.of(plan));
        analysis.subqueries().forEach(subquery -> plans.add(subquery.plan()));
        List<EstimateRun.Part> parts = new ArrayList<>();
        for (Plan each : plans) {
            for (TimeRange range : each.ranges()) {
                ScanRequest request = ScanRequest.of(range, Set.of());
                ScanRequest ofThis = each.equals(plan) ? request.withAfterSequence(options.afterSequence()) : request;
                opened(each, catalog).forEach(source -> parts.add(new EstimateRun.Part(source, ofThis)));
            }
        }
        return new EstimateRun(parts, analysis.warnings());
    }

    private static List<EventSource> opened(Plan plan, SourceCatalog catalog) {
        List<NamedSource> named = plan.sources();
        return named == null
                ? catalog.standard()
                : named.stream()
                        .<EventSource>map(source -> source.opener().get())
                        .toList();
    }

    /** Every mistake and warning of a query text, in its order; empty when it is fine. */
    public static List<Diagnostic> check(String text, QueryOptions options) {
        return Analyzer.analyze(text, settings(options, null)).diagnostics();
    }

    /** The plan of a query over these sources, as {@link #explain(String, SourceCatalog, QueryOptions)} answers it. */
    public static String explain(String text, List<? extends EventSource> sources, QueryOptions options) {
        return explain(text, SourceCatalog.of(sources), options);
    }

    /**
     * The plan as an indented tree, with what each source was asked to do.
     *
     * @throws QueryInvalidException with every mistake of the text
     * @throws dev.loggia.diagnostic.DataException when a source cannot be opened
     */
    public static String explain(String text, SourceCatalog catalog, QueryOptions options) {
        Analysis analysis = Analyzer.analyze(text, settings(options, catalog));
        StringBuilder plans = new StringBuilder(explained(plan(analysis), catalog, options));
        int number = 1;
        for (Analysis.Subquery subquery : analysis.subqueries()) {
            plans.append("subquery ").append(number++).append(", which runs before:\n");
            plans.append(explained(Rewrites.apply(subquery.plan()), catalog, options));
        }
        return plans.toString();
    }

    private static String explained(Plan plan, SourceCatalog catalog, QueryOptions options) {
        return PlanText.of(
                plan,
                opened(plan, catalog).stream()
                        .flatMap(source -> plan.ranges().stream()
                                .map(range -> ScanPlan.of(plan, source, range, options)
                                        .describe()))
                        .toList());
    }

    /**
     * Every mistake and warning of a query that is to be saved: those of its name and parameters have no place, those of its text are
     * in its order. What its lookup tables are is not known before it is called.
     */
    public static List<Diagnostic> check(SavedQuery query, QueryOptions options) {
        return SavedQueryCheck.check(query, settings(options, null));
    }

    private static Settings settings(QueryOptions options, @Nullable SourceCatalog catalog) {
        QueryLimits limits = options.limits();
        return new Settings(
                options.strict(),
                options.range(),
                options.queryTime(),
                limits.nesting(),
                limits.queryText(),
                limits.rows(),
                options.maximumRows(),
                options.lookupTables(),
                options.savedQueries(),
                catalog == null ? null : catalog.named());
    }

    static Plan plan(Analysis analysis) {
        Plan plan = analysis.plan();
        if (plan == null) {
            throw new QueryInvalidException(analysis.errors());
        }
        return Rewrites.apply(plan);
    }
}
