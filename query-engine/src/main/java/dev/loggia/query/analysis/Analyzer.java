package dev.loggia.query.analysis;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.TimeRange;
import dev.loggia.grammar.ParseResult;
import dev.loggia.grammar.QueryParser;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Query;
import dev.loggia.query.plan.LimitNode;
import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;

/** Query text to plan. Reports every mistake of every stage, the syntax errors among them. */
public final class Analyzer {

    private Analyzer() {}

    public static Analysis analyze(String text, Settings settings) {
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
            return new Analysis(null, problems.sorted(), List.of());
        }
        ParseResult parsed = QueryParser.parse(text, settings.maximumNesting());
        parsed.diagnostics().forEach(problems::add);
        Query query = parsed.query();
        if (query == null) {
            return new Analysis(null, problems.sorted(), List.of());
        }
        CommandOrder.check(query, settings, problems);
        Plan plan = plan(text, query, settings, problems, !parsed.diagnostics().isEmpty());
        return problems.hasErrors()
                ? new Analysis(null, problems.sorted(), List.of())
                : new Analysis(plan, problems.sorted(), Hints.of(query, text));
    }

    private static Plan plan(String text, Query query, Settings settings, Problems problems, boolean incomplete) {
        Scope scope = new Scope();
        if (incomplete) {
            scope.loseCertainty();
        }
        query.sources().forEach(source -> unsupported("SOURCE", source.span(), problems));
        CommandAnalyzer commands = new CommandAnalyzer(text, settings, problems, scope);
        query.commands().forEach(commands::analyze);
        List<PlanNode> nodes = new ArrayList<>(commands.nodes());
        if (!hasLimitOfItsOwn(query) && settings.defaultRows() < settings.maximumRows()) {
            nodes.add(new LimitNode(LimitNode.Kind.FIRST, settings.defaultRows(), true));
        } else if (settings.maximumRows() != Long.MAX_VALUE) {
            nodes.add(new LimitNode(LimitNode.Kind.FIRST, settings.maximumRows(), true));
        }
        return new Plan(commands.range(settings.range()), nodes, commands.output(), scope.events());
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

    static void unsupported(String what, SourceSpan span, Problems problems) {
        problems.add(Diagnostic.error("not-supported", what + " is not supported yet", span));
    }

    /** The range moved back by a period of fixed length or by the calendar; open ends stay open. */
    static TimeRange movedBack(TimeRange range, dev.loggia.grammar.tree.Period period) {
        return new TimeRange(movedBack(range.start(), period), movedBack(range.end(), period));
    }

    private static long movedBack(long time, dev.loggia.grammar.tree.Period period) {
        if (time == Long.MIN_VALUE || time == Long.MAX_VALUE) {
            return time;
        }
        return dev.loggia.query.function.Arithmetic.plus(new dev.loggia.event.Value.Timestamp(time), period, -1)
                        instanceof dev.loggia.event.Value.Timestamp moved
                ? moved.millis()
                : time;
    }
}
