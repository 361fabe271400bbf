package dev.loggia.event;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A list of events as a source. Immutable, thread-safe, may be scanned any number of times; events come in the order of the list,
 * which need not be that of time.
 *
 * <p>{@link #shuffled} cuts the list at random, gives columns random forms and takes some {@link Freedom}s, with the same rows all the
 * same: what a query answers must not depend on it, and tests see to that.
 */
public final class MemoryEventSource implements EventSource {

    /** What a source may do for a query or leave, each time it could. */
    enum Freedom {
        /** Reads the list from its end when the newest events are wanted first. */
        READ_BACKWARDS,
        /** Ends a batch at the lines of the grid. */
        CUT_AT_GRID,
        /** Leaves out events of times that are not wanted any more. */
        SKIP_UNWANTED,
        /** Tells between which times the events of a batch lie. */
        TELL_TIMES,
        /** Tells them with some room on either side. */
        TELL_LOOSELY
    }

    private static final int BATCH_ROWS = 2048;
    private static final int PARTITION_ROWS = 16 * BATCH_ROWS;

    /** Neighbouring seeds of {@link Random} begin alike. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final String name;
    private final List<LogEvent> events;
    private final byte[][] messages;
    private final int maximumFields;
    private final boolean promising;
    private final @Nullable Long seed;

    private MemoryEventSource(
            String name,
            List<LogEvent> events,
            byte[][] messages,
            int maximumFields,
            boolean promising,
            @Nullable Long seed) {
        this.name = name;
        this.events = events;
        this.messages = messages;
        this.maximumFields = maximumFields;
        this.promising = promising;
        this.seed = seed;
    }

    /** A source of these events that promises every predicate. @param name what {@code @log} reads */
    public static MemoryEventSource of(String name, List<LogEvent> events) {
        byte[][] messages = new byte[events.size()][];
        for (int i = 0; i < messages.length; i++) {
            messages[i] = events.get(i).message().getBytes(StandardCharsets.UTF_8);
        }
        return new MemoryEventSource(name, List.copyOf(events), messages, Integer.MAX_VALUE, true, null);
    }

    /** The same, promising no predicate. */
    public MemoryEventSource withoutPromises() {
        return new MemoryEventSource(name, events, messages, maximumFields, false, seed);
    }

    /** The same, with sizes of batches and partitions and forms of columns that follow from the seed. */
    public MemoryEventSource shuffled(long newSeed) {
        return new MemoryEventSource(name, events, messages, maximumFields, promising, newSeed);
    }

    /** The same, discovering so many JSON fields in an event ({@link dev.loggia.event.JsonDiscovery}). */
    public MemoryEventSource withMaximumFields(int count) {
        return new MemoryEventSource(name, events, messages, count, promising, seed);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean promises(Predicate predicate) {
        return promising;
    }

    @Override
    public OptionalLong estimatedBytes(ScanRequest request) {
        long bytes = 0;
        for (int i = 0; i < messages.length; i++) {
            LogEvent event = events.get(i);
            if (request.range().contains(event.timestamp()) && event.sequence() > request.afterSequence()) {
                bytes += messages[i].length;
            }
        }
        return OptionalLong.of(bytes);
    }

    @Override
    public Scan scan(ScanRequest request, ScanContext context) {
        return new MemoryScan(this, request, context);
    }

    List<LogEvent> events() {
        return events;
    }

    /** UTF-8 text of the message of an event. */
    byte[] message(int event) {
        return messages[event];
    }

    int maximumFields() {
        return maximumFields;
    }

    /** A source of chance for what happens at an event of the list; null when nothing is left to chance. */
    @Nullable
    Random chance(int event) {
        return seed == null ? null : new Random((seed * 31 + event) * SPREAD);
    }

    /** Whether a freedom is taken at an event of the list; none is when nothing is left to chance. */
    boolean takes(Freedom freedom, int event) {
        return seed != null && new Random(((seed * 31 + event) * 31 + freedom.ordinal() + 1) * SPREAD).nextBoolean();
    }

    /** How many events the partition that begins at an event takes at most. */
    int partitionSize(int firstEvent) {
        Random chance = chance(firstEvent);
        return chance == null ? PARTITION_ROWS : 1 + chance.nextInt(1 + events.size() / 2);
    }

    /** How many events the batch that begins at an event takes at most. */
    int batchSize(int firstEvent) {
        Random chance = chance(firstEvent);
        return chance == null ? BATCH_ROWS : 1 + chance.nextInt(chance.nextBoolean() ? 4 : 300);
    }
}
