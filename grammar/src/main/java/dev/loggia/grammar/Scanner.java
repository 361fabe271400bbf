package dev.loggia.grammar;

import dev.loggia.grammar.tree.Period;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Query text to tokens, one at a time (section 1). Words come out as names: {@link StageWords} knows which are keywords. */
final class Scanner {

    /** What the characters at a place can mean. */
    enum Mode {
        /** A slash divides after an operand and opens a regex elsewhere. */
        EXPRESSION,
        /** Between the parts of {@code parse}: a slash always opens a regex. */
        PARSE,
        /** The names of {@code filldown}: dots and {@code *} belong to them. */
        WILDCARDS,
        /** The selectors of {@code SOURCE}: a name may hold slashes, hyphens, dots and colons. */
        SOURCES,
        /** Names separated by blanks: a number and a word after it are not a period. */
        NAMES
    }

    private final String text;
    private int position;
    private @Nullable QueryToken previous;

    /** Whether {@link #previous} is a segment of a path, and so no keyword. */
    private boolean segment;

    Scanner(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    /** Leaves out the rest of the text, which cannot be read any more. */
    void skipRest() {
        position = text.length();
    }

    boolean atEnd() {
        return position == text.length();
    }

    /** The next token, of type end-of-file at the end. A stage begins with whatever follows a pipe. */
    QueryToken next(Mode mode) {
        skipBlanks();
        if (atEnd()) {
            // In messages the end is where the last token ends, not behind the blanks and comments that follow it.
            int end = previous == null ? 0 : previous.end();
            return new QueryToken(Token.EOF, end, end, "");
        }
        QueryToken token = scan(mode);
        position = token.end();
        segment = previous != null && previous.is(LogsInsights.DOT);
        previous = token;
        return token;
    }

    private void skipBlanks() {
        position = skipBlanks(position);
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '#') {
                int newline = text.indexOf('\n', i);
                i = newline < 0 ? text.length() : newline + 1;
            } else if (isBlank(c)) {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    /** Also the blanks that come along with text pasted from a web page. */
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }

    private QueryToken scan(Mode mode) {
        char c = text.charAt(position);
        boolean afterDot = previous != null && previous.is(LogsInsights.DOT);
        int afterSigns = position;
        while (afterSigns < text.length() && text.charAt(afterSigns) == '@') {
            afterSigns++;
        }
        if (afterSigns < text.length() && text.charAt(afterSigns) == '`') {
            return quotedName(afterSigns);
        }
        if (mode == Mode.WILDCARDS && (c == '*' || Names.isPart(text.codePointAt(position)))) {
            return run(LogsInsights.WILDCARD, ".*");
        }
        if (mode == Mode.SOURCES && (c == '/' || Names.isPart(text.codePointAt(position)))) {
            return run(LogsInsights.BARE_SOURCE, "/.:-");
        }
        if (afterDot && Names.isPart(text.codePointAt(position)) || Names.isStart(text.codePointAt(position))) {
            return name();
        }
        return switch (c) {
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(mode);
            case '.' -> startsFraction() ? number(mode) : new QueryToken(LogsInsights.DOT, position, position + 1, ".");
            case '"', '\'' -> string(c);
            case '/' -> slash(mode);
            default -> Symbols.scan(text, position);
        };
    }

    private QueryToken run(int type, String extra) {
        int end = position;
        while (end < text.length() && (extra.indexOf(text.charAt(end)) >= 0 || Names.isPart(text.codePointAt(end)))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return new QueryToken(type, position, end, text.substring(position, end));
    }

    private QueryToken name() {
        int end = Names.end(text, position);
        String word = text.substring(position, end);
        boolean signsOnly = word.chars().allMatch(c -> c == '@');
        return new QueryToken(signsOnly ? LogsInsights.UNKNOWN : LogsInsights.NAME, position, end, word);
    }

    private QueryToken quotedName(int backtick) {
        int closing = QuotedText.closingBacktick(text, backtick + 1);
        if (closing < 0) {
            int newline = text.indexOf('\n', backtick);
            return QueryToken.error(
                    backtick,
                    backtick + 1,
                    newline < 0 ? text.length() : newline,
                    "this backtick is never closed",
                    "end the name with another backtick on the same line");
        }
        if (closing == backtick + 1) {
            return QueryToken.error(
                    backtick, closing + 1, closing + 1, "there is no name between these backticks", null);
        }
        String name =
                text.substring(position, backtick) + QuotedText.unescapeName(text.substring(backtick + 1, closing));
        return new QueryToken(LogsInsights.QUOTED_NAME, position, closing + 1, name);
    }

    private QueryToken string(char quote) {
        int closing = QuotedText.closing(quote, text, position + 1);
        if (closing < 0) {
            return QueryToken.error(
                    position,
                    position + 1,
                    text.length(),
                    "this string is never closed",
                    "end it with another " + quote + ", and write \\" + quote + " for a quote inside");
        }
        String value = QuotedText.unescapeString(text.substring(position + 1, closing), quote);
        return new QueryToken(LogsInsights.STRING, position, closing + 1, value);
    }

    private QueryToken slash(Mode mode) {
        boolean divides = mode != Mode.PARSE && followsOperand();
        if (divides && (text.startsWith("//", position) || text.startsWith("/*", position))) {
            return Symbols.noComment(text, position);
        }
        if (divides) {
            return new QueryToken(LogsInsights.SLASH, position, position + 1, "/");
        }
        int closing = QuotedText.closing('/', text, position + 1);
        if (closing < 0) {
            return QueryToken.error(
                    position,
                    position + 1,
                    text.length(),
                    "this regex is never closed",
                    "end it with another /, and write \\/ for a slash inside");
        }
        int end = closing + 1;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return new QueryToken(LogsInsights.REGEX, position, end, text.substring(position, end));
    }

    /** After {@code like}, {@code and}, {@code or}, {@code not} no operand has ended yet. */
    private boolean followsOperand() {
        if (previous == null) {
            return false;
        }
        return switch (previous.getType()) {
            case LogsInsights.NAME ->
                segment
                        || !(previous.isWord("like")
                                || previous.isWord("and")
                                || previous.isWord("or")
                                || previous.isWord("not"));
            case LogsInsights.QUOTED_NAME,
                    LogsInsights.STRING,
                    LogsInsights.NUMBER,
                    LogsInsights.DURATION,
                    LogsInsights.RIGHT_PAREN,
                    LogsInsights.RIGHT_BRACKET -> true;
            default -> false;
        };
    }

    private boolean startsFraction() {
        boolean attached = previous != null && previous.end() == position && followsOperand();
        return !attached && position + 1 < text.length() && isDigit(text.charAt(position + 1));
    }

    private QueryToken number(Mode mode) {
        int end = digits(position);
        if (end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1))) {
            end = digits(end + 1);
        }
        end = exponent(end);
        boolean whole = end == digits(position);
        int wordEnd = Names.end(text, end);
        if (wordEnd > end) {
            return period(end, end, wordEnd, whole);
        }
        int word = skipWhite(end);
        if (mode != Mode.NAMES
                && whole
                && word > end
                && word < text.length()
                && Character.isLetter(text.charAt(word))) {
            wordEnd = Names.end(text, word);
            if (Period.Unit.of(text.substring(word, wordEnd)).isPresent()) {
                return period(end, word, wordEnd, true);
            }
        }
        return new QueryToken(LogsInsights.NUMBER, position, end, text.substring(position, end));
    }

