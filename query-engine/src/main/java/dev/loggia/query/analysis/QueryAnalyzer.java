package dev.loggia.query.analysis;

import dev.loggia.event.TimeRange;
import dev.loggia.grammar.tree.Query;
import dev.loggia.query.plan.Plan;
import dev.loggia.query.plan.Plan.OutputColumn;
import dev.loggia.query.source.NamedSource;
import dev.loggia.query.source.SourceCatalog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns one query into a plan: the whole one, or one in parentheses. */
final class QueryAnalyzer {

    private final Query query;
    private final Settings settings;
    private final Problems problems;
    private final @Nullable List<NamedSource> sources;
    private final Scope scope = new Scope();
    private final CommandAnalyzer commands;

    /** @param around what belongs to the query around this one, whose sources it reads unless it names its own; null for the whole query */
    QueryAnalyzer(
            String text,
            Query query,
            Settings given,
            Problems problems,
            SubqueryRegistry registry,
            @Nullable Subqueries around) {
        this.query = query;
        this.problems = problems;
        SourceCatalog catalog = query.sources().isEmpty() ? null : given.sources();
        SourceSelection selection = new SourceSelection(catalog == null ? List.of() : catalog.named(), problems);
        TimeRange named = selection.range(query.sources(), given.queryTime()).orElse(TimeRange.ALL);
        this.settings = given.range().equals(TimeRange.ALL) ? given.withRange(named) : given;
        List<NamedSource> outer = around == null ? null : around.sources();
        this.sources = catalog == null ? outer : selection.select(query.sources());
        this.commands = new CommandAnalyzer(
                text,
                settings,
                problems,
                scope,
                new Subqueries(text, settings, problems, registry, sources, around != null));
    }

    /** Reads all commands. @param incomplete whether a stage could not be understood, so that unknown names are no mistakes */
    void analyze(boolean incomplete) {
        CommandOrder.check(query, settings, problems);
        if (incomplete) {
            scope.loseCertainty();
        }
        query.commands().forEach(commands::analyze);
    }

    /** The columns of the result, as the query has them. */
    List<OutputColumn> output() {
        return commands.output();
    }

    /** The plan, with these columns in its result. Called once. */
    Plan plan(List<OutputColumn> output) {
        return new Plan(sources, commands.range(settings.range()), commands.nodes(), output, scope.events());
    }

    Scope scope() {
        return scope;
    }

    CommandAnalyzer commands() {
        return commands;
    }
}
