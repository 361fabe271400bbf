package dev.loggia.query.source;

import dev.loggia.event.EventSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A log group, or files under the name of one, as {@code SOURCE} may select it. What a query does not ask for is not looked up; each
 * supplier may throw a {@link dev.loggia.diagnostic.DataException}.
 *
 * @param tags of the log group, by their keys
 * @param dataSources such as {@code amazon_vpc.flow}: what kinds of events it is known to have
 * @param opener answers the same source each time
 */
public record NamedSource(
        String name,
        Supplier<Map<String, String>> tags,
        Supplier<Set<String>> dataSources,
        Supplier<? extends EventSource> opener) {

    /** A source by its own name. */
    public static NamedSource of(EventSource source) {
        return new NamedSource(source.name(), Map::of, Set::of, () -> source);
    }
}
