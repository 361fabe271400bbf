package dev.loggia.query.analysis;

import dev.loggia.event.SystemField;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Expression.ArithmeticOperator;
import dev.loggia.grammar.tree.FieldName;
import dev.loggia.query.expression.BoundExpression;
import dev.loggia.query.expression.Evaluator;
import dev.loggia.regex.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the names of an expression and binds its calls. A mistake is reported once, at its place, and the expression around it is
 * given up: so one typo gives one message.
 */
final class ExpressionBinder {

    private final Problems problems;
    private final Names names;
    private final Subqueries subqueries;
    private final CallBinder calls;

    ExpressionBinder(Settings settings, Problems problems, Names names, Subqueries subqueries) {
        this.problems = problems;
        this.names = names;
        this.subqueries = subqueries;
        this.calls = new CallBinder(settings, problems, this);
    }

    CallBinder calls() {
        return calls;
    }

    Names names() {
        return names;
    }

    /** The bound expression, or empty when a mistake in it was reported. */
    Optional<BoundExpression> bind(Expression expression) {
        Optional<BoundExpression> computed = names.computed(expression);
        if (computed.isPresent()) {
            return computed;
        }
        return switch (expression) {
            case Expression.Literal literal -> Optional.of(new BoundExpression.Constant(literal.value()));
            case Expression.Field field -> names.field(field);
            case Expression.Unary unary -> bindUnary(unary);
            case Expression.Arithmetic arithmetic -> bindArithmetic(arithmetic);
            case Expression.Compare compare -> bindCompare(compare);
            case Expression.Logical logical ->
                bindAll(logical.operands()).map(operands -> new BoundExpression.Logical(logical.operator(), operands));
            case Expression.Like like -> bindLike(like);
            case Expression.In in -> bindIn(in);
            case Expression.Call call -> calls.bind(call);
            case Expression.Access access ->
                bind(access.value())
                        .map(value -> new BoundExpression.Access(
                                value,
                                access.path().stream()
                                        .map(FieldName.Segment::text)
                                        .toList()));
            case Expression.PeriodLiteral period ->
                misplaced(
                        expression,
                        "a period such as " + period.period() + " is not a value",
                        "periods stand as arguments, as in bin(5m), or next to a time, as in @timestamp + 9h");
            case Expression.Pattern pattern ->
                misplaced(
                        expression,
                        "a regular expression is not a value",
                        "regular expressions stand after like, =~, !~ and parse, or as arguments");
            case Expression.ListLiteral list ->
                misplaced(expression, "a list is not a value", "lists stand after in: status in [200, 404]");
            case Expression.Subquery subquery ->
                misplaced(
                        expression,
                        "a query is not a value",
                        "subqueries stand after in: id in (SOURCE ... | fields id)");
        };
    }

    private Optional<BoundExpression> misplaced(Expression expression, String message, String hint) {
        problems.error("argument-type", expression.span(), message, hint);
        return Optional.empty();
    }

    /** All of them, or empty when one failed; every mistake is reported. */
    Optional<List<BoundExpression>> bindAll(List<Expression> expressions) {
        List<BoundExpression> bound = new ArrayList<>();
        for (Expression expression : expressions) {
            bind(expression).ifPresent(bound::add);
        }
        return bound.size() == expressions.size() ? Optional.of(bound) : Optional.empty();
    }

    private Optional<BoundExpression> bindUnary(Expression.Unary unary) {
        return bind(unary.operand())
                .map(operand -> switch (unary.operator()) {
                    case NOT -> new BoundExpression.Not(operand);
                    case MINUS -> new BoundExpression.Negate(operand);
                })
                .map(ExpressionBinder::folded);
    }

    private Optional<BoundExpression> bindArithmetic(Expression.Arithmetic arithmetic) {
        ArithmeticOperator operator = arithmetic.operator();
        boolean additive = operator == ArithmeticOperator.PLUS || operator == ArithmeticOperator.MINUS;
        if (additive && arithmetic.right() instanceof Expression.PeriodLiteral period) {
            return bind(arithmetic.left())
                    .map(time -> new BoundExpression.Shift(
                            time, period.period(), operator == ArithmeticOperator.PLUS ? 1 : -1));
        }
        if (operator == ArithmeticOperator.PLUS && arithmetic.left() instanceof Expression.PeriodLiteral period) {
            return bind(arithmetic.right()).map(time -> new BoundExpression.Shift(time, period.period(), 1));
        }
        return bindAll(List.of(arithmetic.left(), arithmetic.right()))
                .map(sides -> folded(new BoundExpression.ArithmeticCall(operator, sides.getFirst(), sides.getLast())));
    }

