package dev.loggia;

import dev.loggia.diagnostic.DataException;
import dev.loggia.event.EventSource;
import dev.loggia.store.LogStore;
import dev.loggia.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
    record Opened(List<EventSource> sources, List<Snapshot> snapshots) implements AutoCloseable {
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
                snapshots.add(group.snapshot(skipDamage));
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
        return new Opened(List.copyOf(sources), snapshots);
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
        if (groups.isEmpty()) {
            return all;
        }
        List<Predicate<String>> tests = new ArrayList<>();
        for (String pattern : groups) {
            Predicate<String> test = test(pattern);
            if (all.stream().noneMatch(group -> test.test(group.name()))) {
                throw noSuchGroup(pattern, all);
            }
            tests.add(test);
        }
        return all.stream()
                .filter(group -> tests.stream().anyMatch(test -> test.test(group.name())))
                .toList();
    }

    private static DataException noSuchGroup(String pattern, List<dev.loggia.store.LogGroup> all) {
        String hint = all.isEmpty()
                ? "there are no log groups yet: `loggia ingest -g NAME FILE` makes one"
                : "the log groups are "
                        + String.join(
                                ", ",
                                all.stream()
                                        .limit(10)
                                        .map(dev.loggia.store.LogGroup::name)
                                        .toList())
                        + (all.size() > 10 ? " and " + (all.size() - 10) + " more" : "");
        return new DataException("no-such-log-group", "there is no log group " + pattern, hint);
    }

    /** {@code *} stands for any characters, {@code ?} for one. */
    private static Predicate<String> test(String pattern) {
        if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
            return pattern::equals;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString()).asMatchPredicate();
    }
}
