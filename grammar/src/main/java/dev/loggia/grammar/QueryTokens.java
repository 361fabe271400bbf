package dev.loggia.grammar;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.diagnostic.SourceSpan;
import java.util.List;

/**
 * The tokens of a query or subquery, cut at its pipes.
 *
 * @param stages each ends with a token of type end-of-file in the place of what ended it: a pipe, a parenthesis, the end of the text
 * @param problems mistakes in the division itself, such as an empty stage
 * @param start offset of the query, after the parenthesis of a subquery
 * @param end what ended the last stage
 */
record QueryTokens(List<List<QueryToken>> stages, List<Diagnostic> problems, int start, QueryToken end) {

    QueryTokens {
        stages = List.copyOf(stages);
        problems = List.copyOf(problems);
    }

    /** The query without the parentheses of a subquery. */
    SourceSpan span() {
        return new SourceSpan(start, end.start());
    }
}
