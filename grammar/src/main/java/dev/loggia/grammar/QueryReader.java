package dev.loggia.grammar;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.grammar.Scanner.Mode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Cuts a query into stages, and the queries in its parentheses into theirs. A pipe ends the stage also where a parenthesis is still
 * open, unless a query began there: so a forgotten parenthesis spoils one stage only.
 */
final class QueryReader {

    /** A query in parentheses nests as deep as this many plain parentheses: whatever walks a tree needs that much more stack. */
    static final int QUERY_WEIGHT = 10;

    private final Scanner scanner;
    private final int maximumNesting;

    /** How many parentheses, brackets and braces are open, over all queries, by their weight. */
    private int open;

    /** Whether a token that cannot be read took the rest of the text with it. */
    private boolean cutShort;

    QueryReader(String text, int maximumNesting) {
        this.scanner = new Scanner(text);
        this.maximumNesting = maximumNesting;
    }

    QueryTokens read() {
        return readQuery(false);
    }

    private QueryTokens readQuery(boolean nested) {
        List<List<QueryToken>> stages = new ArrayList<>();
        List<Diagnostic> problems = new ArrayList<>();
        int start = scanner.position();
        boolean first = true;
        while (true) {
            Stage stage = new Stage(nested);
            QueryToken end = stage.read();
            boolean another = end.is(LogsInsights.PIPE);
            if (!stage.tokens.isEmpty()) {
                stage.tokens.add(new QueryToken(Token.EOF, end.start(), end.end(), end.value()));
                stages.add(stage.tokens);
            } else if (!first || !another) {
                problems.add(SyntaxMessages.emptyStage(end, first));
            }
            if (!another) {
                return new QueryTokens(stages, problems, start, end);
            }
            first = false;
        }
    }

    /** Reads one stage. */
    private final class Stage {

        private final boolean nested;
        private final List<QueryToken> tokens = new ArrayList<>();
        private final Deque<Integer> brackets = new ArrayDeque<>();
        private int command;

        Stage(boolean nested) {
            this.nested = nested;
        }

        /** Fills {@link #tokens} and returns what ended the stage. */
        QueryToken read() {
            while (true) {
                QueryToken token = scanner.next(mode());
                switch (token.getType()) {
                    case Token.EOF, LogsInsights.PIPE -> {
                        open -= brackets.size();
                        return token;
                    }
                    case LogsInsights.LEFT_PAREN, LogsInsights.LEFT_BRACKET, LogsInsights.LEFT_BRACE -> open(token);
                    case LogsInsights.RIGHT_PAREN -> {
                        if (nested && !brackets.contains(LogsInsights.LEFT_PAREN)) {
                            open -= brackets.size();
                            return token;
                        }
                        close(token, LogsInsights.LEFT_PAREN);
                    }
                    case LogsInsights.RIGHT_BRACKET -> close(token, LogsInsights.LEFT_BRACKET);
                    case LogsInsights.RIGHT_BRACE -> close(token, LogsInsights.LEFT_BRACE);
                    default -> add(token);
                }
            }
        }

        private void add(QueryToken token) {
            if (tokens.isEmpty()) {
                command = StageWords.command(token);
            }
            tokens.add(token);
            cutShort |= token.is(LogsInsights.ERROR) && scanner.atEnd();
        }

        private void open(QueryToken token) {
            if (open >= maximumNesting) {
                scanner.skipRest();
                add(SyntaxMessages.tooDeep(token, maximumNesting));
            } else if (token.is(LogsInsights.LEFT_PAREN) && opensQuery()) {
                open += QUERY_WEIGHT;
                QueryTokens query = readQuery(true);
                open -= QUERY_WEIGHT;
                add(QueryToken.subquery(token.start(), query.end().end(), query));
                if (query.end().is(Token.EOF) && !cutShort) {
                    add(SyntaxMessages.neverClosed(token));
                }
            } else {
                open++;
                brackets.push(token.getType());
                add(token);
            }
        }

        private boolean opensQuery() {
            return switch (command) {
                case LogsInsights.JOIN, LogsInsights.APPEND_COLS -> brackets.isEmpty();
                default -> !tokens.isEmpty() && tokens.getLast().isWord("in");
            };
        }

        /** Also closes what is still open inside; a closing bracket that fits nothing is left for the grammar to refuse. */
        private void close(QueryToken token, int opening) {
            if (brackets.contains(opening)) {
                int closed;
                do {
                    closed = brackets.pop();
                    open--;
                } while (closed != opening);
            }
            add(token);
        }

        private Mode mode() {
            if (tokens.isEmpty() || !brackets.isEmpty()) {
                return Mode.EXPRESSION;
            }
            return switch (command) {
                case LogsInsights.PARSE -> Mode.PARSE;
                case LogsInsights.FILL_DOWN -> Mode.WILDCARDS;
                case LogsInsights.OUTLIER -> Mode.NAMES;
                case LogsInsights.SOURCE ->
                    switch (tokens.getLast().getType()) {
                        case LogsInsights.EQUAL, LogsInsights.PLUS, LogsInsights.MINUS -> Mode.EXPRESSION;
                        default -> Mode.SOURCES;
                    };
                default -> Mode.EXPRESSION;
            };
        }
    }
}
