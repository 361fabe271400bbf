package dev.loggia.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Bounds the height of the expressions that the tokens of a stage can make, before anything recursive sees them. Parentheses count,
 * and so do operators in a row, since {@code a + b + c} nests as {@code (a + b) + c}; operands of {@code and} and {@code or} do not,
 * for they are kept side by side.
 */
final class NestingCheck {

    private final Deque<Level> outer = new ArrayDeque<>();
    private Level level = new Level();
    private int highest;

    private NestingCheck() {}

    /** The height of what has been read between two commas, and of the highest such. */
    private static final class Level {
        private int operators;
        private int operand;
        private int done;

        int height() {
            return operators + operand;
        }

        void next() {
            done = Math.max(done, height());
            operators = 0;
            operand = 0;
        }
    }

    /**
     * Replaces the token that exceeds the limit by an error.
     *
     * @return the height of the stage
     */
    static int apply(List<QueryToken> tokens, int maximum) {
        NestingCheck check = new NestingCheck();
        for (int i = 0; i < tokens.size(); i++) {
            check.add(tokens.get(i));
            if (check.highest > maximum) {
                tokens.set(i, SyntaxMessages.tooDeep(tokens.get(i), maximum));
                break;
            }
        }
        return check.highest;
    }

    private void add(QueryToken token) {
        switch (token.getType()) {
            case LogsInsights.LEFT_PAREN, LogsInsights.LEFT_BRACKET, LogsInsights.LEFT_BRACE -> {
                outer.push(level);
                level = new Level();
            }
            case LogsInsights.RIGHT_PAREN, LogsInsights.RIGHT_BRACKET, LogsInsights.RIGHT_BRACE -> {
                if (!outer.isEmpty()) {
                    level.next();
                    int height = level.done + 1;
                    level = outer.pop();
                    level.operand = Math.max(level.operand, height);
                }
            }
            case LogsInsights.SUBQUERY ->
                level.operand = Math.max(level.operand, token.height() + QueryReader.QUERY_WEIGHT);
            case LogsInsights.PLUS,
                    LogsInsights.MINUS,
                    LogsInsights.STAR,
                    LogsInsights.SLASH,
                    LogsInsights.PERCENT,
                    LogsInsights.CARET,
                    LogsInsights.BANG,
                    LogsInsights.NOT,
                    LogsInsights.EQUAL,
                    LogsInsights.NOT_EQUAL,
                    LogsInsights.LESS,
                    LogsInsights.LESS_OR_EQUAL,
                    LogsInsights.GREATER,
                    LogsInsights.GREATER_OR_EQUAL,
                    LogsInsights.MATCHES,
                    LogsInsights.NOT_MATCHES,
                    LogsInsights.LIKE,
                    LogsInsights.IN -> level.operators++;
            case LogsInsights.COMMA, LogsInsights.AND, LogsInsights.OR -> level.next();
            default -> {}
        }
        highest = Math.max(highest, level.height());
    }
}
