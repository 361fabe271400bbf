package dev.loggia.grammar;

import static dev.loggia.grammar.LogsInsights.*;

import dev.loggia.diagnostic.NearMiss;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Guesses what was meant at a token that does not fit, for the hint of the message. */
final class Advice {

    static final String LIST = "a list goes in square brackets: in [1, 2]";

    static final String UNITS = "ms, s, m, h, d, w, mo, q, y";

    private static final List<String> LONG_UNITS = List.of(
            "msec", "second", "sec", "minute", "min", "hour", "hr", "day", "week", "month", "mon", "quarter", "year");

    private final List<QueryToken> tokens;
    private final int index;
    private final QueryToken token;
    private final Expectation expected;

    private Advice(List<QueryToken> tokens, int index, Expectation expected) {
        this.tokens = tokens;
        this.index = index;
        this.token = tokens.get(index);
        this.expected = expected;
    }

    /** A hint for the token at an index, or null. */
    static @Nullable String on(List<QueryToken> tokens, int index, Expectation expected) {
        Advice advice = new Advice(tokens, index, expected);
        return advice.token.is(NAME) || advice.token.is(FUNCTION) ? advice.onWord() : advice.onSymbol();
    }

    /** A hint for letters after a number that are no unit of time, or null. */
    static @Nullable String onUnit(String letters) {
        Optional<String> unit = NearMiss.of(letters, LONG_UNITS);
        if (unit.isPresent()) {
            return SyntaxMessages.didYouMean(unit.get());
        }
        return letters.chars().anyMatch(Character::isDigit)
                ? "a period has one number and one unit"
                : letters.length() > 2 ? "a name that begins with a digit goes in backticks" : null;
    }

    private @Nullable String onWord() {
        String word = token.value();
        if (previous().is(STRING) && previous().end() == token.start()) {
            return previous().value().contains("|")
                    ? "the string before this holds a |: is an earlier quote not closed?"
                    : "write \\' or \\\" for a quote inside a string";
        }
        if (StageWords.isCommand(word) && expected.end()) {
            return "put a | before `" + word + "` to begin the next command";
        }
        String foreign = ForeignWords.instead(word);
        if (foreign != null) {
            return foreign;
        }
        if (previous().isWord("distinct")) {
            return "count distinct values with `count_distinct(field)`";
        }
        if (previous().is(NUMBER) && !expected.operand()) {
            return NearMiss.of(word, LONG_UNITS).map(SyntaxMessages::didYouMean).orElse(null);
        }
        Optional<String> keyword = NearMiss.of(word, expected.keywords());
        if (keyword.isPresent()) {
            return SyntaxMessages.didYouMean(keyword.get());
        }
        return previous().is(MINUS) || !expected.tokens().contains(OPTION) ? null : "an option is written name=value";
    }

    private @Nullable String onSymbol() {
        return switch (token.getType()) {
            case STAR -> onStar();
            case REGEX, SLASH -> onRegex();
            case STRING, GLOB -> onString();
            case NUMBER, LEFT_PAREN -> expected.rules().contains(RULE_list) ? LIST : null;
            case MINUS -> hyphenated() ? "a name with a hyphen goes in backticks" : null;
            case BANG -> expected.operand() ? null : "negate with `not like`, `not in` or `!=`";
            case NOT -> expected.operand() ? "put `not ...` in parentheses" : null;
            case RIGHT_PAREN -> expected.end() ? "no parenthesis is open here" : null;
            case MULTI -> "`multi` belongs to `parse` with a regex";
            case BY -> onBy();
            case LIKE, IN -> previous().is(AND) || previous().is(OR) ? repeatField() : onKeyword();
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> onComparison();
            case Token.EOF -> onEnd();
            default -> onKeyword();
        };
    }

    private @Nullable String onKeyword() {
        boolean keyword = token.getType() >= AND && token.getType() <= TIME_SHIFT;
        return keyword && expected.name() ? "a field called `" + token.value() + "` goes in backticks" : null;
    }

    private @Nullable String onStar() {
        if (previous().is(FIELDS) || previous().is(DISPLAY)) {
            return "without `fields` and `display` every event shows its time and message";
        }
        return previous().is(STAR) ? "a power is written a ^ b" : null;
    }

    private boolean hyphenated() {
        return previous().is(NAME) && previous().end() == token.start();
    }

    private @Nullable String onBy() {
        if (previous().is(STATS)) {
            return "an aggregate such as count(*) comes before `by`";
        }
        return previous().is(COMMA) ? "no comma comes before `by`" : onKeyword();
    }

    private @Nullable String onComparison() {
        if (previous().is(AND) || previous().is(OR)) {
            return repeatField();
        }
        return expected.tokens().contains(AND) ? "comparisons do not chain: join them with `and`" : null;
    }

    private String repeatField() {
        return "repeat the field: `" + previous().value() + " field " + token.value() + " ...`";
    }

    private @Nullable String onRegex() {
        if (!expected.operand()) {
            return null;
        }
        return previous().is(AND) || previous().is(OR)
                ? "repeat the field: `" + previous().value() + " field like /regex/`"
                : "a regex stands after `like`, `=~` or `!~`";
    }

    private @Nullable String onString() {
        if (previous().is(LEFT_BRACKET) && expected.tokens().contains(NUMBER)) {
            return "a key goes after a dot: field.`key`";
        }
        return expected.name() && !expected.operand()
                ? "a name is written as it is or in backticks, not in quotes"
                : null;
    }

    private @Nullable String onEnd() {
        if (previous().is(GLOB)) {
            return "each * of the pattern needs a name: as a, b";
        }
        if (!expected.tokens().contains(RIGHT_PAREN)) {
            return null;
        }
        int open = 0;
        for (int i = index - 1; i > 0; i--) {
            int type = tokens.get(i).getType();
            open += type == RIGHT_PAREN ? -1 : type == LEFT_PAREN ? 1 : 0;
            if (open > 0) {
                return "a parenthesis is open here: close it with )";
            }
        }
        return null;
    }

    private QueryToken previous() {
        return tokens.get(index - 1);
    }
}
