package dev.loggia.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.diagnostic.SourceSpan;
import dev.loggia.grammar.tree.Query;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

/** Parses, and on the way proves that what was parsed prints, reads back to an equal tree, and prints the same again. */
final class RoundTrip {

    static final int NESTING = 500;

    private static final RecursiveComparisonConfiguration IGNORING_PLACES = RecursiveComparisonConfiguration.builder()
            .withIgnoredFieldsOfTypes(SourceSpan.class)
            .withStrictTypeChecking(true)
            .build();

    private RoundTrip() {}

    static Query parse(String text) {
        Query query = read(text);
        String printed = QueryParser.print(query);
        Query again = read(printed);
        assertEqual(again, query);
        assertThat(QueryParser.print(again)).as("printed again").isEqualTo(printed);
        return query;
    }

    /** Two nodes are equal but for their places. */
    static void assertEqual(Object actual, Object expected) {
        assertThat(actual).usingRecursiveComparison(IGNORING_PLACES).isEqualTo(expected);
    }

    private static Query read(String text) {
        ParseResult result = QueryParser.parse(text, NESTING);
        assertThat(result.diagnostics()).as("mistakes in %s", text).isEmpty();
        Query query = result.query();
        assertThat(query).isNotNull();
        return query;
    }
}
