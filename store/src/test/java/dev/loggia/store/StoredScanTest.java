package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Comparison;
import dev.loggia.event.EventSource;
import dev.loggia.event.LogEvent;
import dev.loggia.event.MemoryEventSource;
import dev.loggia.event.Predicate;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.ScanRequest.ScanOrder;
import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.regex.Regex;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stored group answers what the same events in memory answer: whatever their order, kinds, segments and merges. */
class StoredScanTest {

    private static final long START = 1_795_168_800_000L;
    private static final List<String> FIELDS = List.of(
            SystemField.TIMESTAMP,
            SystemField.LOG_STREAM,
            SystemField.MESSAGE,
            "a",
            "b",
            "c",
            "o",
            "o.k",
            "o.l.0",
            "o.l",
            "id",
            "@@x",
            "a.b",
            "e",
            "long",
            "absent",
            "n3",
            "n1200",
            "k#1");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void answersLikeMemory(long seed) {
        Random random = new Random(seed);
        List<LogEvent> events = events(random, 1_200);
        try (LogStore store = LogStore.inMemory(StoreOptions.standard(Clock.systemUTC()))) {
            LogGroup group = store.group("test/group");
            int at = 0;
            while (at < events.size()) {
                int end = Math.min(events.size(), at + 1 + random.nextInt(300));
                group.append(EventBatch.of(events.subList(at, end)), Map.of());
                if (random.nextInt(3) == 0) {
                    group.flush();
                }
                if (random.nextInt(8) == 0) {
                    group.compact();
                }
                at = end;
            }
            MemoryEventSource memory = MemoryEventSource.of("test/group", events);
            try (Snapshot snapshot = group.snapshot()) {
                for (int i = 0; i < 25; i++) {
                    int limit = random.nextInt(4) == 0 ? 200 : Integer.MAX_VALUE;
                    ScanRequest request = request(random, events);
                    List<String> fields = new ArrayList<>(request.fields());
                    assertThat(rows(snapshot.withMaximumFields(limit), request, fields))
                            .as("seed %d, %s", seed, request)
                            .isEqualTo(rows(memory.withMaximumFields(limit), request, fields));
                }
                assertThat(snapshot.events()).isEqualTo(events.size());
            }
        }
    }

