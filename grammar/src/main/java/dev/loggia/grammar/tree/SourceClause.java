package dev.loggia.grammar.tree;

import dev.loggia.diagnostic.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code SOURCE ...} stage (section 3.25).
 *
 * @param start relative start time as written ({@code -3600s}, {@code now}, a number), or null
 * @param end relative end time, or null
 */
public record SourceClause(
        List<Selector> selectors,
        @Nullable RelativeTime start,
        @Nullable RelativeTime end,
        SourceSpan span) {

    public SourceClause {
        selectors = List.copyOf(selectors);
    }

    /** What a source clause selects log groups by; several intersect. */
    public sealed interface Selector {
        SourceSpan span();

        /** A log group by name or ARN. */
        record Named(String name, SourceSpan span) implements Selector {}

        /** {@code logGroups(namePrefix: [...], ...)}: argument name as canonically spelled, values. */
        record LogGroups(List<Argument> arguments, SourceSpan span) implements Selector {
            public LogGroups {
                arguments = List.copyOf(arguments);
            }
        }

        /** {@code dataSource([...])}. */
        record DataSource(List<String> names, SourceSpan span) implements Selector {
            public DataSource {
                names = List.copyOf(names);
            }
        }

        /** {@code logGroupTags([{"key":...,"values":[...]}])}. */
        record LogGroupTags(List<TagFilter> filters, SourceSpan span) implements Selector {
            public LogGroupTags {
                filters = List.copyOf(filters);
            }
        }
    }

    /** {@code name: [values]}; a single string reads as a list of one. */
    public record Argument(String name, List<String> values, SourceSpan span) {
        public Argument {
            values = List.copyOf(values);
        }
    }

    /** @param values empty: the key need only be present */
    public record TagFilter(String key, List<String> values) {
        public TagFilter {
            values = List.copyOf(values);
        }
    }

    /** A time relative to now, such as {@code -3600s}, or an absolute number when {@code period} is null. */
    public sealed interface RelativeTime {
        SourceSpan span();

        record Now(SourceSpan span) implements RelativeTime {}

        /** @param negative whether the offset points to the past */
        record Offset(boolean negative, Period period, SourceSpan span) implements RelativeTime {}

        /** Epoch seconds, or milliseconds above 10^11. */
        record Epoch(long number, SourceSpan span) implements RelativeTime {}
    }
}
