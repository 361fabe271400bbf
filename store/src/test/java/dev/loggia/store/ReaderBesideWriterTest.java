package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store of this process and another process query a folder while a third store writes to it: they see every group as it was at one of
 * its commits. {@code -Dsoak.seconds=300} goes on for longer.
 */
class ReaderBesideWriterTest {

    private static final long DAY = 86_400_000;
    private static final int MOST_EVENTS = 40_000;

    @TempDir
    private Path folder;

    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void seesOnlyWhatWasCommitted() throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try (LogStore writing = open();
                LogStore reading = open()) {
            Writing writer = new Writing(writing, 1);
            writer.step();
            try (ChildProcess other = ChildProcess.start("count", folder)) {
                Future<Integer> reader = threads.submit(() -> look(new StoreCounts(reading)));
                other.await("counting");
                long end = System.nanoTime()
                        + Duration.ofSeconds(Long.getLong("soak.seconds", 12)).toNanos();
                while (System.nanoTime() < end && !reader.isDone()) {
                    writer.step();
                }
                over.set(true);
                other.say("enough");
                assertThat(reader.get()).isGreaterThan(1);
                other.await("looked often");
                assertThat(other.end()).isZero();
            }
        } finally {
            over.set(true);
            threads.shutdown();
        }
    }

    private int look(StoreCounts counts) {
        int rounds = 0;
        while (!over.get()) {
            counts.look();
            rounds++;
        }
        return rounds;
    }

    private LogStore open() {
        return LogStore.open(folder, StoreOptions.standard(Clock.systemUTC()));
    }

    /** Whatever a writer may do, at random. */
    private static final class Writing {
        private final LogStore store;
        private final Random random;
        private final long now = System.currentTimeMillis();
        private int generation;

        Writing(LogStore store, long seed) {
            this.store = store;
            this.random = new Random(seed);
        }

        void step() {
            LogGroup growing = grow(StoreCounts.GROWING + generation + "/" + random.nextInt(3), "numbers", now);
            LogGroup shrinking = grow(StoreCounts.SHRINKING + generation, "numbers", now);
            grow(shrinking.name(), StoreCounts.DOOMED, now);
            grow("expiring/" + random.nextInt(2), StoreCounts.DOOMED, now - 30 * DAY);
            switch (random.nextInt(20)) {
                case 0, 1, 2 -> growing.flush();
                case 3 -> growing.compact();
                case 4 -> shrinking.deleteStream(StoreCounts.DOOMED);
                case 5 -> shrinking.compact();
                case 6 -> store.group("expiring/0").setRetentionDays(OptionalInt.of(7));
                case 7 -> store.group("expiring/0").setRetentionDays(OptionalInt.empty());
                case 8 -> store.delete("expiring/" + random.nextInt(2));
                case 9 -> store.groups();
                default -> shrinking.flush();
            }
        }

        /** Groups that have become large are replaced by new ones, so that readers come round. */
        private LogGroup grow(String name, String source, long time) {
            LogGroup group = store.group(name);
            String position = group.positions().get(source);
            long from = position == null ? 0 : Long.parseLong(position);
            long to = from + 1 + random.nextInt(50);
            group.append(NumberedEvents.of(source, time, from, to), Map.of(source, Long.toString(to)));
            if (to > MOST_EVENTS) {
                generation++;
            }
            return group;
        }
    }
}
