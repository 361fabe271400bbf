package dev.loggia.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryEventSourceTest {

    private static final List<String> FIELDS = List.of(
            SystemField.TIMESTAMP,
            SystemField.INGESTION_TIME,
            SystemField.MESSAGE,
            SystemField.LOG_STREAM,
            SystemField.LOG,
            SystemField.SEQUENCE,
            "level",
            "n",
            "deep.list.0",
            "deep",
            "@@at",
            "@at");

    @Test
    void givesEveryEventOnceHoweverItIsCut() {
        List<LogEvent> events = events(500);
        List<List<@Nullable Value>> expected = rows(MemoryEventSource.of("mine", events), all());

        assertThat(expected).hasSize(500);
        assertThat(expected.get(3))
                .containsExactly(
                        new Value.Timestamp(events.get(3).timestamp()),
                        new Value.Timestamp(events.get(3).ingestionTime()),
                        Value.of(events.get(3).message()),
                        Value.of("stream-0"),
                        Value.of("mine"),
                        Value.of(3L),
                        Value.of("info"),
                        Value.of(3L),
                        Value.of("é3"),
                        new Value.MapValue(java.util.Map.of("list", new Value.ListValue(List.of(Value.of("é3"))))),
                        Value.TRUE,
                        null);
        for (int seed = 0; seed < 60; seed++) {
            assertThat(rows(MemoryEventSource.of("mine", events).shuffled(seed), all()))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void cutsAndFormsColumnsDifferentlyForEachSeed() {
        Set<Class<?>> forms = new HashSet<>();
        Set<Integer> partitions = new HashSet<>();
        Set<Integer> batchSizes = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            MemoryEventSource source = MemoryEventSource.of("mine", events(200)).shuffled(seed);
            int count = 0;
            try (Scan scan = source.scan(all(), new Context())) {
                for (Scan.Partition partition = scan.next(); partition != null; partition = scan.next()) {
                    count++;
                    for (Batch batch = partition.next(); batch != null; batch = partition.next()) {
                        batchSizes.add(batch.size());
                        forms.add(batch.column("n").getClass());
                        forms.add(batch.column("level").getClass());
                    }
                }
            }
            partitions.add(count);
        }
        assertThat(forms)
                .contains(
                        Column.Utf8.class,
                        Column.Ordinals.class,
                        Column.Wholes.class,
                        Column.Decimals.class,
                        Column.Mixed.class,
                        Column.Constant.class);
        assertThat(partitions).hasSizeGreaterThan(3);
        assertThat(batchSizes).hasSizeGreaterThan(20);
    }

    @Test
    void keepsToTheRangeTheSequenceAndThePredicates() {
        List<LogEvent> events = events(300);
        TimeRange range = new TimeRange(1_000_050, 1_000_400);
        Predicate predicate = new Predicate.Compare("level", Comparison.EQUAL, Value.of("warn"));
        ScanRequest request = ScanRequest.of(range, Set.of("level"))
                .withPredicates(List.of(predicate))
                .withAfterSequence(100);
        long expected = events.stream()
                .filter(event -> range.contains(event.timestamp()) && event.sequence() > 100)
                .filter(event -> event.message().contains("warn"))
                .count();
        assertThat(expected).isGreaterThan(5);
        for (int seed = 0; seed < 20; seed++) {
            MemoryEventSource source = MemoryEventSource.of("mine", events).shuffled(seed);
            assertThat(rows(source, request)).as("seed %d", seed).hasSize((int) expected);
        }
    }

    @Test
    void countsWhatItLookedAt() {
        List<LogEvent> events = events(300);
        TimeRange range = new TimeRange(1_000_050, 1_000_400);
        List<LogEvent> inRange = events.stream()
                .filter(event -> range.contains(event.timestamp()))
                .toList();
        ScanRequest request = ScanRequest.of(range, Set.of())
                .withPredicates(List.of(new Predicate.Contains(SystemField.MESSAGE, "warn")));
        for (int seed = 0; seed < 20; seed++) {
            ScanStatistics statistics;
            try (Scan scan = MemoryEventSource.of("mine", events).shuffled(seed).scan(request, new Context())) {
                read(scan);
                statistics = scan.statistics();
            }
            assertThat(statistics)
                    .as("seed %d", seed)
                    .isEqualTo(new ScanStatistics(
                            inRange.size(),
                            bytes(inRange),
                            0,
                            0,
                            bytes(events),
                            bytes(events),
                            0,
                            new TimeRange(
                                    inRange.stream()
                                            .mapToLong(LogEvent::timestamp)
                                            .min()
                                            .orElseThrow(),
                                    inRange.stream()
                                            .mapToLong(LogEvent::timestamp)
                                            .max()
                                            .orElseThrow())));
        }
    }

    @Test
    void leavesOutEventsOfUnwantedTimesAtTimesAndCountsThem() {
        List<LogEvent> events = events(300);
        TimeRange range = new TimeRange(1_000_050, 1_000_800);
        TimeRange wanted = new TimeRange(1_000_400, Long.MAX_VALUE);
        long inRange = events.stream()
                .filter(event -> range.contains(event.timestamp()))
                .count();
        Set<Long> skipped = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            MemoryEventSource source = MemoryEventSource.of("mine", events).shuffled(seed);
            try (Scan scan = source.scan(ScanRequest.of(range, Set.of()), new Context(wanted))) {
                List<List<@Nullable Value>> rows = read(scan);
                ScanStatistics statistics = scan.statistics();
                assertThat(statistics.recordsScanned()).isEqualTo(rows.size());
                assertThat(statistics.recordsScanned() + statistics.recordsSkipped())
                        .isEqualTo(inRange);
                assertThat(statistics.bytesScanned() + statistics.bytesSkipped())
                        .isEqualTo(bytes(events.stream()
                                .filter(event -> range.contains(event.timestamp()))
                                .toList()));
                skipped.add(statistics.recordsSkipped());
            }
        }
        assertThat(skipped).hasSizeGreaterThan(5);
    }

    @Test
    void tellsBoundsOfTimesAndKeepsToTheGridAtTimes() {
        List<LogEvent> events = events(200);
        ScanRequest request = all().withGrid(millis -> Math.floorDiv(millis, 100L) * 100 + 100);
        int without = 0;
        int exact = 0;
        int loose = 0;
        int withinLines = 0;
        for (int seed = 0; seed < 50; seed++) {
            MemoryEventSource source = MemoryEventSource.of("mine", events).shuffled(seed);
            try (Scan scan = source.scan(request, new Context())) {
                for (Batch batch : batches(scan)) {
                    long[] times = times(batch);
                    long earliest = Arrays.stream(times).min().orElseThrow();
                    long latest = Arrays.stream(times).max().orElseThrow();
                    withinLines += times.length > 1 && earliest / 100 == latest / 100 ? 1 : 0;
                    TimeRange told = batch.times();
                    if (told == null) {
                        without++;
                    } else if (told.equals(new TimeRange(earliest, latest))) {
                        exact++;
                    } else {
                        assertThat(told.contains(earliest) && told.contains(latest))
                                .isTrue();
                        loose++;
                    }
                }
            }
        }
        assertThat(List.of(without, exact, loose, withinLines)).allMatch(count -> count > 20);
    }

    @Test
    void readsBackwardsAtTimesWhenTheNewestAreWantedFirst() {
        List<LogEvent> events = events(200);
        Set<Boolean> backwards = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            MemoryEventSource source = MemoryEventSource.of("mine", events).shuffled(seed);
            ScanRequest request = all().withOrder(ScanRequest.ScanOrder.NEWEST_FIRST);
            try (Scan scan = source.scan(request, new Context())) {
                List<Batch> batches = batches(scan);
                Value first = batches.getFirst().column(SystemField.SEQUENCE).value(0);
                backwards.add(!Value.of(0L).equals(first));
                assertThat(batches.stream().mapToInt(Batch::size).sum()).isEqualTo(200);
            }
        }
        assertThat(backwards).containsExactlyInAnyOrder(true, false);
    }

    private static List<Batch> batches(Scan scan) {
        List<Batch> batches = new ArrayList<>();
        for (Scan.Partition partition = scan.next(); partition != null; partition = scan.next()) {
            for (Batch batch = partition.next(); batch != null; batch = partition.next()) {
                batches.add(batch);
            }
        }
        return batches;
    }

    private static long[] times(Batch batch) {
        return ((Column.Timestamps) batch.column(SystemField.EVENT_TIME)).millis();
    }

    @Test
    void promisesEverythingOrNothing() {
        MemoryEventSource source = MemoryEventSource.of("mine", List.of());

        assertThat(source.promises(new Predicate.Present("f"))).isTrue();
        assertThat(source.withoutPromises().promises(new Predicate.Present("f")))
                .isFalse();
        assertThat(rows(source, all())).isEmpty();
    }

    @Test
    void discoversAtMostSoManyFields() {
        MemoryEventSource source = MemoryEventSource.of(
                        "mine", List.of(new LogEvent(0, 0, "g", "s", 0, "{\"level\":\"info\",\"n\":5}")))
                .withMaximumFields(1);

        List<@Nullable Value> row = rows(source, all()).getFirst();

        assertThat(row.get(FIELDS.indexOf("level"))).isEqualTo(Value.of("info"));
        assertThat(row.get(FIELDS.indexOf("n"))).isNull();
    }

    private static long bytes(List<LogEvent> events) {
        return events.stream()
                .mapToLong(event -> event.message().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    /** Some fields are asked for though the request does not name them. */
    private static ScanRequest all() {
        return ScanRequest.of(TimeRange.ALL, Set.of(SystemField.MESSAGE, "level", "deep"));
    }

    private static List<LogEvent> events(int count) {
        Random random = new Random(7);
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String level = List.of("info", "warn").get(i % 10 == 0 ? 1 : 0);
            String message = i % 50 == 49
                    ? "plain text, no fields"
                    : "{\"level\":\"" + level + "\",\"n\":" + i + ",\"deep\":{\"list\":[\"é" + i + "\"]},\"@at\":true}";
            events.add(
                    new LogEvent(1_000_000 + random.nextInt(1000), 2_000_000, "group", "stream-" + i / 20, i, message));
        }
        return events;
    }

    private static List<List<@Nullable Value>> rows(MemoryEventSource source, ScanRequest request) {
        try (Scan scan = source.scan(request, new Context())) {
            return read(scan);
        }
    }

    private static List<List<@Nullable Value>> read(Scan scan) {
        List<List<@Nullable Value>> rows = new ArrayList<>();
        for (Batch batch : batches(scan)) {
            for (int row = 0; row < batch.size(); row++) {
                List<@Nullable Value> values = new ArrayList<>();
                for (String field : FIELDS) {
                    values.add(batch.column(field).value(row));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    private record Context(TimeRange wantedTimes) implements ScanContext {
        Context() {
            this(TimeRange.ALL);
        }

        @Override
        public void checkCancelled() {}

        @Override
        public void reserveMemory(long bytes) {}

        @Override
        public void releaseMemory(long bytes) {}

        @Override
        public void warn(Diagnostic warning) {}

        @Override
        public int workers() {
            return 1;
        }
    }
}