    private Optional<BoundExpression> bindCompare(Expression.Compare compare) {
        warnOfTimeText(compare.left(), compare.right());
        warnOfTimeText(compare.right(), compare.left());
        return bindAll(List.of(compare.left(), compare.right()))
                .map(sides ->
                        folded(new BoundExpression.Compare(compare.comparison(), sides.getFirst(), sides.getLast())));
    }

    private void warnOfTimeText(Expression time, Expression literal) {
        if (time instanceof Expression.Field field && isTime(field) && textOf(literal) != null) {
            problems.warning(
                    "time-as-text",
                    literal.span(),
                    "a time compared with text is never equal, earlier or later, as in the service",
                    "compare with epoch milliseconds, or give the time range with --since and --until");
        }
    }

    private static boolean isTime(Expression.Field field) {
        String name = field.name().flat();
        return name.equals(SystemField.TIMESTAMP) || name.equals(SystemField.INGESTION_TIME);
    }

    /** The text a literal is, or null. */
    static @Nullable String textOf(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.value() instanceof Value.Text text
                ? text.text()
                : null;
    }

    private Optional<BoundExpression> bindLike(Expression.Like like) {
        Optional<BoundExpression> value = bind(like.value());
        Optional<BoundExpression> condition;
        if (like.pattern() instanceof Expression.Pattern pattern) {
            Optional<Regex> regex = calls.compile(pattern);
            condition = value.isPresent() && regex.isPresent()
                    ? Optional.of(new BoundExpression.Matches(value.get(), regex.get()))
                    : Optional.empty();
        } else {
            warnOfPercent(like.pattern());
            Optional<BoundExpression> text = bind(like.pattern());
            condition = value.isPresent() && text.isPresent()
                    ? Optional.of(new BoundExpression.Contains(value.get(), asText(text.get())))
                    : Optional.empty();
        }
        return condition.map(found -> like.negated() ? new BoundExpression.Not(found) : found);
    }

    /** A number on the right of {@code like} is the text of that number, so that the search has the closed form. */
    private static BoundExpression asText(BoundExpression expression) {
        return expression instanceof BoundExpression.Constant constant
                        && constant.value() instanceof Value.Number number
                ? new BoundExpression.Constant(Value.of(ValueText.exact(number)))
                : expression;
    }

    private void warnOfPercent(Expression pattern) {
        String text = textOf(pattern);
        if (text != null && text.length() > 1 && (text.startsWith("%") || text.endsWith("%"))) {
            problems.warning(
                    "like-percent",
                    pattern.span(),
                    "like searches for a substring: the percent sign stands for itself",
                    "leave the percent signs out, unless you look for them");
        }
    }

    private Optional<BoundExpression> bindIn(Expression.In in) {
        Optional<BoundExpression> value = bind(in.value());
        Optional<BoundExpression> condition;
        if (in.candidates() instanceof Expression.ListLiteral list) {
            Optional<List<BoundExpression>> candidates = bindAll(list.elements());
            condition = value.isPresent() && candidates.isPresent()
                    ? Optional.of(new BoundExpression.InList(value.get(), candidates.get()))
                    : Optional.empty();
        } else if (in.candidates() instanceof Expression.Subquery subquery) {
            BoundExpression compared = value.orElse(new BoundExpression.Constant(null));
            Optional<BoundExpression> member = subqueries.membership(in, compared, subquery);
            condition = value.isPresent() ? member : Optional.empty();
        } else {
            Optional<BoundExpression> list = bind(in.candidates());
            condition = value.isPresent() && list.isPresent()
                    ? Optional.of(new BoundExpression.InValue(value.get(), list.get()))
                    : Optional.empty();
        }
        return condition.map(found -> in.negated() ? new BoundExpression.Not(found) : found);
    }

    /** An operator over constants is a constant: {@code 1024 * 1024} is computed once. */
    static BoundExpression folded(BoundExpression expression) {
        boolean constant = expression.operands().stream().allMatch(BoundExpression.Constant.class::isInstance);
        return constant ? new BoundExpression.Constant(Evaluator.constant(expression)) : expression;
    }
}
