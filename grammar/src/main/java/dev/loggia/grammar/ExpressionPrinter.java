package dev.loggia.grammar;

import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Expression.Arithmetic;
import dev.loggia.grammar.tree.Expression.ArithmeticOperator;
import dev.loggia.grammar.tree.FieldName;
import java.util.List;

/** Expressions as canonical text, with the fewest parentheses. */
final class ExpressionPrinter {

    private final StringBuilder out;

    ExpressionPrinter(StringBuilder out) {
        this.out = out;
    }

    /** In parentheses if it binds less tightly than its surroundings ask. */
    void print(Expression expression, Precedence least) {
        if (Precedence.of(expression).compareTo(least) < 0) {
            out.append('(');
            print(expression);
            out.append(')');
        } else {
            print(expression);
        }
    }

    void print(Expression expression) {
        switch (expression) {
            case Expression.Literal literal -> value(literal.value());
            case Expression.PeriodLiteral period -> out.append(period.period());
            case Expression.Field field -> field(field.name());
            case Expression.Unary unary -> unary(unary);
            case Arithmetic arithmetic -> arithmetic(arithmetic);
            case Expression.Compare compare -> {
                print(compare.left(), Precedence.SUM);
                out.append(' ').append(compare.comparison().symbol()).append(' ');
                print(compare.right(), Precedence.SUM);
            }
            case Expression.Logical logical -> logical(logical);
            case Expression.Like like -> like(like);
            case Expression.In in -> {
                print(in.value(), Precedence.SUM);
                out.append(in.negated() ? " not in " : " in ");
                print(in.candidates(), Precedence.OPERAND);
            }
            case Expression.ListLiteral list -> {
                out.append('[');
                list(list.elements());
                out.append(']');
            }
            case Expression.Call call -> {
                out.append(call.name()).append('(').append(call.star() ? "*" : "");
                list(call.arguments());
                out.append(')');
            }
            case Expression.Access access -> access(access);
            case Expression.Pattern pattern -> pattern(pattern);
            case Expression.Subquery subquery -> new QueryPrinter(out).nested(subquery.query());
        }
    }

    private void list(List<Expression> expressions) {
        for (int i = 0; i < expressions.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            print(expressions.get(i));
        }
    }

    private void unary(Expression.Unary unary) {
        switch (unary.operator()) {
            case NOT -> {
                out.append("not ");
                print(unary.operand(), Precedence.NOT);
            }
            case MINUS -> {
                out.append('-');
                print(unary.operand(), Precedence.MINUS);
            }
        }
    }

    private void arithmetic(Arithmetic arithmetic) {
        ArithmeticOperator operator = arithmetic.operator();
        operand(
                arithmetic.left(),
                arithmetic.left() instanceof Arithmetic left && !Precedence.leftFirst(left.operator(), operator));
        out.append(' ').append(operator.symbol()).append(' ');
        operand(
                arithmetic.right(),
                arithmetic.right() instanceof Arithmetic right && Precedence.leftFirst(operator, right.operator()));
    }

    private void operand(Expression expression, boolean parentheses) {
        print(expression, parentheses ? Precedence.OPERAND : Precedence.SUM);
    }

    private void logical(Expression.Logical logical) {
        String word = switch (logical.operator()) {
            case AND -> " and ";
            case OR -> " or ";
        };
        // Operands of the same kind would have been flattened had they been written without parentheses.
        Precedence least = switch (logical.operator()) {
            case AND -> Precedence.NOT;
            case OR -> Precedence.AND;
        };
        for (int i = 0; i < logical.operands().size(); i++) {
            out.append(i == 0 ? "" : word);
            print(logical.operands().get(i), least);
        }
    }

    private void like(Expression.Like like) {
        print(like.value(), Precedence.SUM);
        if (like.pattern() instanceof Expression.Pattern pattern && pattern.quoted()) {
            out.append(like.negated() ? " !~ " : " =~ ");
        } else {
            out.append(like.negated() ? " not like " : " like ");
        }
        print(like.pattern(), Precedence.SUM);
    }

    private void access(Expression.Access access) {
        boolean bare = access.value() instanceof Expression.Call;
        out.append(bare ? "" : "(");
        print(access.value());
        out.append(bare ? "" : ")");
        for (FieldName.Segment segment : access.path()) {
            if (isIndex(segment.text())) {
                out.append('[').append(segment.text()).append(']');
            } else {
                segment(segment);
            }
        }
    }

    /** Fields of events write an index with a dot, results of functions in brackets (section 1.3). */
    private static boolean isIndex(String segment) {
        return segment.equals("0")
                || segment.length() < 10
                        && segment.charAt(0) != '0'
                        && segment.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    void pattern(Expression.Pattern pattern) {
        if (pattern.quoted()) {
            out.append(QuotedText.string(pattern.regex()));
        } else {
            out.append(QuotedText.regex(pattern.regex()));
            if (pattern.flags() != null) {
                out.append(pattern.flags());
            }
        }
    }

    void field(FieldName name) {
        FieldName.Segment first = name.segments().getFirst();
        out.append(Names.isPlain(first.text()) ? first.text() : QuotedText.name(first.text()));
        name.segments().subList(1, name.segments().size()).forEach(this::segment);
    }

    private void segment(FieldName.Segment segment) {
        out.append('.').append(Names.isPlainSegment(segment.text()) ? segment.text() : QuotedText.name(segment.text()));
    }

    void value(Value value) {
        switch (value) {
            case Value.Text text -> out.append(QuotedText.string(text.text()));
            case Value.Number number -> out.append(ValueText.exact(number));
            case Value.Bool bool -> out.append(bool.value());
            case Value.Timestamp timestamp -> throw noLiteral(value);
            case Value.Structure structure -> throw noLiteral(value);
        }
    }

    private static IllegalArgumentException noLiteral(Value value) {
        return new IllegalArgumentException("not a literal of the language: " + value);
    }
}
