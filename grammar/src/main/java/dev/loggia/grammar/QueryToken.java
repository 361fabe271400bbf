package dev.loggia.grammar;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.grammar.tree.Query;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.jspecify.annotations.Nullable;

/**
 * A token with the text it stands for: a string without its quotes and escapes, a name without its backticks, everything else (a
 * regex too) as written. Two things are filled in after it is read: {@link StageWords} tells keywords from names, and the query of a subquery is
 * parsed.
 */
final class QueryToken implements Token {

    private int type;
    private final int start;
    private final int end;
    private final String value;
    private final @Nullable Diagnostic problem;
    private final @Nullable QueryTokens nested;
    private @Nullable Query query;
    private int height;

    private QueryToken(
            int type, int start, int end, String value, @Nullable Diagnostic problem, @Nullable QueryTokens nested) {
        this.type = type;
        this.start = start;
        this.end = end;
        this.value = value;
        this.problem = problem;
        this.nested = nested;
    }

    QueryToken(int type, int start, int end, String value) {
        this(type, start, end, value, null, null);
    }

    /**
     * A place where no token can be read, or none may be.
     *
     * @param end where the message stops to point
     * @param resume where the next token is looked for
     */
    static QueryToken error(int start, int end, int resume, String message, @Nullable String hint) {
        Diagnostic problem =
                Diagnostic.error("syntax", message, new SourceSpan(start, end)).withHint(hint);
        return new QueryToken(LogsInsights.ERROR, start, resume, "", problem, null);
    }

    /** Takes the place of a token that may not be there. */
    static QueryToken refused(QueryToken token, Diagnostic problem) {
        return new QueryToken(LogsInsights.ERROR, token.start, token.end, token.value, problem, null);
    }

    /** A query in parentheses, whose span takes them in. */
    static QueryToken subquery(int start, int end, QueryTokens nested) {
        return new QueryToken(LogsInsights.SUBQUERY, start, end, "(", null, nested);
    }

    String value() {
        return value;
    }

    int start() {
        return start;
    }

    /** Offset after the last character. */
    int end() {
        return end;
    }

    SourceSpan span() {
        return new SourceSpan(start, end);
    }

    boolean is(int expected) {
        return type == expected;
    }

    /** Whether this is a word without backticks, in whatever case. */
    boolean isWord(String word) {
        return type == LogsInsights.NAME && value.equalsIgnoreCase(word);
    }

    void become(int newType) {
        type = newType;
    }

    /** Set for {@link LogsInsights#ERROR} alone. */
    @Nullable
    Diagnostic problem() {
        return problem;
    }

    /** Set for {@link LogsInsights#SUBQUERY} alone. */
    @Nullable
    QueryTokens nested() {
        return nested;
    }

    /** What {@link #nested()} parsed to; null when it has a mistake. */
    @Nullable
    Query query() {
        return query;
    }

    /** How deep {@link #nested()} is, in the sense of {@link NestingCheck}. */
    int height() {
        return height;
    }

    void setQuery(@Nullable Query parsed, int nestedHeight) {
        query = parsed;
        height = nestedHeight;
    }

    @Override
    public int getType() {
        return type;
    }

    @Override
    public String getText() {
        return value;
    }

    @Override
    public int getStartIndex() {
        return start;
    }

    @Override
    public int getStopIndex() {
        return end - 1;
    }

    // Places are offsets here, and nobody asks a token where it came from.

    @Override
    public int getLine() {
        return 0;
    }

    @Override
    public int getCharPositionInLine() {
        return -1;
    }

    @Override
    public int getChannel() {
        return DEFAULT_CHANNEL;
    }

    @Override
    public int getTokenIndex() {
        return -1;
    }

    @Override
    public @Nullable TokenSource getTokenSource() {
        return null;
    }

    @Override
    public @Nullable CharStream getInputStream() {
        return null;
    }
}