    private QueryToken period(int digitsEnd, int unitStart, int unitEnd, boolean whole) {
        String unit = text.substring(unitStart, unitEnd);
        Optional<Period.Unit> known = Period.Unit.of(unit);
        if (known.isEmpty()) {
            return QueryToken.error(
                    unitStart,
                    unitEnd,
                    unitEnd,
                    "unknown unit '" + Names.shortened(unit) + "'; units are " + Advice.UNITS,
                    Advice.onUnit(unit));
        }
        if (!whole) {
            return QueryToken.error(
                    position,
                    unitEnd,
                    unitEnd,
                    "a period is a whole number of units but found '" + text.substring(position, unitEnd) + "'",
                    "use a smaller unit");
        }
        if (digitsEnd - position > 18) {
            return QueryToken.error(position, unitEnd, unitEnd, "this period is too long", null);
        }
        return new QueryToken(LogsInsights.DURATION, position, unitEnd, text.substring(position, digitsEnd) + unit);
    }

    private int skipWhite(int from) {
        int i = from;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int digits(int from) {
        int i = from;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int exponent(int from) {
        if (from < text.length() && (text.charAt(from) == 'e' || text.charAt(from) == 'E')) {
            int sign = from + 1 < text.length() && "+-".indexOf(text.charAt(from + 1)) >= 0 ? 1 : 0;
            int end = digits(from + 1 + sign);
            return end > from + 1 + sign ? end : from;
        }
        return from;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
