package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events expire: hidden at once, deleted segment by segment. */
class RetentionTest {

    private static final long DAY = 86_400_000;
    private static final long NOW = 1_795_168_800_000L;

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(NOW);

    private LogStore open() {
        return LogStore.open(folder, StoreOptions.standard(clock));
    }

    /** Ten events a day ago, ten events two days ago and so on, each in a segment. */
    private static LogGroup fill(LogStore store, String name, int days) {
        LogGroup group = store.group(name);
        for (long day = days; day >= 1; day--) {
            group.append(NumberedEvents.of("a", NOW - day * DAY, 10 * day, 10 * day + 10), Map.of());
            group.flush();
        }
        return group;
    }

    private static List<Long> numbers(LogGroup group) {
        try (Snapshot snapshot = group.snapshot()) {
            List<Long> numbers = NumberedEvents.read(snapshot).stream()
                    .map(NumberedEvents.Numbered::number)
                    .sorted()
                    .toList();
            assertThat(snapshot.events()).isEqualTo(numbers.size());
            return numbers;
        }
    }

    private static List<Long> fromTo(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    private long bytes(LogGroup group) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(DiskFolder.GROUPS).resolve(group.id()))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void hidesAtOnceAndDeletesWholeSegments() throws IOException {
        try (LogStore store = open()) {
            LogGroup group = fill(store, "app", 8);
            long before = bytes(group);
            group.setRetentionDays(OptionalInt.of(3));
            assertThat(numbers(group)).isEqualTo(fromTo(10, 40));
            assertThat(bytes(group))
                    .as("segments of five days of eight are gone")
                    .isLessThan(before * 6 / 10);
            group.setRetentionDays(OptionalInt.empty());
            assertThat(numbers(group)).isEqualTo(fromTo(10, 40));
        }
        try (LogStore store = open()) {
            assertThat(numbers(store.group("app"))).isEqualTo(fromTo(10, 40));
        }
    }

    @Test
    void hidesWhatASegmentKeepsForItsNewerEvents() {
        try (LogStore store = open()) {
            LogGroup group = fill(store, "app", 8);
            group.compact();
            group.setRetentionDays(OptionalInt.of(5));
            assertThat(numbers(group)).isEqualTo(fromTo(10, 60));
            clock.advance(Duration.ofMillis(55));
            assertThat(numbers(group)).as("time goes on").hasSize(45);
            try (Snapshot snapshot = group.snapshot()) {
                assertThat(snapshot.streams().getFirst().events()).isEqualTo(45);
                assertThat(snapshot.fields()).allMatch(field -> field.events() == 45);
            }
            group.setRetentionDays(OptionalInt.empty());
            assertThat(numbers(group)).as("what was hidden but not deleted").isEqualTo(fromTo(10, 90));
        }
    }

    @Test
    void deletesWhatExpiresLaterWithoutKeepingTheLock() throws IOException {
        String id;
        try (LogStore store = open()) {
            LogGroup group = fill(store, "app", 8);
            id = group.id();
            group.setRetentionDays(OptionalInt.of(30));
            fill(store, "kept", 8);
        }
        clock.advance(Duration.ofDays(25));
        try (LogStore other = open();
                LogStore store = open()) {
            LogGroup group = store.group("app");
            assertThat(group.id()).isEqualTo(id);
            long before = bytes(group);
            store.deleteExpired();
            assertThat(bytes(group)).isLessThan(before * 8 / 10);
            other.group("app").append(NumberedEvents.of("a", NOW, 0, 1), Map.of());
            assertThat(numbers(store.group("kept"))).hasSize(80);
        }
    }

    @Test
    void compactionDeletesWhatIsExpired() throws IOException {
        try (LogStore store = open()) {
            fill(store, "app", 8).setRetentionDays(OptionalInt.of(30));
        }
        clock.advance(Duration.ofDays(25));
        try (LogStore store = open()) {
            LogGroup group = store.group("app");
            group.compact();
            assertThat(numbers(group)).isEqualTo(fromTo(10, 60));
            group.setRetentionDays(OptionalInt.empty());
            assertThat(numbers(group)).as("what is left when nothing is hidden").isEqualTo(fromTo(10, 60));
        }
    }

    @Test
    void leavesAGroupToTheProcessThatAppendsToIt() throws IOException {
        try (LogStore writing = open();
                LogStore other = open()) {
            LogGroup group = fill(writing, "app", 8);
            long before = bytes(group);
            other.group("app").setRetentionDays(OptionalInt.of(3));
            assertThat(numbers(group)).isEqualTo(fromTo(10, 40));
            assertThat(numbers(other.group("app"))).isEqualTo(fromTo(10, 40));
            assertThat(bytes(group)).isGreaterThan(before / 2);
            writing.deleteExpired();
            assertThat(bytes(group)).isLessThan(before * 6 / 10);
        }
    }
}
