package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.LogEvent;
import dev.loggia.event.Scan;
import dev.loggia.event.ScanContext;
import dev.loggia.event.ScanRequest;
import dev.loggia.event.ScanRequest.ScanOrder;
import dev.loggia.event.TimeRange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The dictionaries of a segment take memory only while the segment is read. */
class DictionaryMemoryTest {

    private static final long DAY = 86_400_000;
    private static final long START = 1_795_168_800_000L;
    private static final int SEGMENTS = 12;
    private static final int TEXTS = 500;

    @ParameterizedTest
    @EnumSource(ScanOrder.class)
    void isGivenBackAfterTheLastRangeOfASegment(ScanOrder order) {
        try (LogStore store = LogStore.inMemory(StoreOptions.standard(Clock.systemUTC()))) {
            LogGroup group = store.group("test/group");
            for (int segment = 0; segment < SEGMENTS; segment++) {
                group.append(events(segment), Map.of());
                group.flush();
            }
            try (Snapshot snapshot = group.snapshot()) {
                assertThat(snapshot.segments()).hasSizeGreaterThan(SEGMENTS / 2);
                MeasuringContext context = new MeasuringContext();
                ScanRequest request =
                        ScanRequest.of(TimeRange.ALL, Set.of("id")).withOrder(order);
                try (Scan scan = snapshot.scan(request, context)) {
                    long first = -1;
                    for (Scan.Partition partition = scan.next(); partition != null; partition = scan.next()) {
                        for (Batch batch = partition.next(); batch != null; batch = partition.next()) {
                            assertThat(batch.column("id")).isInstanceOf(Column.Ordinals.class);
                        }
                        first = first < 0 ? context.most : first;
                        assertThat(partition.next()).isNull();
                    }
                    assertThat(first).isGreaterThan(4L * TEXTS);
                    assertThat(context.most).isLessThan(4 * first);
                    assertThat(context.now).isZero();
                }
                assertThat(context.now).isZero();
            }
        }
    }

    private static List<LogEvent> events(int segment) {
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < 10 * TEXTS; i++) {
            long time = START + segment * DAY * 3 + i;
            String message = "{\"id\":\"segment " + segment + " text " + i % TEXTS + "\"}";
            events.add(new LogEvent(time, time, "test/group", "s", i, message));
        }
        return events;
    }

    private static final class MeasuringContext implements ScanContext {
        private long now;
        private long most;

        @Override
        public void checkCancelled() {}

        @Override
        public void reserveMemory(long bytes) {
            now += bytes;
            most = Math.max(most, now);
        }

        @Override
        public void releaseMemory(long bytes) {
            now -= bytes;
        }

        @Override
        public void warn(dev.loggia.diagnostic.Diagnostic warning) {}

        @Override
        public TimeRange wantedTimes() {
            return TimeRange.ALL;
        }

        @Override
        public int workers() {
            return 1;
        }
    }
}
