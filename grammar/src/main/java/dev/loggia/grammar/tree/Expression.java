package dev.loggia.grammar.tree;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.Comparison;
import dev.loggia.event.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as written. Immutable; nothing is resolved yet: function names are as typed. */
public sealed interface Expression {

    /** The place in the query text, without surrounding parentheses. */
    SourceSpan span();

    /** A number, text or truth literal. */
    record Literal(Value value, SourceSpan span) implements Expression {}

    /** A period such as {@code 5m}; legal as an argument and next to {@code +} and {@code -}. */
    record PeriodLiteral(Period period, SourceSpan span) implements Expression {}

    /** A field by its path, from the event or from an earlier command. */
    record Field(FieldName name, SourceSpan span) implements Expression {}

    /** {@code not x} or {@code -x}. */
    record Unary(UnaryOperator operator, Expression operand, SourceSpan span) implements Expression {}

    enum UnaryOperator {
        NOT,
        MINUS
    }

    /** {@code + - * / % ^}. */
    record Arithmetic(ArithmeticOperator operator, Expression left, Expression right, SourceSpan span)
            implements Expression {}

    enum ArithmeticOperator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDED_BY("/"),
        MODULO("%"),
        POWER("^");

        private final String symbol;

        ArithmeticOperator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /** {@code left = right} and its like. */
    record Compare(Comparison comparison, Expression left, Expression right, SourceSpan span) implements Expression {}

    /** {@code and}, {@code or}; two operands or more, nested ones of the same kind flattened. */
    record Logical(LogicalOperator operator, List<Expression> operands, SourceSpan span) implements Expression {
        public Logical {
            operands = List.copyOf(operands);
        }
    }

    enum LogicalOperator {
        AND,
        OR
    }

    /**
     * {@code value [not] like pattern}, {@code =~}, {@code !~}.
     *
     * @param pattern a {@link Pattern} (regex search), or an expression whose text is searched for as a substring. {@code =~ "re"}
     *     arrives as a {@link Pattern}
     */
    record Like(Expression value, boolean negated, Expression pattern, SourceSpan span) implements Expression {}

    /** {@code value [not] in candidates}, where candidates is a {@link ListLiteral}, a {@link Field} or a {@link Subquery}. */
    record In(Expression value, boolean negated, Expression candidates, SourceSpan span) implements Expression {}

    /** {@code [a, b]}: only on the right of {@code in}. */
    record ListLiteral(List<Expression> elements, SourceSpan span) implements Expression {
        public ListLiteral {
            elements = List.copyOf(elements);
        }
    }

    /**
     * {@code name(arguments)}.
     *
     * @param name as typed
     * @param nameSpan the name alone
     * @param star whether the only argument is {@code *}; then {@code arguments} is empty
     */
    record Call(String name, SourceSpan nameSpan, boolean star, List<Expression> arguments, SourceSpan span)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A path after a call or parentheses: {@code jsonParse(f).k[0]}. */
    record Access(Expression value, List<FieldName.Segment> path, SourceSpan span) implements Expression {
        public Access {
            path = List.copyOf(path);
        }
    }

    /**
     * A regex literal.
     *
     * @param regex the text between the slashes with {@code \/} turned into {@code /}
     * @param regexSpan the text between the slashes
     * @param flags letters after the closing slash, which the service refuses; null when there are none
     * @param quoted whether it was written as a string, as {@code =~ "re"} allows
     */
    record Pattern(
            String regex, SourceSpan regexSpan, @Nullable String flags, boolean quoted, SourceSpan span)
            implements Expression {}

    /** A query in parentheses. */
    record Subquery(Query query, SourceSpan span) implements Expression {}
}
