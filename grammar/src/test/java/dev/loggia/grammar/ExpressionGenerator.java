package dev.loggia.grammar;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.Comparison;
import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Expression.ArithmeticOperator;
import dev.loggia.grammar.tree.Expression.LogicalOperator;
import dev.loggia.grammar.tree.Expression.UnaryOperator;
import dev.loggia.grammar.tree.FieldName;
import dev.loggia.grammar.tree.Period;
import dev.loggia.grammar.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;

/** Random expressions, such as parsing can give: everything the tree allows, with names and texts that are hard to quote. */
class ExpressionGenerator {

    static final SourceSpan PLACE = new SourceSpan(0, 0);

    private static final List<String> WORDS = List.of(
            "a",
            "b",
            "status",
            "@message",
            "@timestamp",
            "@@example",
            "_x",
            "größe",
            "名",
            "count",
            "message",
            "type",
            "time",
            "duration",
            "level",
            "limit",
            "source",
            "sort",
            "fields",
            "filter",
            "stats",
            "and",
            "or",
            "not",
            "in",
            "like",
            "as",
            "by",
            "asc",
            "desc",
            "any",
            "true",
            "FALSE",
            "null",
            "offset",
            "logfmt",
            "csv",
            "xml",
            "multi",
            "into",
            "where",
            "output",
            "outputnew",
            "with",
            "for",
            "maxspan",
            "timeshift",
            "start",
            "end",
            "now",
            "p",
            "m",
            "s",
            "5m",
            "0",
            "12",
            "foo-bar",
            "a b",
            "x.y",
            "`",
            "back\\slash",
            "\\",
            "a`b``c",
            "\"",
            "a/b",
            "pipe | pipe",
            "#",
            "a.",
            ".a",
            "@",
            "@@",
            "@foo-bar",
            "1e5",
            "$x",
            "*",
            "cpu*",
            "“");

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "ERROR",
            "a b",
            "it's",
            "say \"hi\"",
            "\\",
            "\\\\",
            "a\\",
            "\\d+",
            "C:\\new\\temp",
            "\n",
            "\t\r",
            "\\n",
            "\\\"",
            "x | y",
            "# no comment",
            "(",
            "/",
            "\\/",
            "%x%",
            "ünï©ödé 🙂",
            "`",
            "$",
            "{\"a\":[1]}",
            "\u0000",
            "5m");

    private static final List<String> REGEXES = List.of(
            "",
            "a",
            "(?i)fail",
            "\\d+\\.\\d+",
            "/var/log",
            "[/]",
            "\\\\",
            "a|b",
            "(?<user>\\S+)",
            "x\ny",
            "\"",
            "'",
            "`",
            "#",
            "\\n");

    private static final List<String> FUNCTIONS = List.of(
            "f", "count", "if", "case", "bin", "COUNT_DISTINCT", "isPresent", "limit", "sort", "left", "any", "with");

    private static final List<Double> DECIMALS =
            List.of(0.5, 99.9, 1e-7, 1.5e300, 123456.789, 1e20, 4.9e-324, 0.1 + 0.2);

    private final Random random;
    private int budget;

    ExpressionGenerator(Random random) {
        this.random = random;
    }

    final int below(int bound) {
        return random.nextInt(bound);
    }

    final boolean chance() {
        return random.nextBoolean();
    }

    final <T> T any(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    final <T> List<T> several(int least, Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = least + below(3); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    final String word() {
        return any(WORDS);
    }

    final String text() {
        return chance() ? any(TEXTS) : any(TEXTS) + any(TEXTS) + any(TEXTS);
    }

    final FieldName fieldName() {
        List<FieldName.Segment> segments = new ArrayList<>();
        do {
            String key = word();
            segments.add(new FieldName.Segment(key, key.contains(".")));
        } while (below(3) == 0);
        return new FieldName(segments);
    }

    final Period period() {
        return new Period(below(4) == 0 ? 999_999_999_999_999_999L : below(100), any(List.of(Period.Unit.values())));
    }

    final Value value() {
        return switch (below(6)) {
            case 0 -> Value.of((long) below(2000) - 1000);
            case 1 -> Value.of(random.nextLong());
            case 2 -> Objects.requireNonNull(Value.of(chance() ? any(DECIMALS) : -any(DECIMALS)));
            case 3 -> Value.of(chance());
            default -> Value.of(text());
        };
    }

    /** A query for a subquery. */
    Query query() {
        throw new UnsupportedOperationException();
    }

    /** An expression of some size. */
    final Expression expression() {
        budget = 12;
        return any();
    }

    private Expression any() {
        if (budget-- <= 0) {
            return leaf();
        }
        return switch (below(12)) {
            case 0 -> new Expression.Unary(UnaryOperator.NOT, any(), PLACE);
            case 1 -> minus();
            case 2, 3 -> new Expression.Arithmetic(any(List.of(ArithmeticOperator.values())), any(), any(), PLACE);
            case 4 -> new Expression.Compare(any(List.of(Comparison.values())), any(), any(), PLACE);
            case 5, 6 -> logical();
            case 7 -> new Expression.Like(any(), chance(), chance() ? pattern(chance()) : any(), PLACE);
            case 8 -> new Expression.In(any(), chance(), candidates(), PLACE);
            case 9 -> call();
            case 10 -> new Expression.Access(any(), several(1, this::segment), PLACE);
            default -> leaf();
        };
    }

    private Expression leaf() {
        return switch (below(4)) {
            case 0 -> new Expression.Literal(value(), PLACE);
            case 1 -> new Expression.PeriodLiteral(period(), PLACE);
            default -> new Expression.Field(fieldName(), PLACE);
        };
    }

    private FieldName.Segment segment() {
        String key = word();
        return new FieldName.Segment(key, key.contains("."));
    }

    /** Minus before a number is part of the number. */
    private Expression minus() {
        Expression operand = any();
        return operand instanceof Expression.Literal literal && literal.value() instanceof Value.Number
                ? operand
                : new Expression.Unary(UnaryOperator.MINUS, operand, PLACE);
    }

    /** Operands of the same kind are flattened. */
    private Expression logical() {
        LogicalOperator operator = any(List.of(LogicalOperator.values()));
        List<Expression> operands = several(2, this::any);
        boolean nested = operands.stream()
                .anyMatch(operand -> operand instanceof Expression.Logical logical && logical.operator() == operator);
        return nested ? operands.getFirst() : new Expression.Logical(operator, operands, PLACE);
    }

    private Expression candidates() {
        return switch (below(6)) {
            case 0 -> new Expression.Subquery(query(), PLACE);
            case 1, 2 -> new Expression.Field(fieldName(), PLACE);
            default -> new Expression.ListLiteral(several(0, this::any), PLACE);
        };
    }

    private Expression call() {
        boolean star = below(4) == 0;
        List<Expression> arguments = star ? List.of() : several(0, () -> below(6) == 0 ? pattern(false) : any());
        return new Expression.Call(any(FUNCTIONS), PLACE, star, arguments, PLACE);
    }

    final Expression.Pattern pattern(boolean quoted) {
        return quoted
                ? new Expression.Pattern(text(), PLACE, null, true, PLACE)
                : new Expression.Pattern(any(REGEXES) + any(REGEXES), PLACE, below(4) == 0 ? "is" : null, false, PLACE);
    }
}
