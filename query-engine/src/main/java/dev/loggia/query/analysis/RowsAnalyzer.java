package dev.loggia.query.analysis;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.query.command.ExpandNode;
import dev.loggia.query.command.UnnestNode;
import dev.loggia.query.exec.RowOrdering;
import dev.loggia.query.plan.SortNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code unnest}, {@code expand}, {@code unmask} and {@code countFrequent} (sections 3.16, 3.17, 3.20 and 3.23). */
final class RowsAnalyzer {

    /** The service's name for what {@code countFrequent} counted. */
    private static final String COUNT = "_approxcount";

    private final CommandAnalyzer commands;
    private final Scope scope;

    RowsAnalyzer(CommandAnalyzer commands, Scope scope) {
        this.commands = commands;
        this.scope = scope;
    }

    void unnest(Command.Unnest unnest) {
        Command.Name into = unnest.into();
        commands.binder("unnest")
                .bind(unnest.list())
                .ifPresent(list -> commands.add(new UnnestNode(list, into.text())));
        commands.checkNew(into.text(), into.span());
        define(into.text());
    }

    void expand(Command.Expand expand) {
        Expression.Field field =
                new Expression.Field(expand.field().name(), expand.field().span());
        String column = field.name().flat();
        commands.binder("expand").bind(field).ifPresent(bound -> commands.add(new ExpandNode(bound, column)));
        define(column);
    }

    /** Nothing is masked here, so that the field reads as it is. */
    void unmask(Command.Unmask unmask) {
        commands.binder("unmask")
                .bind(new Expression.Field(unmask.field().name(), unmask.field().span()));
    }

    /** A {@code stats} that counts, and its order; the counts are exact, which is an approximation that the language allows. */
    void countFrequent(Command.CountFrequent count, Problems problems) {
        Set<String> names = new LinkedHashSet<>(Set.of(COUNT));
        List<Command.Item> keys = new ArrayList<>();
        for (Command.FieldReference field : count.fields()) {
            if (names.add(field.name().flat())) {
                keys.add(new Command.Item(new Expression.Field(field.name(), field.span()), null, field.span()));
            } else {
                problems.error(
                        "already-defined",
                        field.span(),
                        "countFrequent has two columns named " + field.name().flat(),
                        "name each field once; the counts are " + COUNT);
            }
        }
        SourceSpan span = count.span();
        Expression calls = new Expression.Call("count", span, true, List.of(), span);
        Command.Item counts = new Command.Item(calls, new Command.Name(COUNT, span), span);
        commands.analyzeStats(new Command.Stats(List.of(counts), keys, null, span));
        commands.add(new SortNode(
                new RowOrdering(List.of(new RowOrdering.Key(COUNT, true)), RowOrdering.Tie.ORDER_KEY_DESCENDING)));
    }

    private void define(String name) {
        scope.define(name, Scope.Origin.PARSE);
        scope.extract(name);
    }
}
