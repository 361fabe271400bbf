package dev.loggia.grammar;

import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Expression.ArithmeticOperator;

/** How tightly the operators bind, loosest first (section 2.7): for the parser, and for the printer's parentheses. */
enum Precedence {
    OR,
    AND,
    NOT,
    COMPARISON,
    SUM,
    PRODUCT,
    POWER,
    MINUS,
    OPERAND;

    static Precedence of(ArithmeticOperator operator) {
        return switch (operator) {
            case PLUS, MINUS -> SUM;
            case TIMES, DIVIDED_BY, MODULO -> PRODUCT;
            case POWER -> POWER;
        };
    }

    static Precedence of(Expression expression) {
        return switch (expression) {
            case Expression.Logical logical ->
                switch (logical.operator()) {
                    case OR -> OR;
                    case AND -> AND;
                };
            case Expression.Unary unary ->
                switch (unary.operator()) {
                    case NOT -> NOT;
                    case MINUS -> MINUS;
                };
            case Expression.Compare compare -> COMPARISON;
            case Expression.Like like -> COMPARISON;
            case Expression.In in -> COMPARISON;
            case Expression.Arithmetic arithmetic -> of(arithmetic.operator());
            case Expression.Literal literal -> OPERAND;
            case Expression.PeriodLiteral period -> OPERAND;
            case Expression.Field field -> OPERAND;
            case Expression.ListLiteral list -> OPERAND;
            case Expression.Call call -> OPERAND;
            case Expression.Access access -> OPERAND;
            case Expression.Pattern pattern -> OPERAND;
            case Expression.Subquery subquery -> OPERAND;
        };
    }

    /** Whether the left one of two operators of arithmetic takes the operand between them. */
    static boolean leftFirst(ArithmeticOperator left, ArithmeticOperator right) {
        int order = of(left).compareTo(of(right));
        return order > 0 || order == 0 && left != ArithmeticOperator.POWER;
    }
}
