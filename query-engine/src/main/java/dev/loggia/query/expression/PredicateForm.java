package dev.loggia.query.expression;

import dev.loggia.event.Predicate;
import dev.loggia.event.Value;
import dev.loggia.query.expression.BoundExpression.ColumnReference;
import dev.loggia.query.expression.BoundExpression.Constant;
import dev.loggia.regex.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the conditions that have a closed form, which columns evaluate fast and sources may take over. */
public final class PredicateForm {

    private PredicateForm() {}

    /** The predicate that is true in exactly the rows in which the condition is, and missing where it is; empty if there is none. */
    public static Optional<Predicate> of(BoundExpression condition) {
        return Optional.ofNullable(form(condition));
    }

    private static @Nullable Predicate form(BoundExpression condition) {
        return switch (condition) {
            case BoundExpression.Compare compare -> compare(compare);
            case BoundExpression.Contains contains -> contains(contains);
            case BoundExpression.Matches matches ->
                matches.value() instanceof ColumnReference field ? matches(field.column(), matches.regex()) : null;
            case BoundExpression.InList in -> in(in);
            case BoundExpression.Logical logical -> logical(logical);
            case BoundExpression.Not not -> {
                Predicate operand = form(not.operand());
                yield operand == null ? null : new Predicate.Not(operand);
            }
            case BoundExpression.Call call ->
                call.definition().name().equals("ispresent")
                                && call.arguments().getFirst() instanceof ColumnReference field
                        ? new Predicate.Present(field.column())
                        : null;
            case Constant constant -> null;
            case ColumnReference reference -> null;
            case BoundExpression.Access access -> null;
            case BoundExpression.Negate negate -> null;
            case BoundExpression.ArithmeticCall arithmetic -> null;
            case BoundExpression.Shift shift -> null;
            case BoundExpression.InValue in -> null;
            case BoundExpression.InSubquery in -> null;
        };
    }

    /** A regex without anything special in it is a search for a text. */
    private static Predicate matches(String column, Regex regex) {
        String literal = regex.literal();
        return literal == null ? new Predicate.Matches(column, regex) : new Predicate.Contains(column, literal);
    }

    private static @Nullable Predicate contains(BoundExpression.Contains contains) {
        return contains.value() instanceof ColumnReference field && constant(contains.text()) instanceof Value.Text text
                ? new Predicate.Contains(field.column(), text.text())
                : null;
    }

    private static @Nullable Value constant(BoundExpression expression) {
        return expression instanceof Constant constant ? constant.value() : null;
    }

    private static @Nullable Predicate compare(BoundExpression.Compare compare) {
        Value right = constant(compare.right());
        if (compare.left() instanceof ColumnReference field && right != null) {
            return new Predicate.Compare(field.column(), compare.comparison(), right);
        }
        Value left = constant(compare.left());
        if (compare.right() instanceof ColumnReference field && left != null) {
            return new Predicate.Compare(field.column(), compare.comparison().swapped(), left);
        }
        return null;
    }

    private static @Nullable Predicate in(BoundExpression.InList in) {
        if (!(in.value() instanceof ColumnReference field)) {
            return null;
        }
        List<Value> values = new ArrayList<>();
        for (BoundExpression candidate : in.candidates()) {
            Value value = constant(candidate);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return new Predicate.In(field.column(), values);
    }

    private static @Nullable Predicate logical(BoundExpression.Logical logical) {
        List<Predicate> operands = new ArrayList<>();
        for (BoundExpression operand : logical.operands()) {
            Predicate form = form(operand);
            if (form == null) {
                return null;
            }
            operands.add(form);
        }
        return switch (logical.operator()) {
            case AND -> new Predicate.And(operands);
            case OR -> new Predicate.Or(operands);
        };
    }
}
