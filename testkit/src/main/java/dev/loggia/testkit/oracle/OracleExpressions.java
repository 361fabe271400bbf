package dev.loggia.testkit.oracle;

import dev.loggia.event.Comparison;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Expression.LogicalOperator;
import dev.loggia.grammar.tree.FieldName;
import dev.loggia.grammar.tree.Period;
import dev.loggia.grammar.tree.Query;
import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions on one row. */
final class OracleExpressions {

    private final OracleFunctions functions;
    private final Function<Query, Oracle.Answer> inner;
    private final Map<Query, Oracle.Answer> answers = new IdentityHashMap<>();

    /** @param inner answers a query in parentheses */
    OracleExpressions(TimeRange range, long queryTime, Function<Query, Oracle.Answer> inner) {
        this.functions = new OracleFunctions(this, range, queryTime);
        this.inner = inner;
    }

    @Nullable
    Value evaluate(Expression expression, OracleRow row) {
        return switch (expression) {
            case Expression.Literal literal -> literal.value();
            case Expression.Field field -> row.field(field.name().flat());
            case Expression.Unary unary -> unary(unary, row);
            case Expression.Arithmetic arithmetic -> arithmetic(arithmetic, row);
            case Expression.Compare compare ->
                truth(OracleValues.compare(
                        compare.comparison(), evaluate(compare.left(), row), evaluate(compare.right(), row)));
            case Expression.Logical logical -> truth(logical(logical, row));
            case Expression.Like like -> truth(like(like, row));
            case Expression.In in -> truth(in(in, row));
            case Expression.Call call -> functions.call(call, row);
            case Expression.Access access ->
                OracleRow.member(
                        evaluate(access.value(), row),
                        access.path().stream().map(FieldName.Segment::text).collect(Collectors.joining(".")));
            case Expression.PeriodLiteral period -> throw new IllegalStateException("a period is no value");
            case Expression.Pattern pattern -> throw new IllegalStateException("a pattern is no value");
            case Expression.ListLiteral list -> throw new IllegalStateException("a list is no value");
            case Expression.Subquery subquery -> throw new IllegalStateException("a subquery is no value");
        };
    }

    @Nullable
    Boolean condition(Expression expression, OracleRow row) {
        return OracleValues.truth(evaluate(expression, row));
    }

    private static @Nullable Value truth(@Nullable Boolean truth) {
        return truth == null ? null : Value.of(truth.booleanValue());
    }

    private @Nullable Value unary(Expression.Unary unary, OracleRow row) {
        Value operand = evaluate(unary.operand(), row);
        return switch (unary.operator()) {
            case NOT -> {
                Boolean truth = OracleValues.truth(operand);
                yield truth == null ? null : Value.of(!truth);
            }
            case MINUS -> {
                BigDecimal number = OracleValues.number(operand);
                yield number == null ? null : OracleValues.value(number.negate());
            }
        };
    }

    private @Nullable Value arithmetic(Expression.Arithmetic arithmetic, OracleRow row) {
        Value left = evaluate(arithmetic.left(), row);
        Value right = arithmetic.right() instanceof Expression.PeriodLiteral literal
                ? Value.of(fixedMillis(literal.period()))
                : evaluate(arithmetic.right(), row);
        BigDecimal a = OracleValues.number(left);
        BigDecimal b = OracleValues.number(right);
        if (a == null || b == null) {
            return null;
        }
        Value result = calculate(arithmetic.operator(), a, b);
        boolean shift = arithmetic.operator() == Expression.ArithmeticOperator.PLUS
                || arithmetic.operator() == Expression.ArithmeticOperator.MINUS && left instanceof Value.Timestamp;
        boolean oneTime = left instanceof Value.Timestamp != right instanceof Value.Timestamp;
        Long millis = shift && oneTime ? OracleTimes.millis(result) : null;
        return millis == null ? result : new Value.Timestamp(millis);
    }

    static long fixedMillis(Period period) {
        if (period.unit().millis() == 0) {
            throw new IllegalStateException("the oracle knows no calendar: " + period);
        }
        return period.count() * period.unit().millis();
    }

    private static @Nullable Value calculate(Expression.ArithmeticOperator operator, BigDecimal a, BigDecimal b) {
        return switch (operator) {
            case PLUS -> OracleValues.value(a.add(b));
            case MINUS -> OracleValues.value(a.subtract(b));
            case TIMES -> OracleValues.value(a.multiply(b));
            case DIVIDED_BY -> b.signum() == 0 ? null : Value.of(a.doubleValue() / b.doubleValue());
            case MODULO -> b.signum() == 0 ? null : OracleValues.value(a.remainder(b));
            case POWER -> Value.of(Math.pow(a.doubleValue(), b.doubleValue()));
        };
    }

    /** Section 2.4: missing and false is false, missing or true is true. */
    private @Nullable Boolean logical(Expression.Logical logical, OracleRow row) {
        boolean deciding = logical.operator() == LogicalOperator.OR;
        boolean missing = false;
        for (Expression operand : logical.operands()) {
            Boolean truth = condition(operand, row);
            if (truth != null && truth == deciding) {
                return deciding;
            }
            missing |= truth == null;
        }
        return missing ? null : !deciding;
    }

    /** A structure is like nothing, as it equals nothing; that is false, not missing. */
    private @Nullable Boolean like(Expression.Like like, OracleRow row) {
        Value value = evaluate(like.value(), row);
        if (value == null) {
            return null;
        }
        String text = OracleValues.text(value);
        boolean found;
        if (like.pattern() instanceof Expression.Pattern pattern) {
            found = text != null
                    && Pattern.compile(pattern.regex()).matcher(text).find();
        } else {
            Value part = evaluate(like.pattern(), row);
            if (part == null) {
                return null;
            }
            String partText = OracleValues.text(part);
            found = text != null && partText != null && text.contains(partText);
        }
        return found != like.negated();
    }

    private @Nullable Boolean in(Expression.In in, OracleRow row) {
        Value value = evaluate(in.value(), row);
        List<@Nullable Value> candidates;
        if (in.candidates() instanceof Expression.ListLiteral list) {
            candidates = list.elements().stream()
                    .<@Nullable Value>map(element -> evaluate(element, row))
                    .toList();
        } else if (in.candidates() instanceof Expression.Subquery subquery) {
            candidates = column(answers.computeIfAbsent(subquery.query(), inner), in.value());
        } else if (evaluate(in.candidates(), row) instanceof Value.ListValue list) {
            candidates = list.elements();
        } else {
            return null;
        }
        if (value == null) {
            return null;
        }
        boolean found = candidates.stream()
                .anyMatch(candidate -> Boolean.TRUE.equals(OracleValues.compare(Comparison.EQUAL, value, candidate)));
        return found != in.negated();
    }

    /** The column named like the field, else the first (section 3.24). */
    private static List<@Nullable Value> column(Oracle.Answer answer, Expression value) {
        int named = value instanceof Expression.Field field
                ? answer.columns().indexOf(field.name().flat())
                : 0;
        return answer.rows().stream()
                .<@Nullable Value>map(cells -> cells.get(Math.max(0, named)))
                .toList();
    }
}
