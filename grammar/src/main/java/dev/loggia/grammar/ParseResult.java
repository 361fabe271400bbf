package dev.loggia.grammar;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What parsing a query text gave.
 *
 * @param query the tree of every stage that parsed, so that analysis can report its mistakes too; null only when nothing parsed
 * @param diagnostics the syntax errors, one per stage at most, in the order of the text, the first hundred and how many more there are; empty
 *     for a query that may be analysed and run
 * @param savedCalls the calls of saved queries in the stages that parsed, also of queries in parentheses, in the order of the text
 */
public record ParseResult(@Nullable Query query, List<Diagnostic> diagnostics, List<Command.SavedCall> savedCalls) {

    public ParseResult {
        diagnostics = List.copyOf(diagnostics);
        savedCalls = List.copyOf(savedCalls);
    }
}
