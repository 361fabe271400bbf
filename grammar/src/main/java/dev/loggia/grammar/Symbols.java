package dev.loggia.grammar;

import org.jspecify.annotations.Nullable;

/** Tokens of punctuation, and those of other languages that deserve a word of advice. */
final class Symbols {

    private Symbols() {}

    /** The symbol at an offset, which is not the end. */
    static QueryToken scan(String text, int at) {
        int rest = text.length() - at;
        if (rest >= 3) {
            String three = text.substring(at, at + 3);
            if (three.equals("===") || three.equals("!==")) {
                return foreign(at, three, three.equals("===") ? "=" : "!=");
            }
        }
        if (rest >= 2) {
            QueryToken token = two(text.substring(at, at + 2), text, at);
            if (token != null) {
                return token;
            }
        }
        return one(text, at);
    }

    private static @Nullable QueryToken two(String symbol, String text, int at) {
        return switch (symbol) {
            case "==" -> token(LogsInsights.EQUAL, symbol, at);
            case "!=" -> token(LogsInsights.NOT_EQUAL, symbol, at);
            case "<=" -> token(LogsInsights.LESS_OR_EQUAL, symbol, at);
            case ">=" -> token(LogsInsights.GREATER_OR_EQUAL, symbol, at);
            case "=~", "~=" -> token(LogsInsights.MATCHES, symbol, at);
            case "!~" -> token(LogsInsights.NOT_MATCHES, symbol, at);
            case "|>" -> token(LogsInsights.PIPE, symbol, at);
            case "||" -> isPipe(text, at) ? token(LogsInsights.PIPE, "|", at) : foreign(at, symbol, "or");
            case "&&" -> foreign(at, symbol, "and");
            case "--" ->
                text.length() > at + 2 && Character.isWhitespace(text.charAt(at + 2)) ? noComment(text, at) : null;
            case "<>" -> foreign(at, symbol, "!=");
            case "=>" -> foreign(at, symbol, ">=");
            case "=<" -> foreign(at, symbol, "<=");
            default -> null;
        };
    }

    private static QueryToken one(String text, int at) {
        return switch (text.charAt(at)) {
            case '(' -> token(LogsInsights.LEFT_PAREN, "(", at);
            case ')' -> token(LogsInsights.RIGHT_PAREN, ")", at);
            case '[' -> token(LogsInsights.LEFT_BRACKET, "[", at);
            case ']' -> token(LogsInsights.RIGHT_BRACKET, "]", at);
            case '{' -> token(LogsInsights.LEFT_BRACE, "{", at);
            case '}' -> token(LogsInsights.RIGHT_BRACE, "}", at);
            case ',' -> token(LogsInsights.COMMA, ",", at);
            case ':' -> token(LogsInsights.COLON, ":", at);
            case '$' -> token(LogsInsights.DOLLAR, "$", at);
            case '|' -> token(LogsInsights.PIPE, "|", at);
            case '+' -> token(LogsInsights.PLUS, "+", at);
            case '-' -> token(LogsInsights.MINUS, "-", at);
            case '*' -> token(LogsInsights.STAR, "*", at);
            case '%' -> token(LogsInsights.PERCENT, "%", at);
            case '^' -> token(LogsInsights.CARET, "^", at);
            case '!' -> token(LogsInsights.BANG, "!", at);
            case '=' -> token(LogsInsights.EQUAL, "=", at);
            case '<' -> token(LogsInsights.LESS, "<", at);
            case '>' -> token(LogsInsights.GREATER, ">", at);
            case '&' -> foreign(at, "&", "and");
            case '?' -> advice(at, "?", "write if(condition, a, b) for a choice");
            case ';' -> advice(at, ";", "a query needs no semicolon; commands are separated by |");
            case '\u2013', '\u2014', '\u2212' -> foreign(at, text.substring(at, at + 1), "-");
            case '\u00D7' -> foreign(at, "\u00D7", "*");
            case '\u00F7' -> foreign(at, "\u00F7", "/");
            case '\u2260' -> foreign(at, "\u2260", "!=");
            case '\u2264' -> foreign(at, "\u2264", "<=");
            case '\u2265' -> foreign(at, "\u2265", ">=");
            case '\u201C', '\u201D', '\u201E', '\u2018', '\u2019', '\u201A' -> curlyQuote(text, at);
            default -> token(LogsInsights.UNKNOWN, Character.toString(text.codePointAt(at)), at);
        };
    }

    private static QueryToken token(int type, String symbol, int at) {
        return new QueryToken(type, at, at + symbol.length(), symbol);
    }

    private static QueryToken foreign(int at, String symbol, String ours) {
        return advice(at, symbol, "write `" + ours + "`");
    }

    private static QueryToken advice(int at, String symbol, String hint) {
        int end = at + symbol.length();
        return QueryToken.error(at, end, end, "'" + symbol + "' is not part of the language", hint);
    }

    /** Leaves out the rest of the line, which is a comment in other languages. */
    static QueryToken noComment(String text, int at) {
        int newline = text.indexOf('\n', at);
        return QueryToken.error(
                at,
                at + 2,
                newline < 0 ? text.length() : newline,
                "'" + text.substring(at, at + 2) + "' does not begin a comment",
                "begin comments with #");
    }

    /** Up to the quote that closes it on the same line, so that a pipe between the two does not end the stage. */
    private static QueryToken curlyQuote(String text, int at) {
        int resume = at + 1;
        for (int i = at + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            if ("\u201C\u201D\u201E\u2018\u2019\u201A".indexOf(text.charAt(i)) >= 0) {
                resume = i + 1;
                break;
            }
        }
        return QueryToken.error(
                at, at + 1, resume, "'" + text.charAt(at) + "' does not quote text", "use plain quotes, \" or '");
    }

    /** Two pipes with nothing between them, as opposed to the "or" of other languages. */
    private static boolean isPipe(String text, int at) {
        int next = at + 2;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next == text.length() || text.charAt(next) == '|' || text.charAt(next) == '$') {
            return true;
        }
        return StageWords.isCommand(text.substring(next, Names.end(text, next)));
    }
}
