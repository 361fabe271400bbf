package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.LogEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many small groups and many streams: few writers and views are open, few files are made. {@code -Dgroups=1000} makes more groups. */
class ManyGroupsTest {

    private static final long TIME = 1_795_168_800_000L;
    private static final int WRITERS = 5;

    @TempDir
    private Path folder;

    private static StoreOptions options() {
        return StoreOptions.standard(Clock.systemUTC()).withMaximumWriters(WRITERS);
    }

    private static List<Long> numbers(LogGroup group) {
        try (Snapshot snapshot = group.snapshot()) {
            return NumberedEvents.read(snapshot).stream()
                    .map(NumberedEvents.Numbered::number)
                    .toList();
        }
    }

    @Test
    void fewWritersServeManyGroups() throws IOException {
        int groups = Integer.getInteger("groups", 150);
        List<String> names =
                IntStream.range(0, groups).mapToObj(i -> "many/" + i).toList();
        try (LogStore store = LogStore.open(folder, options())) {
            for (String name : names) {
                store.group(name).append(NumberedEvents.of("a", TIME, 0, 10), Map.of("a", "9"));
                assertThat(store.openWriters()).isLessThanOrEqualTo(WRITERS);
            }
            assertThat(store.openWriters()).isEqualTo(WRITERS);
        }
        try (LogStore store = LogStore.open(folder, options())) {
            assertThat(store.groups()).extracting(LogGroup::name).containsExactlyInAnyOrderElementsOf(names);
            for (LogGroup group : store.groups()) {
                assertThat(numbers(group))
                        .isEqualTo(LongStream.range(0, 10).boxed().toList());
                assertThat(group.positions()).isEqualTo(Map.of("a", "9"));
                assertThat(store.idleViews()).isLessThanOrEqualTo(128);
            }
            assertThat(store.idleViews()).isEqualTo(Math.min(groups, 128));
            assertThat(store.openWriters()).isZero();
        }
        Path index = folder.resolve(DiskFolder.GROUPS);
        try (Stream<Path> files = Files.walk(index)) {
            assertThat(files.filter(Files::isRegularFile).count())
                    .as("a small segment is three files, beside the commit, the lock and the metadata")
                    .isEqualTo(6L * groups);
        }
    }

    @Test
    void aSnapshotOutlivesTheViewOfItsGroup() {
        try (LogStore store = LogStore.inMemory(options())) {
            List<Snapshot> snapshots = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                LogGroup group = store.group("many/" + i);
                group.append(NumberedEvents.of("a", TIME, 0, 10), Map.of());
                snapshots.add(group.snapshot());
            }
            assertThat(store.idleViews()).isLessThanOrEqualTo(128);
            for (Snapshot snapshot : snapshots) {
                assertThat(NumberedEvents.read(snapshot)).hasSize(10);
                snapshot.close();
            }
        }
    }

    @Test
    void manyStreamsShareAGroup() {
        try (LogStore store = LogStore.open(folder, options())) {
            LogGroup group = store.group("streams");
            for (int batch = 0; batch < 10; batch++) {
                List<LogEvent> events = new ArrayList<>();
                for (int i = 0; i < 1_000; i++) {
                    events.add(new LogEvent(TIME + batch, 0, "", "stream-" + i, 0, "{\"n\":" + batch + "}"));
                }
                group.append(EventBatch.of(events), Map.of());
                group.flush();
            }
            group.compact();
        }
        try (LogStore store = LogStore.open(folder, options());
                Snapshot snapshot = store.group("streams").snapshot()) {
            assertThat(snapshot.streams()).hasSize(1_000).allMatch(stream -> stream.events() == 10);
            Map<String, List<Long>> numbers = NumberedEvents.bySource(NumberedEvents.read(snapshot));
            assertThat(numbers).hasSize(1_000);
            assertThat(numbers.values())
                    .allMatch(found ->
                            found.equals(LongStream.range(0, 10).boxed().toList()));
        }
    }
}
