package dev.loggia.query.analysis;

import dev.loggia.event.TimeRange;
import dev.loggia.query.lookup.LookupTables;
import dev.loggia.query.saved.SavedQueries;
import dev.loggia.query.source.SourceCatalog;
import org.jspecify.annotations.Nullable;

/**
 * What analysis needs to know beside the query text.
 *
 * @param strict whether to refuse what the service refuses
 * @param queryTime milliseconds since the epoch
 * @param maximumNesting depth of parentheses, calls and lists
 * @param maximumText characters of query text
 * @param defaultRows rows of the result when the query has no limit of its own; {@link Long#MAX_VALUE} for all
 * @param maximumRows rows of the result whatever the query says
 * @param lookupTables what {@code lookup} may name
 * @param savedQueries what {@code $name()} may name
 * @param sources what {@code SOURCE} may name; null when that is not known, and any name will do
 */
public record Settings(
        boolean strict,
        TimeRange range,
        long queryTime,
        int maximumNesting,
        int maximumText,
        long defaultRows,
        long maximumRows,
        LookupTables lookupTables,
        SavedQueries savedQueries,
        @Nullable SourceCatalog sources) {

    Settings withRange(TimeRange newRange) {
        return new Settings(
                strict,
                newRange,
                queryTime,
                maximumNesting,
                maximumText,
                defaultRows,
                maximumRows,
                lookupTables,
                savedQueries,
                sources);
    }
}
