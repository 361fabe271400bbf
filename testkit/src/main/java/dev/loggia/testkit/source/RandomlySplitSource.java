package dev.loggia.testkit.source;

import dev.loggia.event.EventSource;
import dev.loggia.event.LogEvent;
import dev.loggia.event.Predicate;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanContext;
import dev.loggia.event.ScanRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Events in memory as an unfriendly source: partitions and batches of random sizes, some empty, partitions in any order, columns of
 * any kind that can hold the values, promises for any predicates. Everything follows from the seed, so a failure can be repeated.
 * Thread-safe.
 */
public final class RandomlySplitSource implements EventSource {

    private final String name;
    private final List<LogEvent> events;
    private final long seed;

    /** @param events in order of their sequence */
    public RandomlySplitSource(String name, List<LogEvent> events, long seed) {
        this.name = name;
        this.events = List.copyOf(events);
        this.seed = seed;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean promises(Predicate predicate) {
        return new Random(seed ^ predicate.toString().hashCode()).nextBoolean();
    }

    @Override
    public Scan scan(ScanRequest request, ScanContext context) {
        Random random = new Random(seed);
        List<LogEvent> inRange = events.stream()
                .filter(event -> request.range().contains(event.timestamp()))
                .filter(event -> event.sequence() > request.afterSequence())
                .toList();
        List<List<LogEvent>> partitions = pieces(inRange, random);
        Collections.shuffle(partitions, random);
        return new SplitScan(inRange, partitions, request.predicates(), context, seed);
    }

    /** Cuts a list at random places; pieces may be empty. */
    static <T> List<List<T>> pieces(List<T> whole, Random random) {
        List<List<T>> pieces = new ArrayList<>();
        int largest = 1 + random.nextInt(Math.max(1, whole.size()));
        int start = 0;
        while (start < whole.size()) {
            int end = Math.min(whole.size(), start + random.nextInt(largest + 1));
            pieces.add(whole.subList(start, end));
            start = end;
        }
        return pieces;
    }
}
