package dev.loggia.grammar;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.Comparison;
import dev.loggia.event.NumericText;
import dev.loggia.event.Value;
import dev.loggia.grammar.LogsInsights.AccessorContext;
import dev.loggia.grammar.LogsInsights.ArgumentContext;
import dev.loggia.grammar.LogsInsights.ArithmeticContext;
import dev.loggia.grammar.LogsInsights.ConditionContext;
import dev.loggia.grammar.LogsInsights.ExpressionContext;
import dev.loggia.grammar.LogsInsights.FieldContext;
import dev.loggia.grammar.LogsInsights.ListContext;
import dev.loggia.grammar.LogsInsights.LiteralContext;
import dev.loggia.grammar.LogsInsights.OperandContext;
import dev.loggia.grammar.LogsInsights.TestContext;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Expression.ArithmeticOperator;
import dev.loggia.grammar.tree.Expression.LogicalOperator;
import dev.loggia.grammar.tree.Expression.UnaryOperator;
import dev.loggia.grammar.tree.FieldName;
import dev.loggia.grammar.tree.Period;
import dev.loggia.grammar.tree.Query;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Parse tree to expressions. */
final class ExpressionBuilder {

    private ExpressionBuilder() {}

    static SourceSpan span(ParserRuleContext context) {
        return new SourceSpan(
                context.getStart().getStartIndex(), context.getStop().getStopIndex() + 1);
    }

    static QueryToken token(TerminalNode node) {
        return (QueryToken) node.getSymbol();
    }

    static QueryToken token(Token token) {
        return (QueryToken) token;
    }

    static Expression expression(ExpressionContext context) {
        List<Expression> alternatives = new ArrayList<>();
        List<Expression> conjuncts = new ArrayList<>();
        int first = 0;
        int last = context.getChildCount() - 1;
        for (int i = 0; i <= last; i += 2) {
            conjuncts.add(condition((ConditionContext) context.getChild(i)));
            if (i == last || token((TerminalNode) context.getChild(i + 1)).is(LogsInsights.OR)) {
                alternatives.add(logical(LogicalOperator.AND, conjuncts, covering(context, first, i)));
                conjuncts.clear();
                first = i + 2;
            }
        }
        return logical(LogicalOperator.OR, alternatives, span(context));
    }

    private static SourceSpan covering(ExpressionContext context, int first, int last) {
        return span((ParserRuleContext) context.getChild(first)).to(span((ParserRuleContext) context.getChild(last)));
    }

    private static Expression logical(LogicalOperator operator, List<Expression> operands, SourceSpan span) {
        if (operands.size() == 1) {
            return operands.getFirst();
        }
        List<Expression> flat = new ArrayList<>(operands.size());
        for (Expression operand : operands) {
            if (operand instanceof Expression.Logical nested && nested.operator() == operator) {
                flat.addAll(nested.operands());
            } else {
                flat.add(operand);
            }
        }
        return new Expression.Logical(operator, flat, span);
    }

    private static Expression condition(ConditionContext context) {
        if (context instanceof LogsInsights.NegationContext negation) {
            return new Expression.Unary(UnaryOperator.NOT, condition(negation.condition()), span(context));
        }
        LogsInsights.ComparisonContext comparison = (LogsInsights.ComparisonContext) context;
        Expression value = arithmetic(comparison.arithmetic());
        return comparison.test() == null ? value : test(value, comparison.test(), span(context));
    }

    private static Expression test(Expression value, TestContext context, SourceSpan span) {
        return switch (context) {
            case LogsInsights.CompareContext compare ->
                new Expression.Compare(
                        comparison(token(compare.getStart())), value, arithmetic(compare.arithmetic()), span);
            case LogsInsights.MatchesContext matches -> {
                QueryToken pattern = token(matches.getStop());
                boolean negated = token(matches.getStart()).is(LogsInsights.NOT_MATCHES);
                yield new Expression.Like(value, negated, pattern(pattern), span);
            }
            case LogsInsights.LikeOrInContext likeOrIn -> likeOrIn(value, likeOrIn, span);
            default -> throw new IllegalStateException(context.toString());
        };
    }