    /** Texts that hardly repeat are left in the messages after a while; then they are searched there. */
    @Test
    void findsTextsThatHardlyRepeat() {
        Random random = new Random(7);
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            String id = Long.toHexString(random.nextLong());
            String message = i % 100 == 0
                    ? "{\"id\":\"\\u0061" + id + "\",\"n\":" + i + "}"
                    : "{\"id\":\"" + id + "\",\"n\":" + i + "}";
            events.add(new LogEvent(START + i, START + i, "test/group", "s", i, message));
        }
        MemoryEventSource memory = MemoryEventSource.of("test/group", events);
        try (LogStore store = LogStore.inMemory(StoreOptions.standard(Clock.systemUTC()))) {
            LogGroup group = store.group("test/group");
            group.append(events, Map.of());
            try (Snapshot snapshot = group.snapshot()) {
                assertThat(snapshot.fields())
                        .filteredOn(field -> field.name().equals("id"))
                        .singleElement()
                        .satisfies(field -> assertThat(field.kinds())
                                .containsExactlyInAnyOrder(
                                        FieldDescription.Kind.TEXT, FieldDescription.Kind.IN_MESSAGE));
                ScanRequest all = ScanRequest.of(TimeRange.ALL, Set.of("id"));
                List<List<@Nullable Value>> ids = rows(memory, all, List.of("id"));
                for (int i = 0; i < 10_000; i += 437) {
                    Value id = ids.get(i).getFirst();
                    for (Predicate predicate : List.<Predicate>of(
                            new Predicate.Compare("id", Comparison.EQUAL, id),
                            new Predicate.In("id", List.of(id, Value.of("nothing"))),
                            new Predicate.Contains(
                                    "id", ((Value.Text) id).text().substring(1, 9)))) {
                        ScanRequest request = all.withPredicates(List.of(predicate));
                        assertThat(rows(snapshot, request, List.of("id")))
                                .isEqualTo(rows(memory, request, List.of("id")))
                                .isNotEmpty();
                    }
                }
            }
        }
    }

    private static List<List<@Nullable Value>> rows(EventSource source, ScanRequest request, List<String> fields) {
        return StoredEvents.rows(source, request, fields, new FreeContext());
    }

    private static ScanRequest request(Random random, List<LogEvent> events) {
        List<String> fields = new ArrayList<>();
        for (String field : FIELDS) {
            if (random.nextInt(3) == 0) {
                fields.add(field);
            }
        }
        TimeRange range = TimeRange.ALL;
        if (random.nextInt(2) == 0) {
            long from = events.get(random.nextInt(events.size())).timestamp();
            long to = events.get(random.nextInt(events.size())).timestamp();
            range = new TimeRange(Math.min(from, to), Math.max(from, to));
        }
        ScanRequest request = ScanRequest.of(range, Set.copyOf(fields))
                .withOrder(ScanOrder.values()[random.nextInt(3)])
                .withAfterSequence(random.nextInt(3) == 0 ? random.nextInt(events.size()) : Long.MIN_VALUE);
        if (random.nextInt(3) == 0) {
            long period = 1 + random.nextInt(100_000);
            request = request.withGrid(time -> (time / period + 1) * period);
        }
        List<Predicate> predicates = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            predicates.add(predicate(random));
        }
        return request.withPredicates(predicates);
    }

    private static Predicate predicate(Random random) {
        String field = FIELDS.get(random.nextInt(FIELDS.size()));
        return switch (random.nextInt(9)) {
            case 0 ->
                new Predicate.Contains(field, List.of("a", "b1", "\"", "1").get(random.nextInt(4)));
            case 1 -> new Predicate.Matches(field, Regex.compile("[a-c][0-9]"));
            case 2 ->
                new Predicate.Compare(
                        field, Comparison.values()[random.nextInt(Comparison.values().length)], Value.of((long)
                                random.nextInt(5)));
            case 3 -> new Predicate.In(field, List.of(Value.of("b1"), Value.of(2L), Value.of("true")));
            case 4 -> new Predicate.Present(field);
            case 5 -> new Predicate.Not(predicate(random));
            case 7 ->
                new Predicate.Compare(
                        field,
                        Comparison.EQUAL,
                        Value.of(List.of("at", "three", "sharp", "last", "2", "c12")
                                .get(random.nextInt(6))));
            case 8 -> new Predicate.In(field, List.of(Value.of("three"), Value.of("sharp"), Value.of("\u00e9\n")));
            default ->
                random.nextBoolean()
                        ? new Predicate.Or(List.of(predicate(random), predicate(random)))
                        : new Predicate.And(List.of(predicate(random), predicate(random)));
        };
    }

    private static List<LogEvent> events(Random random, int count) {
        List<LogEvent> events = new ArrayList<>();
        long time = START;
        for (int i = 0; i < count; i++) {
            time += random.nextInt(30) == 0 ? 3_600_000L * (random.nextInt(40) - 12) : random.nextInt(2_000);
            events.add(new LogEvent(time, time, "test/group", "stream-" + random.nextInt(4), i, message(random, i)));
        }
        return events;
    }

    private static String message(Random random, int number) {
        return switch (random.nextInt(24)) {
            case 0 -> "";
            case 1 -> "plain text a1 " + random.nextInt(100);
            case 2 -> "{not json " + number;
            case 3 -> "[1,{\"a\":2},\"three\"]";
            case 4 -> "{\"a\":1,\"a\":{\"b\":2},\"o\":null}";
            case 5 -> "{\"a\":{\"b\":1},\"a\":2}";
            case 6 -> "{\"a.b\":3,\"a\":{\"c\":null},\"e\":{}}";
            case 7 -> "{\"e\":[],\"o\":{\"k\":{}},\"@x\":\"at\"}";
            case 8 -> "{\"long\":\"" + "x".repeat(random.nextInt(50_000)) + "\"}";
            case 9 -> manyFields(random);
            case 10 -> "{\"o\":{\"k\":null,\"l\":[null]},\"k#1\":\"sharp\"}";
            case 11 -> "{\"a\":\"\\ud800 lone\",\"b\":\"\\u00e9\\n\",\"c\":\"" + "\\u0000" + "\"}";
            case 12 -> "{\"a\":123456789012345678901234567890,\"b\":9007199254740993,\"c\":1e400}";
            default ->
                "{\"a\":" + scalar(random) + ",\"b\":" + scalar(random) + ",\"c\":\"" + "abc".charAt(random.nextInt(3))
                        + random.nextInt(5) + "\",\"id\":\"" + Long.toHexString(random.nextLong()) + "\",\"o\":{\"k\":"
                        + scalar(random) + ",\"l\":[" + random.nextInt(3) + ",2]}}";
        };
    }

    private static String scalar(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "1.5";
            case 1 -> "true";
            case 2 -> "null";
            case 3 -> "\"b" + random.nextInt(3) + "\"";
            case 4 -> "\"2\"";
            case 5 -> "2.0";
            default -> String.valueOf(random.nextInt(4));
        };
    }

    /** More names than there are columns for, and more leaves than the service looks at. */
    private static String manyFields(Random random) {
        StringBuilder text = new StringBuilder("{");
        int first = random.nextInt(1_500);
        for (int i = 0; i < 150 + random.nextInt(150); i++) {
            text.append("\"n")
                    .append((first + i) % 1_500)
                    .append("\":")
                    .append(i % 7)
                    .append(',');
        }
        return text.append("\"a\":\"last\"}").toString();
    }
}
