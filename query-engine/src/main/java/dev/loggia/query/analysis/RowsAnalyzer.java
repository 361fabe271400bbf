package dev.loggia.query.analysis;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.SystemField;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.query.command.ExpandNode;
import dev.loggia.query.command.UnnestNode;
import dev.loggia.query.exec.RowOrdering;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.plan.SortNode;
import dev.loggia.query.relevance.RelevantFieldsNode;
import dev.loggia.query.relevance.RelevantFieldsNode.NamedField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code relevantfields}, {@code unnest}, {@code expand}, {@code unmask} and {@code countFrequent} (sections 3.15, 3.16, 3.17, 3.20 and
 * 3.23).
 */
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

    void relevantFields(Command.RelevantFields command) {
        Optional<BoundExpression> condition = commands.binder("relevantfields").bind(command.condition());
        boolean listed = !command.fields().isEmpty();
        boolean everyField = !listed && scope.events();
        Set<String> hidden = condition.isEmpty() || listed ? Set.of() : RelevantFieldsNode.fieldsOf(condition.get());
        Set<String> names = new LinkedHashSet<>(listed ? Set.of() : scope.madeNames());
        if (everyField) {
            names.add(SystemField.LOG_STREAM);
            names.add(SystemField.LOG);
        }
        names.removeAll(hidden);
        List<NamedField> fields = new ArrayList<>();
        names.forEach(name -> fields.add(new NamedField(name, new BoundExpression.ColumnReference(name))));
        for (Command.FieldReference reference : command.fields()) {
            Expression.Field field = new Expression.Field(reference.name(), reference.span());
            String name = reference.name().flat();
            Optional<BoundExpression> bound = commands.binder("relevantfields").bind(field);
            if (names.add(name)) {
                bound.ifPresent(value -> fields.add(new NamedField(name, value)));
            }
        }
        condition.ifPresent(bound -> commands.add(new RelevantFieldsNode(bound, fields, listed, everyField, hidden)));
        commands.startRows("relevantfields", RelevantFieldsNode.columns());
    }

    private void define(String name) {
        scope.define(name, Scope.Origin.PARSE);
        scope.extract(name);
    }
}
