package dev.loggia;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
import dev.loggia.event.EventSource;
import dev.loggia.store.LogStore;
import dev.loggia.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query reads: log groups by name, then other sources. Immutable; each run opens the groups anew, as they are by then.
 *
 * @param store where the groups are; null when there are none
 * @param groups names and globs; empty for all groups when there are no other sources, otherwise none
 * @param skipDamage whether groups answer from what can be read
 */
record QuerySources(@Nullable LogStore store, List<String> groups, List<EventSource> others, boolean skipDamage) {

    QuerySources {
        groups = List.copyOf(groups);
        others = List.copyOf(others);
    }

    QuerySources withGroups(List<String> names) {
        return new QuerySources(store, names, others, skipDamage);
    }

    QuerySources withSkippedDamage(boolean skip) {
        return new QuerySources(store, groups, others, skip);
    }

    /** Sources that are open. Closed with the result. */
    record Opened(List<EventSource> sources, List<Snapshot> snapshots, List<Diagnostic> warnings)
            implements AutoCloseable {

        /** Nothing. */
        static final Opened NONE = new Opened(List.of(), List.of(), List.of());

        /** The greatest sequence of the log groups, or -1. */
        long lastSequence() {
            return snapshots.stream().mapToLong(Snapshot::lastSequence).max().orElse(-1);
        }

        @Override
        public void close() {
            snapshots.forEach(Snapshot::close);
        }
    }

    /**
     * Opens the groups.
     *
     * @param maximumFields how many fields of a JSON event are discovered
     * @throws DataException when a name or glob stands for no group, or a group cannot be read
     */
    Opened open(int maximumFields) {
        List<Snapshot> snapshots = new ArrayList<>();
        boolean complete = false;
        try {
            for (dev.loggia.store.LogGroup group : chosen()) {
                snapshots.add(skipDamage ? group.readableSnapshot() : group.snapshot());
            }
            complete = true;
        } finally {
            if (!complete) {
                snapshots.forEach(Snapshot::close);
            }
        }
        List<EventSource> sources = new ArrayList<>();
        snapshots.forEach(snapshot -> sources.add(snapshot.withMaximumFields(maximumFields)));
        sources.addAll(others);
        return new Opened(List.copyOf(sources), snapshots, skipDamage ? leftOut() : List.of());
    }

    /** Which groups are not even looked at, for they cannot be read. */
    private List<Diagnostic> leftOut() {
        return store == null
                ? List.of()
                : store.unreadableGroups().stream()
                        .map(unreadable ->
                                Diagnostic.warning("store-damaged", "left out a log group: " + unreadable.getMessage()))
                        .toList();
    }

    private List<dev.loggia.store.LogGroup> chosen() {
        if (store == null) {
            if (groups.isEmpty()) {
                return List.of();
            }
            throw new DataException(
                    "no-data-folder",
                    "log groups cannot be queried without a data folder",
                    "open one with Loggia.open");
        }
        if (groups.isEmpty() && !others.isEmpty()) {
            return List.of();
        }
        List<dev.loggia.store.LogGroup> all = store.groups();
        List<DataException> unreadable = store.unreadableGroups();
        if (!unreadable.isEmpty() && !skipDamage && !areAll(all, groups)) {
            throw unreadable.getFirst();
        }
        return groups.isEmpty() ? all : GroupNames.matching(all, groups);
    }

    /** Whether each name stands for one of the groups, so that none of those that cannot be read may be meant. */
    private static boolean areAll(List<dev.loggia.store.LogGroup> all, List<String> names) {
        return !names.isEmpty()
                && names.stream()
                        .allMatch(name ->
                                all.stream().anyMatch(group -> group.name().equals(name)));
    }
}
