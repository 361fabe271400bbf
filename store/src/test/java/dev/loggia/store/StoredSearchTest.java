package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Comparison;
import dev.loggia.event.LogEvent;
import dev.loggia.event.MemoryEventSource;
import dev.loggia.event.Predicate;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.ScanRequest.ScanOrder;
import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What few of many events have is found in every block of a segment, in columns and in messages, however it is written. */
class StoredSearchTest {

    private static final long SEED = 7;
    private static final int EVENTS = 20_000;
    private static final Set<String> FIELDS =
            Set.of("id", "kind", "ms", "o.id", SystemField.MESSAGE, SystemField.EVENT_TIME);

    private static final List<LogEvent> EVENTS_OF_GROUP = events();
    private static final MemoryEventSource MEMORY = MemoryEventSource.of("test/group", EVENTS_OF_GROUP);

    private static final LogStore STORE = LogStore.inMemory(StoreOptions.standard(Clock.systemUTC()));

    @BeforeAll
    static void store() {
        LogGroup group = STORE.group("test/group");
        group.append(EventBatch.of(EVENTS_OF_GROUP), Map.of());
        group.compact();
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rare-é", "rare-a", "rare\\b", "true", "TRUE", "12.5", "1e3", "rare-\ufffd", ""})
    void findsAFieldByItsText(String text) {
        assertFound(new Predicate.Compare("id", Comparison.EQUAL, Value.of(text)));
        assertFound(new Predicate.Compare("o.id", Comparison.EQUAL, Value.of(text)));
        assertFound(new Predicate.Contains("id", text));
        assertFound(new Predicate.And(
                List.of(new Predicate.Present("kind"), new Predicate.Compare("id", Comparison.EQUAL, Value.of(text)))));
    }

    @Test
    void theTextOfOnePredicateDoesNotHideWhatAnotherNeeds() {
        Predicate id = new Predicate.Compare("id", Comparison.EQUAL, Value.of("rare-a"));
        Predicate otherId = new Predicate.Contains("o.id", "rare-a");
        assertThat(assertFound(id)).isGreaterThan(0);
        assertFound(id, otherId);
        assertFound(otherId, new Predicate.Not(id));
        assertFound(new Predicate.Or(List.of(id, otherId)));
        assertFound(id, new Predicate.Compare("id", Comparison.NOT_EQUAL, Value.of("rare-a")));
    }

    @ParameterizedTest
    @EnumSource
    void findsARareTextAndAFrequentOneInAllBlocks(ScanOrder order) {
        for (String text : List.of("rare-a", "\"kind\":\"k1\"", "nowhere")) {
            assertFound(order, new Predicate.Contains(SystemField.MESSAGE, text));
        }
    }

    @Test
    void batchesThatWaitKeepTheirMessages() {
        ScanRequest request = ScanRequest.of(TimeRange.ALL, FIELDS)
                .withPredicates(List.of(new Predicate.Contains(SystemField.MESSAGE, "rare-a")));
        List<String> found = new ArrayList<>();
        try (Snapshot snapshot = STORE.group("test/group").snapshot();
                Scan scan = snapshot.scan(request, new FreeContext())) {
            List<Batch> waiting = new ArrayList<>();
            for (Scan.Partition partition = scan.next(); partition != null; partition = scan.next()) {
                for (Batch batch = partition.next(); batch != null; batch = partition.next()) {
                    waiting.add(batch);
                }
            }
            for (Batch batch : waiting) {
                Column messages = batch.column(SystemField.MESSAGE);
                for (int row = 0; row < batch.size(); row++) {
                    found.add(ValueText.exact(Objects.requireNonNull(messages.value(row))));
                }
            }
        }
        assertThat(found)
                .containsExactlyElementsOf(EVENTS_OF_GROUP.stream()
                        .map(LogEvent::message)
                        .filter(message -> message.contains("rare-a"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void countsTheBytesOfPartsOfBlocks(ScanOrder order) {
        int from = 1_234;
        int to = 17_777;
        ScanRequest request = ScanRequest.of(new TimeRange(1_000L * from, 1_000L * to - 1), Set.of())
                .withOrder(order)
                .withGrid(time -> (time / 70_000 + 1) * 70_000);
        try (Snapshot snapshot = STORE.group("test/group").snapshot();
                Scan scan = snapshot.scan(request, new FreeContext())) {
            for (Scan.Partition partition = scan.next(); partition != null; partition = scan.next()) {
                while (partition.next() != null) {
                    assertThat(scan.statistics().recordsScanned()).isPositive();
                }
            }
            assertThat(scan.statistics().recordsScanned()).isEqualTo(to - from);
            assertThat(scan.statistics().bytesScanned())
                    .isEqualTo(EVENTS_OF_GROUP.subList(from, to).stream()
                            .mapToLong(event -> event.message().getBytes(StandardCharsets.UTF_8).length)
                            .sum());
        }
    }

    @Test
    void comparesWholeNumbersAmongDecimals() {
        for (Comparison comparison : Comparison.values()) {
            assertFound(new Predicate.Compare("ms", comparison, Value.of(12L)));
            assertFound(new Predicate.Compare("ms", comparison, Value.of("12.5")));
        }
    }

    private static int assertFound(Predicate... predicates) {
        return assertFound(ScanOrder.ANY, predicates);
    }

    /** Returns how many events both answer. */
    private static int assertFound(ScanOrder order, Predicate... predicates) {
        ScanRequest request = ScanRequest.of(TimeRange.ALL, FIELDS)
                .withPredicates(List.of(predicates))
                .withOrder(order);
        List<String> fields = FIELDS.stream().sorted().toList();
        try (Snapshot snapshot = STORE.group("test/group").snapshot()) {
            List<List<@Nullable Value>> found = StoredEvents.rows(snapshot, request, fields, new FreeContext());
            assertThat(found)
                    .as("seed %d, %s", SEED, request)
                    .isEqualTo(StoredEvents.rows(MEMORY, request, fields, new FreeContext()));
            return found.size();
        }
    }

    /** The values of {@code id} mostly differ, so that they are left in the messages. */
    private static List<LogEvent> events() {
        Random random = new Random(SEED);
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            String message =
                    "{\"id\":" + id(random) + ",\"kind\":\"k" + random.nextInt(3) + "\",\"ms\":" + number(random)
                            + ",\"o\":{\"id\":" + id(random) + "},\"pad\":\"" + "x".repeat(random.nextInt(80)) + "\"}";
            events.add(new LogEvent(1_000L * i, 1_000L * i, "test/group", "stream", i, message));
        }
        return events;
    }

    private static String id(Random random) {
        return switch (random.nextInt(1_200)) {
            case 0 -> "\"rare-a\"";
            case 1 -> "\"rare\\u002da\"";
            case 2 -> "\"rare-é\"";
            case 3 -> "\"rare-\\u00e9\"";
            case 4 -> "\"rare\\\\b\"";
            case 5 -> "true";
            case 6 -> "\"true\"";
            case 7 -> "12.50";
            case 8 -> "1000";
            case 9 -> "\"rare-\\ufffd\"";
            case 10 -> "{\"rare-a\":1}";
            case 11 -> "null";
            default -> "\"" + Long.toHexString(random.nextLong()) + "\"";
        };
    }

    private static String number(Random random) {
        return switch (random.nextInt(30)) {
            case 0 -> "12";
            case 1 -> "9007199254740993";
            case 2 -> "-0.0";
            case 3 -> "\"12\"";
            default -> random.nextInt(25) + "." + (1 + random.nextInt(9));
        };
    }
}
