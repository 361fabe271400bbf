package dev.loggia.grammar.tree;

import dev.loggia.diagnostic.SourceSpan;
import java.util.List;

/**
 * A whole query, or the query inside the parentheses of a subquery, {@code join} or {@code appendcols}.
 *
 * @param sources the {@code SOURCE} clauses in order; empty when the caller names the sources
 * @param commands in order; may be empty only when there is a source
 */
public record Query(List<SourceClause> sources, List<Command> commands, SourceSpan span) {

    public Query {
        sources = List.copyOf(sources);
        commands = List.copyOf(commands);
    }
}