    private static Expression likeOrIn(Expression value, LogsInsights.LikeOrInContext context, SourceSpan span) {
        boolean negated = context.NOT() != null;
        if (context.LIKE() != null) {
            Expression pattern =
                    context.REGEX() != null ? pattern(token(context.REGEX())) : arithmetic(context.arithmetic());
            return new Expression.Like(value, negated, pattern, span);
        }
        Expression candidates;
        if (context.list() != null) {
            candidates = list(context.list());
        } else if (context.SUBQUERY() != null) {
            QueryToken subquery = token(context.SUBQUERY());
            candidates = new Expression.Subquery(query(subquery), subquery.span());
        } else {
            candidates = new Expression.Field(field(context.field()), span(context.field()));
        }
        return new Expression.In(value, negated, candidates, span);
    }

    /** The query of a subquery, which is known to have no mistake once its stage is built. */
    static Query query(QueryToken subquery) {
        return Objects.requireNonNull(subquery.query());
    }

    private static Comparison comparison(QueryToken operator) {
        return switch (operator.getType()) {
            case LogsInsights.EQUAL -> Comparison.EQUAL;
            case LogsInsights.NOT_EQUAL -> Comparison.NOT_EQUAL;
            case LogsInsights.LESS -> Comparison.LESS;
            case LogsInsights.LESS_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
            case LogsInsights.GREATER -> Comparison.GREATER;
            case LogsInsights.GREATER_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            default -> throw new IllegalStateException(operator.value());
        };
    }

    static Expression.ListLiteral list(ListContext context) {
        List<Expression> elements = new ArrayList<>();
        for (ExpressionContext element : context.expression()) {
            elements.add(expression(element));
        }
        return new Expression.ListLiteral(elements, span(context));
    }

    /** An operand with all its parentheses. */
    private record Placed(Expression expression, SourceSpan span) {}

    static Expression arithmetic(ArithmeticContext context) {
        if (context.getChildCount() == 1) {
            return operand((OperandContext) context.getChild(0));
        }
        Deque<Placed> operands = new ArrayDeque<>();
        Deque<ArithmeticOperator> operators = new ArrayDeque<>();
        for (ParseTree child : context.children) {
            if (child instanceof OperandContext operand) {
                operands.push(new Placed(operand(operand), span(operand)));
            } else {
                ArithmeticOperator operator = operator(token((TerminalNode) child));
                while (!operators.isEmpty() && Precedence.leftFirst(operators.peek(), operator)) {
                    combine(operands, operators.pop());
                }
                operators.push(operator);
            }
        }
        while (!operators.isEmpty()) {
            combine(operands, operators.pop());
        }
        return operands.pop().expression();
    }

    private static void combine(Deque<Placed> operands, ArithmeticOperator operator) {
        Placed right = operands.pop();
        Placed left = operands.pop();
        SourceSpan span = left.span().to(right.span());
        operands.push(
                new Placed(new Expression.Arithmetic(operator, left.expression(), right.expression(), span), span));
    }

    private static ArithmeticOperator operator(QueryToken token) {
        return switch (token.getType()) {
            case LogsInsights.PLUS -> ArithmeticOperator.PLUS;
            case LogsInsights.MINUS -> ArithmeticOperator.MINUS;
            case LogsInsights.STAR -> ArithmeticOperator.TIMES;
            case LogsInsights.SLASH -> ArithmeticOperator.DIVIDED_BY;
            case LogsInsights.PERCENT -> ArithmeticOperator.MODULO;
            case LogsInsights.CARET -> ArithmeticOperator.POWER;
            default -> throw new IllegalStateException(token.value());
        };
    }

    private static Expression operand(OperandContext context) {
        SourceSpan span = span(context);
        return switch (context) {
            case LogsInsights.MinusContext minus -> negative(operand(minus.operand()), span);
            case LogsInsights.ValueContext value -> new Expression.Literal(value(token(value.getStart())), span);
            case LogsInsights.PeriodContext period ->
                new Expression.PeriodLiteral(period(token(period.DURATION())), span);
            case LogsInsights.FieldOperandContext field -> new Expression.Field(field(field.field()), span);
            case LogsInsights.CallContext call -> call(call);
            case LogsInsights.ParenthesizedContext parenthesized ->
                access(expression(parenthesized.expression()), parenthesized.accessor(), span);
            default -> throw new IllegalStateException(context.toString());
        };
    }

