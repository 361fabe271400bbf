package dev.loggia.benchmarks.stored;

import dev.loggia.testkit.generate.LogGenerator;
import java.time.Duration;
import java.time.Instant;

/** The logs that questions are asked of: two days of events. */
public enum Data {
    /** Text of several systems. */
    TEXT {
        @Override
        LogGenerator generator(long events) {
            return new MixedLog(SEED, START, gap(events));
        }
    },
    /** Requests as JSON. */
    JSON {
        @Override
        LogGenerator generator(long events) {
            return new RequestLog(SEED, START, gap(events));
        }
    };

    private static final long SEED = 42;
    private static final Instant START = Instant.parse("2026-11-19T00:00:00Z");
    private static final int EVENTS_TO_LEARN_FROM = 2_000;

    /** A log that has about so many events in two days. */
    abstract LogGenerator generator(long events);

    private static double gap(long events) {
        return (double) Duration.ofDays(2).toMillis() / events;
    }

    /** The events of so many megabytes (1,000,000 bytes of messages), the same in every run. */
    EventSet events(int megabytes) {
        long bytes = megabytes * 1_000_000L;
        LogGenerator first = generator(EVENTS_TO_LEARN_FROM);
        long learned = 0;
        for (int i = 0; i < EVENTS_TO_LEARN_FROM; i++) {
            learned += first.next().message().length();
        }
        return EventSet.of(generator(bytes * EVENTS_TO_LEARN_FROM / learned), bytes);
    }
}
