package dev.loggia.query.analysis;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.TimeRange;
import dev.loggia.grammar.ParseResult;
import dev.loggia.grammar.QueryParser;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Query;
import dev.loggia.query.exec.SubqueryRows;
import dev.loggia.query.plan.EstimateNode;
import dev.loggia.query.plan.LimitNode;
import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.PlanNode;
import dev.loggia.query.saved.FilledText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Query text to plan. Reports every mistake of every stage, the syntax errors among them. What subqueries answer is part of the plan: a
 * text that has some is analysed anew with the rows of each.
 */
public final class Analyzer {

    private Analyzer() {}

    /** The same before any subquery has run. */
    public static Analysis analyze(String text, Settings settings) {
        return analyze(text, settings, Map.of());
    }

    /** @param known the rows of subqueries, by where they stand in the text */
    public static Analysis analyze(String text, Settings settings, Map<SourceSpan, SubqueryRows> known) {
        Problems problems = new Problems();
        if (text.length() > settings.maximumText()) {
            problems.error(
                    "limit-queryText",
                    new SourceSpan(settings.maximumText(), text.length()),
                    String.format(
                            java.util.Locale.ROOT,
                            "the query has %,d characters, the limit of queryText is %,d",
                            text.length(),
                            settings.maximumText()),
                    "shorten the query, or raise the limit");
            return new Analysis(null, List.of(), problems.sorted(), List.of());
        }
        ParseResult parsed = QueryParser.parse(text, settings.maximumNesting());
        if (parsed.savedCalls().isEmpty()) {
            return analyze(text, parsed, settings, known, problems);
        }
        return SavedCalls.expand(text, parsed.savedCalls(), settings, problems)
                .map(expansion -> analyze(expansion, settings, known, problems))
                .orElseGet(() -> new Analysis(null, List.of(), problems.sorted(), List.of()));
    }

    /** A saved query may not call another one (section 3.26), so that what the calls stand for is parsed and has no calls left. */
    private static Analysis analyze(
            Expansion expansion, Settings settings, Map<SourceSpan, SubqueryRows> known, Problems problems) {
        ParseResult parsed = QueryParser.parse(expansion.text(), settings.maximumNesting());
        Problems expanded = new Problems();
        parsed.savedCalls().stream()
                .filter(call -> expansion.isExpanded(call.span()))
                .forEach(call -> SavedCalls.refuse(call, expanded));
        Analysis analysis = analyze(expansion.text(), parsed, settings, known, expanded);
        analysis.diagnostics().stream().map(expansion::inOriginal).forEach(problems::add);
        return new Analysis(
                problems.hasErrors() ? null : analysis.plan(),
                analysis.subqueries(),
                problems.sorted(),
                analysis.hints().stream().map(expansion::inOriginal).toList());
    }

    private static Analysis analyze(
            String text,
            ParseResult parsed,
            Settings settings,
            Map<SourceSpan, SubqueryRows> known,
            Problems problems) {
        parsed.diagnostics().forEach(problems::add);
        Query query = parsed.query();
        if (query == null) {
            return new Analysis(null, List.of(), problems.sorted(), List.of());
        }
        SubqueryRegistry subqueries = new SubqueryRegistry(known);
        QueryAnalyzer analyzer = new QueryAnalyzer(text, query, settings, problems, subqueries, null);
        analyzer.analyze(!parsed.diagnostics().isEmpty());
        Plan plan = analyzer.plan(analyzer.output());
        return problems.hasErrors()
                ? new Analysis(null, List.of(), problems.sorted(), List.of())
                : new Analysis(
                        limited(plan, query, settings), subqueries.pending(), problems.sorted(), Hints.of(query, text));
    }

    /** Every mistake and warning of the stages of a saved query, whose parameters have values. */
    static List<Diagnostic> check(FilledText definition, Settings settings) {
        ParseResult parsed = QueryParser.parse(definition.text(), settings.maximumNesting());
        Problems problems = new Problems();
        parsed.savedCalls().forEach(call -> SavedCalls.refuse(call, problems));
        return analyze(definition.text(), parsed, settings, Map.of(), problems).diagnostics();
    }

    private static Plan limited(Plan plan, Query query, Settings settings) {
        long rows = !hasLimitOfItsOwn(query) && settings.defaultRows() < settings.maximumRows()
                ? settings.defaultRows()
                : settings.maximumRows();
        boolean estimate = !plan.nodes().isEmpty() && plan.nodes().getLast() instanceof EstimateNode;
        if (rows == Long.MAX_VALUE || estimate) {
            // An estimate is one row, whatever limit comes with the query (section 8, row 28).
            return plan;
        }
        List<PlanNode> nodes = new ArrayList<>(plan.nodes());
        nodes.add(new LimitNode(LimitNode.Kind.FIRST, rows, true));
        return plan.withNodes(nodes);
    }

    /** A limit before a {@code stats} says nothing of the result's rows. */
    private static boolean hasLimitOfItsOwn(Query query) {
        for (Command command : query.commands().reversed()) {
            if (command instanceof Command.Limit) {
                return true;
            }
            if (CommandOrder.makesRows(command)) {
                return false;
            }
        }
        return false;
    }

    /** The range moved back by a period of fixed length or by the calendar; open ends stay open. */
    static TimeRange movedBack(TimeRange range, dev.loggia.grammar.tree.Period period) {
        return new TimeRange(movedBack(range.start(), period), movedBack(range.end(), period));
    }

    static long movedBack(long time, dev.loggia.grammar.tree.Period period) {
        return time == Long.MIN_VALUE || time == Long.MAX_VALUE ? time : moved(time, period, -1);
    }

    /** A time moved by a period; itself where it would leave what a time can be. @param sign 1 or -1 */
    static long moved(long time, dev.loggia.grammar.tree.Period period, int sign) {
        return dev.loggia.query.function.Arithmetic.plus(new dev.loggia.event.Value.Timestamp(time), period, sign)
                        instanceof dev.loggia.event.Value.Timestamp moved
                ? moved.millis()
                : time;
    }
}
