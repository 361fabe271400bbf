package dev.loggia.grammar;

import static dev.loggia.grammar.LogsInsights.*;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Guesses what was meant at a token that does not fit, for the hint of the message. */
final class Advice {

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

    private @Nullable String onWord() {
        String word = token.value();
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
        Optional<String> keyword = NearMiss.of(word, expected.keywords());
        if (keyword.isPresent()) {
            return SyntaxMessages.didYouMean(keyword.get());
        }
        return previous().is(MINUS) || !expected.tokens().contains(OPTION) ? null : "an option is written name=value";
    }

    private @Nullable String onSymbol() {
        boolean keyword = token.getType() >= AND && token.getType() <= TIME_SHIFT;
        if (keyword && expected.name()) {
            return "a field called `" + token.value() + "` goes in backticks";
        }
        return switch (token.getType()) {
            case STAR -> previous().is(FIELDS) || previous().is(DISPLAY)
                    ? "without `fields` and `display` every event shows its time and message"
                    : null;
            case REGEX, SLASH -> expected.operand() ? "a regex stands after `like`, `=~` or `!~`" : null;
            case STRING, GLOB -> onString();
            case NUMBER -> expected.rules().contains(RULE_list) || tokens.get(0).is(SUBQUERY) ? "write in [1, 2]" : null;
            case BANG -> expected.operand() ? null : "negate with `not like`, `not in` or `!=`";
            case NOT -> expected.operand() ? "put `not ...` in parentheses" : null;
            case LEFT_PAREN -> expected.rules().contains(RULE_list) ? "a list goes in square brackets" : null;
            case RIGHT_PAREN -> expected.end() ? "no parenthesis is open here" : null;
            case MULTI -> "`multi` belongs to `parse` with a regex";
            case Token.EOF -> onEnd();
            default -> null;
        };
    }

    private @Nullable String onString() {
        if (previous().is(LEFT_BRACKET) && expected.tokens().contains(NUMBER)) {
            return "a key goes after a dot: field.`key`";
        }
        return expected.name() && !expected.operand() ? "a name is written as it is or in backticks, not in quotes" : null;
    }

    private @Nullable String onEnd() {
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
