package dev.loggia.query.expression;

import dev.loggia.event.Comparison;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Expression.ArithmeticOperator;
import dev.loggia.grammar.tree.Expression.LogicalOperator;
import dev.loggia.grammar.tree.Period;
import dev.loggia.query.function.Argument;
import dev.loggia.query.function.ScalarDefinition;
import dev.loggia.regex.Regex;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An expression with its names resolved to columns and its functions bound. Immutable, thread-safe. */
public sealed interface BoundExpression {

    /** The same value in every row; null for missing. */
    record Constant(@Nullable Value value) implements BoundExpression {}

    /** A column of the batch: a field of the event or one that an earlier command made. */
    record ColumnReference(String column) implements BoundExpression {}

    /** A path into a structure: {@code jsonParse(f).k[0]}. @param path keys and decimal indexes */
    record Access(BoundExpression value, List<String> path) implements BoundExpression {}

    record Negate(BoundExpression operand) implements BoundExpression {}

    record ArithmeticCall(ArithmeticOperator operator, BoundExpression left, BoundExpression right)
            implements BoundExpression {}

    /** A time moved by a period. @param sign 1 or -1 */
    record Shift(BoundExpression time, Period period, int sign) implements BoundExpression {}

    record Compare(Comparison comparison, BoundExpression left, BoundExpression right) implements BoundExpression {}

    /** Three-valued {@code and}, {@code or} over two operands or more. */
    record Logical(LogicalOperator operator, List<BoundExpression> operands) implements BoundExpression {}

    record Not(BoundExpression operand) implements BoundExpression {}

    /** Substring search. */
    record Contains(BoundExpression value, BoundExpression text) implements BoundExpression {}

    /** Regex search. */
    record Matches(BoundExpression value, Regex regex) implements BoundExpression {}

    /** Equal to one of the candidates. */
    record InList(BoundExpression value, List<BoundExpression> candidates) implements BoundExpression {}

    /** Equal to an element of a list value. */
    record InValue(BoundExpression value, BoundExpression list) implements BoundExpression {}

    /** Equal to one of the rows of a subquery that has not run: what a plan is shown with. @param subquery what it is called there */
    record InSubquery(BoundExpression value, String subquery) implements BoundExpression {}

    /**
     * A call of a scalar function.
     *
     * @param code the function prepared for this call
     * @param arguments what {@code code} gets, {@code @timestamp} first where the definition reads it; a constant for a period or regex
     * @param bound how each argument was bound, in the same order
     */
    record Call(
            ScalarDefinition definition,
            ScalarDefinition.Code code,
            List<BoundExpression> arguments,
            List<Argument> bound)
            implements BoundExpression {}

    /** The direct operands. */
    default List<BoundExpression> operands() {
        return switch (this) {
            case Constant constant -> List.of();
            case ColumnReference reference -> List.of();
            case Access access -> List.of(access.value);
            case Negate negate -> List.of(negate.operand);
            case ArithmeticCall call -> List.of(call.left, call.right);
            case Shift shift -> List.of(shift.time);
            case Compare compare -> List.of(compare.left, compare.right);
            case Logical logical -> logical.operands;
            case Not not -> List.of(not.operand);
            case Contains contains -> List.of(contains.value, contains.text);
            case Matches matches -> List.of(matches.value);
            case InList in -> {
                List<BoundExpression> all = new java.util.ArrayList<>(in.candidates);
                all.add(0, in.value);
                yield all;
            }
            case InValue in -> List.of(in.value, in.list);
            case InSubquery in -> List.of(in.value);
            case Call call -> call.arguments;
        };
    }

    /** The columns it reads, in order of appearance. */
    default Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        visit(expression -> {
            if (expression instanceof ColumnReference reference) {
                columns.add(reference.column);
            }
        });
        return columns;
    }

    private void visit(Consumer<BoundExpression> visitor) {
        visitor.accept(this);
        operands().forEach(operand -> operand.visit(visitor));
    }
}
