package dev.loggia.query.analysis;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.Comparison;
import dev.loggia.event.Value;
import dev.loggia.grammar.QueryParser;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hints on conditions that are true or false more often than they look (sections 2.3, 2.4 and 3.4). */
final class ConditionHints {

    /** A star at an end of a word or of a path, or a percent sign next to a letter; {@code 100%} is a value. */
    private static final Pattern GLOB = Pattern.compile("^\\*+[\\w.-]|[\\w.-]\\*+$|^/.+/\\*+$|^%+[A-Za-z]|[A-Za-z]%+$");

    /** A star at an end of a word, or between two letters. */
    private static final Pattern INNER_STAR = Pattern.compile("^\\*+\\w|\\w\\*+$|[A-Za-z_]\\*+[A-Za-z_]");

    private static final Pattern CAPITALS = Pattern.compile("[A-Z][A-Z_]+");

    /** How fields that are true or false tend to begin. */
    private static final Pattern TRUTH = Pattern.compile("(is|has|was|can|should|ok|success|enabled|valid).*");

    private final String text;
    private final Problems problems;

    ConditionHints(String text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    /** @param made the names that the query defined before; null where names are no fields of the events */
    void look(Command command, Expression expression, @Nullable Set<String> made) {
        if (command instanceof Command.Filter) {
            condition(expression, false, made);
        }
        inside(expression, made);
    }

    private void condition(Expression expression, boolean joined, @Nullable Set<String> made) {
        switch (expression) {
            case Expression.Logical logical -> logical.operands().forEach(operand -> condition(operand, true, made));
            case Expression.Unary unary -> condition(unary.operand(), joined, made);
            case Expression.Literal literal -> {
                boolean number = literal.value() instanceof Value.Number;
                if (literal.value() instanceof Value.Text || number && joined) {
                    String written = literal.span().of(text);
                    problems.warning(
                            "no-condition",
                            literal.span(),
                            number
                                    ? written + " alone is no comparison: a number other than 0 is true"
                                    : written + " alone is no condition: text is never true",
                            joined
                                    ? "repeat the field, as in level = \"a\" or level = \"b\", or write level in [\"a\", \"b\"]"
                                    : "to search for text write @message like " + written);
                }
            }
            case Expression.Field field -> {
                String name = field.name().flat();
                if (made != null
                        && !made.contains(name)
                        && !TRUTH.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
                    problems.warning(
                            "no-comparison",
                            field.span(),
                            name + " alone is true where it is true or a number other than 0",
                            "compare it with something, or ask for its presence with ispresent("
                                    + field.span().of(text) + ")");
                }
            }
            default -> {}
        }
    }

    private void inside(Expression expression, @Nullable Set<String> made) {
        switch (expression) {
            case Expression.Compare compare -> {
                if (compare.comparison() == Comparison.EQUAL || compare.comparison() == Comparison.NOT_EQUAL) {
                    wholeText(compare.right(), compare.comparison() == Comparison.EQUAL ? "=" : "!=");
                    value(compare.left(), compare.right(), made);
                }
            }
            case Expression.In in -> {
                if (in.candidates() instanceof Expression.ListLiteral list) {
                    list.elements().forEach(element -> wholeText(element, "in"));
                    list.elements().forEach(element -> value(in.value(), element, made));
                }
            }
            case Expression.Like like -> substring(like);
            case Expression.Call call -> count(call);
            default -> {}
        }
        Reading.parts(expression).forEach(part -> inside(part, made));
    }

    private void wholeText(Expression literal, String operator) {
        String value = ExpressionBinder.textOf(literal);
        if (value != null && GLOB.matcher(value).find()) {
            char sign = value.indexOf('*') >= 0 ? '*' : '%';
            problems.warning(
                    "glob-compared",
                    literal.span(),
                    operator + " compares whole texts: " + sign + " stands for itself",
                    "search for a part of a text with like \"text\", or like /regex/ as in like /^text/");
        }
    }

    /** A word in capitals or in backticks, where a text without its quotes is likelier than a field. */
    private void value(Expression left, Expression right, @Nullable Set<String> made) {
        if (made == null
                || !(left instanceof Expression.Field other)
                || !(right instanceof Expression.Field field)
                || made.contains(field.name().flat())) {
            return;
        }
        String name = field.name().flat();
        boolean backticks =
                field.span().of(text).startsWith("`") && (name.indexOf(' ') >= 0 || !QueryParser.needsBackticks(name));
        boolean capitals = CAPITALS.matcher(name).matches()
                && !CAPITALS.matcher(other.name().flat()).matches();
        if (backticks || capitals) {
            problems.warning(
                    "field-as-value",
                    field.span(),
                    field.span().of(text) + " is the name of a field, not a text",
                    "write \"" + name + "\" to compare with the text");
        }
    }

    private void substring(Expression.Like like) {
        String value = ExpressionBinder.textOf(like.pattern());
        if (value == null) {
            return;
        }
        SourceSpan span = like.pattern().span();
        if (value.contains(".*")) {
            problems.warning(
                    "like-regex",
                    span,
                    "like searches for this text as it stands: it is no regular expression in quotes",
                    "write it between slashes: like /" + value.replace("/", "\\/") + "/");
        } else if (INNER_STAR.matcher(value).find()) {
            problems.warning(
                    "like-star",
                    span,
                    "like searches for a substring: * stands for itself",
                    "leave the stars at the ends out, and write .* for others: like /a.*b/");
        }
    }

    private void count(Expression.Call call) {
        if (call.name().equalsIgnoreCase("count") && call.arguments().size() == 1) {
            Expression argument = call.arguments().getFirst();
            boolean condition = argument instanceof Expression.Compare
                    || argument instanceof Expression.Like
                    || argument instanceof Expression.In
                    || argument instanceof Expression.Logical;
            if (condition) {
                problems.warning(
                        "count-of-condition",
                        call.span(),
                        "count counts the rows where this is true or false alike",
                        "write sum(" + argument.span().of(text) + ") to count where it is true");
            }
        }
    }
}
