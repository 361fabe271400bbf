package dev.loggia.query.analysis;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.query.command.AccumNode;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.plan.ExtendNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands that work on rows in their order, or on whole columns (sections 3.21 to 3.23). */
final class OrderedAnalyzer {

    private final CommandAnalyzer commands;
    private final Scope scope;

    OrderedAnalyzer(CommandAnalyzer commands, Scope scope) {
        this.commands = commands;
        this.scope = scope;
    }

    void accum(Command.Accum accum) {
        Optional<String> column = column(accum.field(), "accum");
        String result = accum.alias() == null
                ? column.orElse(accum.field().name().flat())
                : accum.alias().text();
        column.ifPresent(numbers -> commands.add(new AccumNode(numbers, result)));
        define(result, accum.alias() == null ? null : accum.alias().span());
    }

    /** The column of a field, which a path into another field becomes first; empty when it does not exist, which is reported. */
    private Optional<String> column(Command.FieldReference reference, String where) {
        Expression.Field field = new Expression.Field(reference.name(), reference.span());
        return commands.binder(where).bind(field).map(bound -> {
            if (bound instanceof BoundExpression.ColumnReference known) {
                return known.column();
            }
            String name = reference.name().flat();
            commands.add(new ExtendNode(name, bound));
            scope.define(name, Scope.Origin.FIELDS);
            return name;
        });
    }

    /** Shows a column of the command's own. @param span of the name the query gives it, which must be new; null for one it does not */
    private void define(String name, @Nullable SourceSpan span) {
        if (span != null) {
            commands.checkNew(name, span);
        }
        scope.define(name, Scope.Origin.FIELDS);
        scope.extract(name);
    }
}
