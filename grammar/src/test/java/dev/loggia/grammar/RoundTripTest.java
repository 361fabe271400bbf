package dev.loggia.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.grammar.tree.Command;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Query;
import dev.loggia.grammar.tree.SourceClause;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every tree that parsing can give prints as text that parses to an equal tree. */
class RoundTripTest {

    private static final int QUERIES = 1_500;

    @Test
    void everyTreePrintsAndReadsBack() {
        long seed = Long.getLong("loggia.seed", new Random().nextLong());
        Set<Class<?>> seen = new HashSet<>();
        QueryGenerator generator = new QueryGenerator(new Random(seed));
        for (int i = 0; i < QUERIES; i++) {
            Query query = generator.query();
            String text = QueryParser.print(query);
            ParseResult result = QueryParser.parse(text, RoundTrip.NESTING);
            assertThat(result.diagnostics())
                    .as("seed %d, query %d: %s", seed, i, text)
                    .isEmpty();
            assertThat(QueryParser.print(result.query()))
                    .as("seed %d, query %d", seed, i)
                    .isEqualTo(text);
            RoundTrip.assertEqual(result.query(), query);
            SyntaxTree.nodes(query).forEach(node -> seen.add(node.getClass()));
        }
        assertThat(seen).contains(Command.class.getPermittedSubclasses());
        assertThat(seen).contains(Expression.class.getPermittedSubclasses());
        assertThat(seen).contains(SourceClause.Selector.class.getPermittedSubclasses());
        assertThat(seen).contains(SourceClause.RelativeTime.class.getPermittedSubclasses());
    }
}
