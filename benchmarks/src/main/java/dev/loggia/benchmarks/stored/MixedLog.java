package dev.loggia.benchmarks.stored;

import dev.loggia.event.LogEvent;
import dev.loggia.testkit.generate.LogGenerator;
import dev.loggia.testkit.generate.LogKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Text logs of several systems, shuffled into each other by time: harder to compress than the log of one. */
final class MixedLog implements LogGenerator {

    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingLong(Waiting::time));

    /** A log and its event that is not taken yet. */
    private record Waiting(LogGenerator log, LogEvent event) {
        long time() {
            return event.timestamp();
        }

        static Waiting of(LogGenerator log) {
            return new Waiting(log, log.next());
        }
    }

    /** @param meanGapMillis mean time between events of all logs together */
    MixedLog(long seed, Instant start, double meanGapMillis) {
        waiting.add(Waiting.of(new ClusterLog(seed, start, meanGapMillis / 0.45)));
        waiting.add(Waiting.of(shop(LogKind.SSHD, seed + 1, start, meanGapMillis / 0.2)));
        waiting.add(Waiting.of(shop(LogKind.ACCESS, seed + 2, start, meanGapMillis / 0.15)));
        waiting.add(Waiting.of(shop(LogKind.APPLICATION, seed + 3, start, meanGapMillis / 0.15)));
        waiting.add(Waiting.of(shop(LogKind.LOGFMT, seed + 4, start, meanGapMillis / 0.05)));
    }

    private static LogGenerator shop(LogKind kind, long seed, Instant start, double meanGapMillis) {
        return kind.generator(seed, start, Duration.ofMillis(Math.max(1, Math.round(meanGapMillis))));
    }

    @Override
    public LogEvent next() {
        Waiting first = waiting.remove();
        waiting.add(Waiting.of(first.log()));
        return first.event();
    }
}
