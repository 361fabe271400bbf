package dev.loggia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.LogEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four threads append while two query: every snapshot holds of each appender what it had appended up to some moment. */
class ManyThreadsTest {

    private static final int APPENDERS = 4;
    private static final int BATCHES = 60;
    private static final int BATCH = 100;
    private static final List<String> GROUPS = List.of("a", "b");

    @TempDir
    Path folder;

    @Test
    void queriesSeeEachEventOnceInTheOrderOfAppending() throws Exception {
        AtomicInteger appending = new AtomicInteger(APPENDERS);
        try (Loggia loggia = Loggia.open(folder);
                ExecutorService threads = Executors.newFixedThreadPool(APPENDERS + 2)) {
            List<Future<?>> all = new ArrayList<>();
            for (int appender = 0; appender < APPENDERS; appender++) {
                all.add(threads.submit(appending(loggia, appender, appending)));
            }
            all.add(threads.submit(querying(loggia, appending)));
            all.add(threads.submit(querying(loggia, appending)));
            for (Future<?> one : all) {
                one.get();
            }
            checkAll(loggia);
        }
        try (Loggia loggia = Loggia.open(folder)) {
            checkAll(loggia);
        }
    }

    /** Appends batches to the groups in turn, some by themselves durable, and compacts once. */
    private static Callable<Integer> appending(Loggia loggia, int appender, AtomicInteger appending) {
        return () -> {
            try {
                appendBatches(loggia, appender);
            } finally {
                appending.decrementAndGet();
            }
            return BATCHES;
        };
    }

    private static void appendBatches(Loggia loggia, int appender) {
        for (int batch = 0; batch < BATCHES; batch++) {
            LogGroup group = loggia.group(GROUPS.get(batch % GROUPS.size()));
            int first = batch / GROUPS.size() * BATCH;
            group.append(IntStream.range(first, first + BATCH)
                    .mapToObj(number -> event(appender, number))
                    .toList());
            if (batch % 10 == 9) {
                group.flush();
            }
            if (batch == BATCHES / 2) {
                group.compact();
            }
        }
    }

    private static LogEvent event(int appender, int number) {
        return LogEvent.of(
                Instant.ofEpochSecond(1_795_168_800L - 60L * appender + number),
                "{\"by\":" + appender + ",\"n\":" + number + "}");
    }

    private static Callable<Integer> querying(Loggia loggia, AtomicInteger appending) {
        return () -> {
            int queries = 0;
            long before = 0;
            boolean last;
            do {
                last = appending.get() == 0;
                long events = 0;
                try (QueryResult result = loggia.query(
                                "stats count(*) as events, max(n) as last, countDistinct(n) as distinct by @log, by")
                        .run()) {
                    for (Row row : result) {
                        long ofAppender = row.whole("events").orElseThrow();
                        assertThat(row.whole("last")).as("in order").hasValue(ofAppender - 1);
                        assertThat(row.whole("distinct")).as("each once").hasValue(ofAppender);
                        events += ofAppender;
                    }
                }
                assertThat(events).as("nothing is lost again").isGreaterThanOrEqualTo(before);
                before = events;
                queries++;
            } while (!last);
            assertThat(before).isEqualTo((long) APPENDERS * BATCHES * BATCH);
            return queries;
        };
    }

    private static void checkAll(Loggia loggia) {
        for (LogGroup group : loggia.groups()) {
            long events = (long) APPENDERS * BATCHES * BATCH / GROUPS.size();
            assertThat(group.describe().events()).isEqualTo(events);
            assertThat(group.describe().lastSequence())
                    .as("a sequence for each")
                    .isEqualTo(events - 1);
        }
        assertThat(loggia.groups()).extracting(LogGroup::name).isEqualTo(GROUPS);
    }
}
