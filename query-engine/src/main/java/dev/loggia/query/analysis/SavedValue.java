package dev.loggia.query.analysis;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.event.Value;
import dev.loggia.grammar.QueryParser;
import dev.loggia.grammar.tree.Expression;
import java.util.regex.Pattern;

/** Values of parameters as they stand in a query text (section 3.26): texts in quotes, numbers and truth values bare. */
final class SavedValue {

    /** What a default is that is put into the text as it is: a number, a truth value, or a text in quotes. */
    private static final Pattern LITERAL = Pattern.compile(
            "-?(?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|(?i:true|false)"
                    + "|\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'",
            Pattern.DOTALL);

    private SavedValue() {}

    /** A text, number or truth value that a call gives. */
    static String of(Value value) {
        return QueryParser.print(new Expression.Literal(value, new SourceSpan(0, 0)));
    }

    /** The default of a parameter: what is none of the literals is a text whose quotes were left out. */
    static String ofDefault(String value) {
        return LITERAL.matcher(value).matches() ? value : of(Value.of(value));
    }
}
