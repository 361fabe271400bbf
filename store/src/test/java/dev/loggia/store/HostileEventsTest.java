package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.LogEvent;
import dev.loggia.event.MemoryEventSource;
import dev.loggia.event.Predicate;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Events that nobody sends who means well: stored, and answered as the same events in memory are. */
class HostileEventsTest {

    private static final long START = 1_795_168_800_000L;

    /** Every event by all fields, and those that have one of the fields; as they come, flushed, and merged. */
    private static void answersLikeMemory(List<LogEvent> events, List<String> fields) {
        List<String> all = new ArrayList<>(List.of(SystemField.TIMESTAMP, SystemField.LOG_STREAM, SystemField.MESSAGE));
        all.addAll(fields);
        MemoryEventSource memory = MemoryEventSource.of("hostile", events);
        try (LogStore store = LogStore.inMemory(StoreOptions.standard(Clock.systemUTC()))) {
            LogGroup group = store.group("hostile");
            int half = events.size() / 2;
            group.append(EventBatch.of(events.subList(0, half)), Map.of());
            group.flush();
            group.append(EventBatch.of(events.subList(half, events.size())), Map.of());
            isLike(memory, group, all);
            group.compact();
            isLike(memory, group, all);
        }
    }

    private static void isLike(MemoryEventSource memory, LogGroup group, List<String> fields) {
        ScanRequest everything = ScanRequest.of(TimeRange.ALL, Set.copyOf(fields));
        try (Snapshot snapshot = group.snapshot()) {
            isLike(memory, snapshot, everything, fields);
            for (String field : fields) {
                ScanRequest one = ScanRequest.of(TimeRange.ALL, Set.of(field))
                        .withPredicates(List.of(new Predicate.Present(field)));
                isLike(memory, snapshot, one, List.of(field));
            }
            assertThat(snapshot.fields()).isNotNull();
        }
    }

    private static void isLike(MemoryEventSource memory, Snapshot snapshot, ScanRequest request, List<String> fields) {
        for (int limit : new int[] {200, Integer.MAX_VALUE}) {
            // Not isEqualTo: to print megabytes helps nobody.
            assertThat(StoredEvents.rows(snapshot.withMaximumFields(limit), request, fields, new FreeContext())
                            .equals(StoredEvents.rows(
                                    memory.withMaximumFields(limit), request, fields, new FreeContext())))
                    .as("the first %d fields of each event, asked for %.500s", limit, fields)
                    .isTrue();
        }
    }