    private static Expression negative(Expression operand, SourceSpan span) {
        return operand instanceof Expression.Literal literal && literal.value() instanceof Value.Number number
                ? new Expression.Literal(negative(number), span)
                : new Expression.Unary(UnaryOperator.MINUS, operand, span);
    }

    private static Value.Number negative(Value.Number number) {
        return number instanceof Value.Whole whole && whole.value() != Long.MIN_VALUE
                ? Value.of(-whole.value())
                : Objects.requireNonNull(Value.of(-number.asDouble()));
    }

    private static Expression call(LogsInsights.CallContext context) {
        QueryToken name = token(context.FUNCTION());
        // Loops, not streams, where expressions nest: a stream takes ten times the stack.
        List<Expression> arguments = new ArrayList<>();
        for (ArgumentContext argument : context.argument()) {
            arguments.add(argument(argument));
        }
        SourceSpan span = name.span().to(token(context.RIGHT_PAREN()).span());
        Expression call = new Expression.Call(name.value(), name.span(), context.STAR() != null, arguments, span);
        return access(call, context.accessor(), span(context));
    }

    private static Expression argument(ArgumentContext context) {
        return context.REGEX() != null ? pattern(token(context.REGEX())) : expression(context.expression());
    }

    private static Expression access(Expression value, List<AccessorContext> path, SourceSpan span) {
        return path.isEmpty()
                ? value
                : new Expression.Access(
                        value, path.stream().map(ExpressionBuilder::segment).toList(), span);
    }

    static FieldName field(FieldContext context) {
        List<FieldName.Segment> segments = new ArrayList<>();
        segments.add(segment(token(context.getStart())));
        context.accessor().forEach(accessor -> segments.add(segment(accessor)));
        return new FieldName(segments);
    }

    private static FieldName.Segment segment(AccessorContext context) {
        if (context.NUMBER() == null) {
            return segment(token(context.getStop()));
        }
        QueryToken index = token(context.NUMBER());
        if (!index.value().chars().allMatch(c -> c >= '0' && c <= '9')
                || index.value().length() > 9) {
            throw new StageRejected(
                    "an index is a whole number from 0 on but found '" + Names.shortened(index.value()) + "'",
                    index.span());
        }
        return new FieldName.Segment(Integer.toString(Integer.parseInt(index.value())), false);
    }

    /** Backticks matter to the tree only where they hide a dot. */
    private static FieldName.Segment segment(QueryToken token) {
        return new FieldName.Segment(
                token.value(),
                token.is(LogsInsights.QUOTED_NAME) && token.value().indexOf('.') >= 0);
    }

    static Value literal(LiteralContext context) {
        Value value = value(token(context.getStop()));
        return context.MINUS() != null && value instanceof Value.Number number ? negative(number) : value;
    }

    private static Value value(QueryToken token) {
        return switch (token.getType()) {
            case LogsInsights.TRUE -> Value.TRUE;
            case LogsInsights.FALSE -> Value.FALSE;
            case LogsInsights.NUMBER -> number(token);
            default -> Value.of(token.value());
        };
    }

    private static Value.Number number(QueryToken token) {
        Value.@Nullable Number number = NumericText.parse(token.value());
        if (number == null) {
            throw new StageRejected("the number '" + Names.shortened(token.value()) + "' is too large", token.span());
        }
        return number;
    }

    static Period period(QueryToken token) {
        String text = token.value();
        int unit = 0;
        while (Character.isDigit(text.charAt(unit))) {
            unit++;
        }
        return new Period(
                Long.parseLong(text.substring(0, unit)),
                Period.Unit.of(text.substring(unit)).orElseThrow());
    }

    /** A regex literal, or the string that {@code =~} takes for one. */
    static Expression.Pattern pattern(QueryToken token) {
        if (token.is(LogsInsights.STRING)) {
            SourceSpan inside = new SourceSpan(token.start() + 1, token.end() - 1);
            return new Expression.Pattern(token.value(), inside, null, true, token.span());
        }
        String literal = token.value();
        int closing = literal.lastIndexOf('/');
        String flags = closing + 1 == literal.length() ? null : literal.substring(closing + 1);
        SourceSpan inside = new SourceSpan(token.start() + 1, token.start() + closing);
        String regex = QuotedText.unescapeRegex(literal.substring(1, closing));
        return new Expression.Pattern(regex, inside, flags, false, token.span());
    }
}
