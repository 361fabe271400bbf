package dev.loggia.grammar;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Query;
import dev.loggia.grammar.tree.SourceClause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Query text to tree and back to canonical text. Stateless, thread-safe. */
public final class QueryParser {

    private static final int MOST_MISTAKES = 100;

    private QueryParser() {}

    /**
     * Parses a query, in time linear in its length. Never throws for a bad text: that is what the diagnostics are for. They have the
     * code {@code syntax}, or {@code limit-nesting}.
     *
     * @param maximumNesting how deep parentheses, calls, lists and operators in a row may nest, a subquery counting as ten; what is
     *     deeper is refused before it is parsed. 500 fits the stack of any thread
     */
    public static ParseResult parse(String text, int maximumNesting) {
        QueryTokens tokens = new QueryReader(text, maximumNesting).read();
        Stages stages = new Stages(maximumNesting);
        stages.parse(tokens);
        Query query = stages.isEmpty() ? null : stages.query(new SourceSpan(0, text.length()));
        return new ParseResult(query, inOrder(stages.diagnostics), stages.savedCalls);
    }

    private static List<Diagnostic> inOrder(List<Diagnostic> diagnostics) {
        diagnostics.sort(Comparator.comparingInt(QueryParser::place));
        if (diagnostics.size() <= MOST_MISTAKES) {
            return diagnostics;
        }
        List<Diagnostic> first = new ArrayList<>(diagnostics.subList(0, MOST_MISTAKES));
        first.add(SyntaxMessages.more(diagnostics.get(MOST_MISTAKES), diagnostics.size() - MOST_MISTAKES));
        return first;
    }

    private static int place(Diagnostic diagnostic) {
        return Objects.requireNonNull(diagnostic.span()).start();
    }

    /** The query in canonical form: one stage a line, which parses to an equal tree. */
    public static String print(Query query) {
        StringBuilder text = new StringBuilder();
        new QueryPrinter(text).query(query, "\n| ");
        return text.toString();
    }

    /** The expression in canonical form, on one line. */
    public static String print(Expression expression) {
        StringBuilder text = new StringBuilder();
        new ExpressionPrinter(text).print(expression);
        return text.toString();
    }

    /**
     * Whether a field of this flat name has to be written in backticks: it is no name, or a word that means something else. The dots
     * of a path do not need them.
     */
    public static boolean needsBackticks(String name) {
        return !Names.isPlainPath(name);
    }

    /** What the stages of one query, or of one subquery, gave. */
    private static final class Stages {

        private final int maximumNesting;
        private final List<SourceClause> sources = new ArrayList<>();
        private final List<Command> commands = new ArrayList<>();
        private final List<Diagnostic> diagnostics = new ArrayList<>();
        private final List<Command.SavedCall> savedCalls = new ArrayList<>();
        private boolean commandsBegun;
        private int height;

        Stages(int maximumNesting) {
            this.maximumNesting = maximumNesting;
        }

        boolean isEmpty() {
            return sources.isEmpty() && commands.isEmpty();
        }

        Query query(SourceSpan span) {
            return new Query(sources, commands, span);
        }

        void parse(QueryTokens tokens) {
            diagnostics.addAll(tokens.problems());
            for (List<QueryToken> stage : tokens.stages()) {
                boolean complete = parseNested(stage);
                try {
                    parse(stage, complete);
                } catch (StageRejected rejected) {
                    diagnostics.add(rejected.diagnostic());
                }
            }
        }

        /** Whether all queries in the stage's parentheses are without mistake. */
        private boolean parseNested(List<QueryToken> stage) {
            boolean complete = true;
            for (QueryToken token : stage) {
                QueryTokens nested = token.nested();
                if (nested != null) {
                    Stages inner = new Stages(maximumNesting);
                    inner.parse(nested);
                    diagnostics.addAll(inner.diagnostics);
                    savedCalls.addAll(inner.savedCalls);
                    boolean correct = inner.diagnostics.isEmpty();
                    token.setQuery(inner.query(nested.span()), correct ? inner.height : 0);
                    complete &= correct;
                }
            }
            return complete;
        }

        private void parse(List<QueryToken> stage, boolean complete) {
            StageWords.mark(stage);
            height = Math.max(height, NestingCheck.apply(stage, maximumNesting));
            LogsInsights.StageContext context = StageParser.parse(stage);
            if (context.source() != null) {
                if (commandsBegun) {
                    throw SyntaxMessages.lateSource(stage.getFirst());
                }
                sources.add(SourceBuilder.build(context.source()));
            } else {
                commandsBegun = true;
                if (complete) {
                    Command command = CommandBuilder.build(context.command());
                    commands.add(command);
                    if (command instanceof Command.SavedCall call) {
                        savedCalls.add(call);
                    }
                }
            }
        }
    }
}