    private static List<LogEvent> events(List<String> messages) {
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            events.add(new LogEvent(START + i, START, "hostile", "s", i, messages.get(i)));
        }
        return events;
    }

    @Test
    void moreNamesThanColumns() {
        Random random = new Random(1);
        List<String> values =
                List.of("1", "1.5", "true", "\"text\"", "null", "{}", "[]", "{\"x\":1}", "\"7\"", "1e999");
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            messages.add("{\"f" + i % 1_500 + "\":" + values.get(random.nextInt(values.size())) + ",\"f"
                    + random.nextInt(1_500) + "\":" + values.get(random.nextInt(values.size())) + "}");
        }
        answersLikeMemory(
                events(messages),
                List.of("f0", "f1", "f500", "f999", "f1000", "f1001", "f1499", "f7.x", "f1400.x", "f1500"));
    }

    @Test
    void keysThatLookLikeOurs() {
        List<String> messages = List.of(
                "{\"whole:a\":1,\"a\":\"x\"}",
                "{\"text:a\":\"y\",\"a#1\":2,\"#\":3,\":\":4,\".\":5,\"..\":6,\"\":7}",
                "{\"@message\":\"m\",\"@timestamp\":1,\"@inMessage\":2,\"@sequence\":3,\"@@x\":4}",
                "{\"a\\u0000b\":1,\"\\u0000\":2,\"\\u0001\":3,\"a\":4}",
                "{\"\\u0000\":{\"x\":1},\"\\u0001\":[1,2]}",
                "{\"\\ud800\":1,\"a\\udc00\":{\"b\":2}}",
                "{\"a.b\":1,\"a\":{\"b\":2}}",
                "{\"a\":{\"b\":3},\"a.b\":null}",
                "{\"a:b\":{\"c:d\":[true,false]}}",
                "");
        answersLikeMemory(
                events(messages),
                List.of(
                        "whole:a",
                        "text:a",
                        "a",
                        "a#1",
                        "#",
                        ":",
                        ".",
                        "..",
                        "",
                        "@@message",
                        "@@timestamp",
                        "@@inMessage",
                        "@@sequence",
                        "@@@@x",
                        "@@@x",
                        "a\0b",
                        "\1",
                        "\1.0",
                        "\ufffd",
                        "?",
                        "a.b",
                        "a:b",
                        "a:b.c:d",
                        "a:b.c:d.1"));
    }

    @Test
    void longValuesAndNames() {
        String name = "n".repeat(100_000);
        String medium = "é".repeat(1_000);
        List<String> messages = List.of(
                "{\"a\":\"" + "v".repeat(40_000) + "\"}",
                "{\"a\":\"" + "\\u00e9".repeat(40_000) + "\"}",
                "{\"" + name + "\":1,\"a\":2}",
                "{\"" + medium + "\":\"x\",\"" + medium + "x\":\"y\"}",
                "{\"" + name + "\":{\"b\":1}}",
                "{\"a\":\"short\"}",
                "x".repeat(1_000_000));
        answersLikeMemory(events(messages), List.of("a", name, medium, medium + "x", name + ".b"));
    }

    @Test
    void manyFieldsAndDeepNesting() {
        StringBuilder wide = new StringBuilder("{");
        for (int i = 0; i < 100_000; i++) {
            wide.append("\"w").append(i).append("\":").append(i).append(',');
        }
        wide.append("\"last\":\"yes\"}");
        String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        String deepArray = "[".repeat(100_000) + "]".repeat(100_000);
        String deepOpen = "{\"a\":".repeat(100_000);
        String wideArray = "[" + "1,".repeat(50_000) + "2]";
        answersLikeMemory(
                events(List.of(
                        wide.toString(),
                        deep,
                        deepArray,
                        deepOpen,
                        wideArray,
                        "{\"a\":{\"a\":{\"a\":5}},\"w1\":\"t\"}")),
                List.of("w0", "w1", "w150", "w50000", "w99999", "last", "a", "a.a", "a.a.a", "0", "49999", "50000"));
    }

    @Test
    void aMessageOfTwentyMegabytesAndEmptyOnes() {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            messages.add("");
        }
        messages.add("{\"a\":\"" + "m".repeat(20_000_000) + "\",\"b\":1}");
        for (int i = 0; i < 50; i++) {
            messages.add(i % 2 == 0 ? "" : "{\"b\":2}");
        }
        answersLikeMemory(events(messages), List.of("a", "b"));
    }

    @Test
    void timesAtTheEndsOfTime() {
        List<LogEvent> events = new ArrayList<>();
        long[] times = {
            0,
            Long.MAX_VALUE,
            -1,
            Long.MIN_VALUE,
            5,
            -62_135_596_800_000L,
            Long.MAX_VALUE - 1,
            Long.MIN_VALUE + 1,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            START
        };
        for (int i = 0; i < 4 * times.length; i++) {
            events.add(new LogEvent(times[i % times.length], START, "hostile", "s", i, "{\"a\":" + i % 3 + "}"));
        }
        answersLikeMemory(events, List.of("a"));
        MemoryEventSource memory = MemoryEventSource.of("hostile", events);
        try (LogStore store = LogStore.inMemory(StoreOptions.standard(Clock.systemUTC()))) {
            LogGroup group = store.group("hostile");
            group.append(EventBatch.of(events), Map.of());
            try (Snapshot snapshot = group.snapshot()) {
                assertThat(snapshot.times()).isEqualTo(TimeRange.ALL);
                for (ScanRequest.ScanOrder order : ScanRequest.ScanOrder.values()) {
                    for (long start : times) {
                        for (long end : times) {
                            if (start <= end) {
                                ScanRequest request = ScanRequest.of(new TimeRange(start, end), Set.of("a"))
                                        .withOrder(order)
                                        .withGrid(
                                                time -> time > Long.MAX_VALUE - 1_000 ? Long.MAX_VALUE : time + 1_000);
                                isLike(memory, snapshot, request, List.of("a", SystemField.TIMESTAMP));
                            }
                        }
                    }
                }
            }
        }
    }

    @Test
    void streamsWithStrangeNames() {
        List<LogEvent> events = new ArrayList<>();
        List<String> streams = List.of("s", "é".repeat(4_096), "\0", "a/b:c*", " ", "\ud83d\ude00");
        for (int i = 0; i < 60; i++) {
            events.add(new LogEvent(START, START, "hostile", streams.get(i % streams.size()), i, "m" + i));
        }
        answersLikeMemory(events, List.of("a"));
    }
}
