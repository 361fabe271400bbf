package dev.loggia.query.expression;

import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.query.function.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Expressions as a plan shows them: close to the language, with every operand in parentheses where there could be doubt. */
public final class ExpressionText {

    private static final int MOST_CANDIDATES = 10;

    private ExpressionText() {}

    /** A column's name as a person would write it; internal ones without their mark. */
    public static String name(String column) {
        return column.replace("\0", "");
    }

    public static String of(BoundExpression expression) {
        return switch (expression) {
            case BoundExpression.Constant constant -> constant(constant);
            case BoundExpression.ColumnReference reference -> name(reference.column());
            case BoundExpression.Access access ->
                of(access.value())
                        + access.path().stream().map(key -> "." + key).collect(Collectors.joining());
            case BoundExpression.Negate negate -> "-" + operand(negate.operand());
            case BoundExpression.ArithmeticCall call ->
                binary(call.left(), call.operator().symbol(), call.right());
            case BoundExpression.Shift shift ->
                operand(shift.time()) + (shift.sign() < 0 ? " - " : " + ") + shift.period();
            case BoundExpression.Compare compare ->
                binary(compare.left(), compare.comparison().symbol(), compare.right());
            case BoundExpression.Logical logical ->
                logical.operands().stream()
                        .map(ExpressionText::operand)
                        .collect(Collectors.joining(
                                " " + logical.operator().name().toLowerCase(Locale.ROOT) + " "));
            case BoundExpression.Not not -> "not " + operand(not.operand());
            case BoundExpression.Contains contains -> binary(contains.value(), "like", contains.text());
            case BoundExpression.Matches matches -> operand(matches.value()) + " like " + matches.regex();
            case BoundExpression.InList in -> operand(in.value()) + " in [" + candidates(in.candidates()) + "]";
            case BoundExpression.InValue in -> binary(in.value(), "in", in.list());
            case BoundExpression.InSubquery in -> operand(in.value()) + " in (" + in.subquery() + ")";
            case BoundExpression.Call call -> call.definition().name() + "(" + arguments(call) + ")";
        };
    }

    private static String arguments(BoundExpression.Call call) {
        List<String> texts = new ArrayList<>();
        for (int i = call.definition().readsTimestamp() ? 1 : 0;
                i < call.arguments().size();
                i++) {
            texts.add(
                    switch (call.bound().get(i)) {
                        case Argument.OfPeriod period -> period.period().toString();
                        case Argument.OfRegex regex -> regex.regex().toString();
                        case Argument.Constant constant -> of(call.arguments().get(i));
                        case Argument.Computed computed -> of(call.arguments().get(i));
                    });
        }
        return String.join(", ", texts);
    }

    private static String constant(BoundExpression.Constant constant) {
        return switch (constant.value()) {
            case null -> "missing";
            case Value.Text text -> "\"" + text.text().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case Value.Number number -> ValueText.exact(number);
            case Value.Bool bool -> String.valueOf(bool.value());
            case Value.Timestamp timestamp -> ValueText.exact(timestamp);
            case Value.Structure structure -> ValueText.exact(structure);
        };
    }

    /** A subquery may give very many. */
    private static String candidates(List<BoundExpression> expressions) {
        int shown = Math.min(MOST_CANDIDATES, expressions.size());
        int left = expressions.size() - shown;
        return list(expressions.subList(0, shown)) + (left > 0 ? ", and " + left + " more" : "");
    }

    private static String list(List<BoundExpression> expressions) {
        return expressions.stream().map(ExpressionText::of).collect(Collectors.joining(", "));
    }

    private static String binary(BoundExpression left, String operator, BoundExpression right) {
        return operand(left) + " " + operator + " " + operand(right);
    }

    private static String operand(BoundExpression expression) {
        boolean plain = expression instanceof BoundExpression.Constant
                || expression instanceof BoundExpression.ColumnReference
                || expression instanceof BoundExpression.Access
                || expression instanceof BoundExpression.Call;
        return plain ? of(expression) : "(" + of(expression) + ")";
    }
}
