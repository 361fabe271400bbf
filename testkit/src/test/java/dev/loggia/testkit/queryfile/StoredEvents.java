package dev.loggia.testkit.queryfile;

import dev.loggia.event.EventSource;
import dev.loggia.event.LogEvent;
import dev.loggia.store.LogGroup;
import dev.loggia.store.LogStore;
import dev.loggia.store.Snapshot;
import dev.loggia.store.StoreOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The events of a query file in a stored log group: appended in batches of random size, with commits and merges between them. To be closed
 * after the queries.
 */
public final class StoredEvents implements AutoCloseable {

    private static final String GROUP = "memory";
    private static final int MAXIMUM_FIELDS = 200;

    private final LogStore store;
    private final Snapshot snapshot;

    private StoredEvents(LogStore store, Snapshot snapshot) {
        this.store = store;
        this.snapshot = snapshot;
    }

    /** A group in memory, with events that are in no file yet among the others. */
    public static StoredEvents inMemory(List<LogEvent> events, Random random) {
        LogStore store = LogStore.inMemory(options());
        append(events, store.group(GROUP), random);
        return new StoredEvents(store, store.group(GROUP).snapshot());
    }

    /** A group on disk, read by another store than the one that wrote it. @param folder empty or not there */
    public static StoredEvents onDisk(List<LogEvent> events, Random random, Path folder) {
        try (LogStore writer = LogStore.open(folder, options())) {
            append(events, writer.group(GROUP), random);
        }
        LogStore reader = LogStore.open(folder, options().withMappedFiles(random.nextBoolean()));
        return new StoredEvents(reader, reader.group(GROUP).snapshot());
    }

    private static StoreOptions options() {
        return StoreOptions.standard(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private static void append(List<LogEvent> events, LogGroup group, Random random) {
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(Math.max(4, events.size() / 3)));
            group.append(events.subList(from, to), Map.of());
            if (random.nextInt(3) == 0) {
                group.flush();
            }
            if (random.nextInt(6) == 0) {
                group.compact();
            }
            from = to;
        }
    }

    /**
     * Events as they come in when they are late: in any order, except that those of one time stay in theirs, as their sequence is all
     * that tells them apart.
     */
    public static List<LogEvent> late(List<LogEvent> events, Random random) {
        Map<Long, Deque<LogEvent>> byTime = new HashMap<>();
        List<Long> times = new ArrayList<>();
        for (LogEvent event : events) {
            byTime.computeIfAbsent(event.timestamp(), time -> new ArrayDeque<>())
                    .add(event);
            times.add(event.timestamp());
        }
        Collections.shuffle(times, random);
        return times.stream().map(time -> byTime.get(time).remove()).toList();
    }

    /** What queries read. */
    public List<EventSource> sources() {
        return List.of(snapshot.withMaximumFields(MAXIMUM_FIELDS));
    }

    @Override
    public void close() {
        snapshot.close();
        store.close();
    }
}
