package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads of one process append, flush, compact, query and delete at once, with far fewer writers than groups. */
class ConcurrentUseTest {

    private static final long TIME = 1_795_168_800_000L;
    private static final int GROUPS = 8;
    private static final int APPENDERS = 6;
    private static final int ROUNDS = 150;

    @TempDir
    private Path folder;

    private static String group(int number) {
        return "shared/" + number;
    }

    @Test
    void losesNothingAndEnds() throws InterruptedException, ExecutionException, TimeoutException {
        StoreOptions options = StoreOptions.standard(Clock.systemUTC()).withMaximumWriters(2);
        ExecutorService threads = Executors.newCachedThreadPool();
        long[][] appended = new long[APPENDERS][];
        try (LogStore store = LogStore.open(folder, options)) {
            List<Callable<long[]>> appenders = new ArrayList<>();
            for (int i = 0; i < APPENDERS; i++) {
                int number = i;
                appenders.add(() -> append(store, number));
            }
            Future<Integer> reader = threads.submit(() -> read(store));
            Future<Integer> changer = threads.submit(() -> change(store));
            List<Future<long[]>> running = new ArrayList<>();
            appenders.forEach(appender -> running.add(threads.submit(appender)));
            for (int i = 0; i < APPENDERS; i++) {
                appended[i] = running.get(i).get(5, TimeUnit.MINUTES);
            }
            assertThat(reader.get(5, TimeUnit.MINUTES)).isPositive();
            assertThat(changer.get(5, TimeUnit.MINUTES)).isPositive();
            check(store, appended);
        } finally {
            threads.shutdownNow();
        }
        try (LogStore store = LogStore.open(folder, options)) {
            check(store, appended);
        }
    }

    /** @return how many events were appended to each group */
    private static long[] append(LogStore store, int number) {
        Random random = new Random(number);
        long[] next = new long[GROUPS];
        for (int round = 0; round < ROUNDS; round++) {
            int group = random.nextInt(GROUPS);
            long to = next[group] + 1 + random.nextInt(20);
            store.group(group(group)).append(NumberedEvents.of("thread-" + number, TIME, next[group], to), Map.of());
            next[group] = to;
            if (random.nextInt(10) == 0) {
                store.group(group(random.nextInt(GROUPS))).flush();
            }
        }
        return next;
    }

    private static int read(LogStore store) {
        Random random = new Random(100);
        List<Snapshot> open = new ArrayList<>();
        int rounds = 0;
        for (; rounds < 2 * ROUNDS; rounds++) {
            open.add(store.group(group(random.nextInt(GROUPS))).snapshot());
            Snapshot snapshot = open.get(random.nextInt(open.size()));
            NumberedEvents.bySource(NumberedEvents.read(snapshot))
                    .forEach((source, numbers) -> assertThat(numbers).isEqualTo(fromZero(numbers.size())));
            if (open.size() > 5) {
                open.remove(random.nextInt(open.size())).close();
            }
        }
        open.forEach(Snapshot::close);
        return rounds;
    }

    private static int change(LogStore store) {
        Random random = new Random(200);
        int rounds = 0;
        for (; rounds < 30; rounds++) {
            store.group(group(random.nextInt(GROUPS))).compact();
            LogGroup passing = store.group("passing");
            passing.append(NumberedEvents.of("doomed", TIME, 0, 10), Map.of());
            assertThat(passing.deleteStream("doomed")).isTrue();
            assertThat(store.delete("passing")).isTrue();
        }
        return rounds;
    }

    private static void check(LogStore store, long[][] appended) {
        for (int group = 0; group < GROUPS; group++) {
            try (Snapshot snapshot = store.group(group(group)).snapshot()) {
                List<NumberedEvents.Numbered> events = NumberedEvents.read(snapshot);
                assertThat(events).extracting(NumberedEvents.Numbered::sequence).doesNotHaveDuplicates();
                Map<String, List<Long>> numbers = NumberedEvents.bySource(events);
                for (int thread = 0; thread < APPENDERS; thread++) {
                    assertThat(numbers.getOrDefault("thread-" + thread, List.of()))
                            .isEqualTo(fromZero(appended[thread][group]));
                }
            }
        }
    }

    private static List<Long> fromZero(long count) {
        return LongStream.range(0, count).boxed().toList();
    }

    /** A group that is never idle: the background cannot get at it. */
    @Test
    void whatIsAppendedWithoutAPauseBecomesDurable() {
        TestClock clock = new TestClock(TIME);
        StoreOptions options = StoreOptions.standard(clock);
        try (LogStore writing = LogStore.open(folder, options);
                LogStore reading = LogStore.open(folder, options)) {
            LogGroup group = writing.group("busy");
            for (long i = 0; i < 60; i++) {
                group.append(NumberedEvents.of("a", TIME, 10 * i, 10 * i + 10), Map.of());
                clock.advance(Duration.ofMillis(100));
            }
            try (Snapshot snapshot = reading.group("busy").snapshot()) {
                assertThat(snapshot.events()).isGreaterThanOrEqualTo(450);
            }
        }
    }
}
