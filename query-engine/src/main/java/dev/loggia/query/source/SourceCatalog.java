package dev.loggia.query.source;

import dev.loggia.event.EventSource;
import java.util.List;

/**
 * What one query may read. Sources are opened when the query turns out to need them; each is a view of one moment for the whole query,
 * however often it is asked for.
 */
public interface SourceCatalog {

    /**
     * What a query reads that names no source.
     *
     * @throws dev.loggia.diagnostic.DataException when one cannot be opened
     */
    List<EventSource> standard();

    /** What {@code SOURCE} may name, each name once. */
    List<NamedSource> named();

    /** These sources, to be read unless the query names some of them. */
    static SourceCatalog of(List<? extends EventSource> sources) {
        return of(sources, sources.stream().map(NamedSource::of).toList());
    }

    /** Some sources to be read unless the query names others. */
    static SourceCatalog of(List<? extends EventSource> standard, List<NamedSource> named) {
        List<EventSource> read = List.copyOf(standard);
        List<NamedSource> names = List.copyOf(named);
        return new SourceCatalog() {
            @Override
            public List<EventSource> standard() {
                return read;
            }

            @Override
            public List<NamedSource> named() {
                return names;
            }
        };
    }
}
