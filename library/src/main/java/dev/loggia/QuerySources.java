package dev.loggia;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.EventSource;
import dev.loggia.store.LogGroup;
import dev.loggia.store.LogStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a query reads: log groups by name, then other sources; and what it may name by {@code SOURCE} instead. Immutable; each run opens
 * the groups anew, as they are by then.
 *
 * @param store where the groups are; null when there are none
 * @param groups names and globs; empty for all groups when there are no other sources, otherwise none
 * @param namedFiles what {@code SOURCE} may name beside log groups
 * @param definitions whose log groups {@code SOURCE} may name where there is no store
 * @param skipDamage whether groups answer from what can be read
 */
record QuerySources(
        @Nullable LogStore store,
        List<String> groups,
        List<EventSource> others,
        Map<String, EventSource> namedFiles,
        QueryDefinitions definitions,
        boolean skipDamage) {

    QuerySources {
        groups = List.copyOf(groups);
        others = List.copyOf(others);
    }

    QuerySources withGroups(List<String> names) {
        return new QuerySources(store, names, others, namedFiles, definitions, skipDamage);
    }

    QuerySources withSkippedDamage(boolean skip) {
        return new QuerySources(store, groups, others, namedFiles, definitions, skip);
    }

    /** The groups of a query that names none. @throws DataException when a name or glob stands for no group, or one cannot be read */
    List<LogGroup> chosen() {
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
        List<LogGroup> all = store.groups();
        List<DataException> unreadable = store.unreadableGroups();
        if (!unreadable.isEmpty() && !skipDamage && !areAll(all, groups)) {
            throw unreadable.getFirst();
        }
        return groups.isEmpty() ? all : GroupNames.matching(all, groups);
    }

    /**
     * The groups that {@code SOURCE} may name.
     *
     * @throws DataException when one cannot be read, for it may be meant
     */
    List<LogGroup> nameable() {
        List<DataException> unreadable = unreadable();
        if (!unreadable.isEmpty() && !skipDamage) {
            throw unreadable.getFirst();
        }
        return named().map(LogStore::groups).orElse(List.of());
    }

    /** Why groups cannot even be looked at. */
    List<DataException> unreadable() {
        return named().map(LogStore::unreadableGroups).orElse(List.of());
    }

    private Optional<LogStore> named() {
        return Optional.ofNullable(store).or(definitions::store);
    }

    /** Whether each name stands for one of the groups, so that none of those that cannot be read may be meant. */
    private static boolean areAll(List<LogGroup> all, List<String> names) {
        return !names.isEmpty()
                && names.stream()
                        .allMatch(name ->
                                all.stream().anyMatch(group -> group.name().equals(name)));
    }
}
