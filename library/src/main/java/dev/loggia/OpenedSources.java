package dev.loggia;

import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.EventSource;
import dev.loggia.query.source.NamedSource;
import dev.loggia.query.source.SourceCatalog;
import dev.loggia.store.LogGroup;
import dev.loggia.store.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sources of one query, each opened when the query turns out to read it. Closed with its result. Thread-safe. */
final class OpenedSources implements SourceCatalog, AutoCloseable {

    private final QuerySources sources;
    private final int maximumFields;
    private final Map<String, Snapshot> snapshots = new LinkedHashMap<>();
    private @Nullable List<EventSource> standard;

    /** @param maximumFields how many fields of a JSON event are discovered */
    OpenedSources(QuerySources sources, int maximumFields) {
        this.sources = sources;
        this.maximumFields = maximumFields;
    }

    /** Nothing to read, nor to name. */
    static OpenedSources none() {
        QuerySources nothing = new QuerySources(null, List.of(), List.of(), Map.of(), QueryDefinitions.none(), false);
        return new OpenedSources(nothing, Integer.MAX_VALUE);
    }

    @Override
    public synchronized List<EventSource> standard() {
        List<EventSource> opened = standard;
        if (opened == null) {
            opened = new ArrayList<>();
            for (LogGroup group : sources.chosen()) {
                opened.add(open(group));
            }
            opened.addAll(sources.others());
            standard = opened;
        }
        return opened;
    }

    /** Files that were given the name of a log group hide it. */
    @Override
    public List<NamedSource> named() {
        Map<String, NamedSource> named = new LinkedHashMap<>();
        for (LogGroup group : sources.nameable()) {
            named.put(
                    group.name(),
                    new NamedSource(group.name(), group::tags, () -> dataSources(group), () -> open(group)));
        }
        sources.namedFiles()
                .forEach((name, files) -> named.put(name, new NamedSource(name, Map::of, Set::of, () -> files)));
        return List.copyOf(named.values());
    }

    /** In a snapshot of its own, for the query need not read the group in the end. */
    private Set<String> dataSources(LogGroup group) {
        try (Snapshot snapshot = snapshot(group)) {
            return DataSources.of(snapshot);
        }
    }

    private synchronized EventSource open(LogGroup group) {
        return snapshots.computeIfAbsent(group.name(), name -> snapshot(group)).withMaximumFields(maximumFields);
    }

    private Snapshot snapshot(LogGroup group) {
        return sources.skipDamage() ? group.readableSnapshot() : group.snapshot();
    }

    /** The greatest sequence of the log groups, or -1. */
    synchronized long lastSequence() {
        return snapshots.values().stream()
                .mapToLong(Snapshot::lastSequence)
                .max()
                .orElse(-1);
    }

    /** Which groups are not even looked at, for they cannot be read. */
    List<Diagnostic> warnings() {
        return !sources.skipDamage()
                ? List.of()
                : sources.unreadable().stream()
                        .map(unreadable ->
                                Diagnostic.warning("store-damaged", "left out a log group: " + unreadable.getMessage()))
                        .toList();
    }

    @Override
    public synchronized void close() {
        snapshots.values().forEach(Snapshot::close);
        snapshots.clear();
    }
}
