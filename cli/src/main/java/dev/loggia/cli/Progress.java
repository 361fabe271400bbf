package dev.loggia.cli;

import dev.loggia.Statistics;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows how far a query is, on a terminal, from a thread of its own; nothing for a query that is done soon. */
final class Progress {

    private static final long QUIET_MILLIS = 300;
    private static final long INTERVAL_MILLIS = 100;

    private final Console console;
    private final Supplier<Statistics> statistics;
    private final int width;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread;

    private Progress(Console console, Supplier<Statistics> statistics, int width) {
        this.console = console;
        this.statistics = statistics;
        this.width = width;
        thread = new Thread(this::show, "loggia-progress");
        thread.setDaemon(true);
    }

    /** @param shown whether there is anything to see; without, this does nothing */
    static Progress start(boolean shown, Console console, Supplier<Statistics> statistics, Terminal terminal) {
        Progress progress = new Progress(console, statistics, terminal.width());
        if (shown) {
            progress.thread.start();
        }
        return progress;
    }

    private void show() {
        try {
            long wait = QUIET_MILLIS;
            while (!done.await(wait, TimeUnit.MILLISECONDS)) {
                console.showTransient(line(statistics.get(), width));
                wait = INTERVAL_MILLIS;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String line(Statistics statistics, int width) {
        StringBuilder line = new StringBuilder(Quantity.bytes(statistics.bytesRead()));
        if (statistics.bytesTotal() > 0) {
            line.append(" of ")
                    .append(Quantity.bytes(statistics.bytesTotal()))
                    .append(" (")
                    .append(Math.min(100, statistics.bytesRead() * 100 / statistics.bytesTotal()))
                    .append("%)");
        }
        line.append(", ")
                .append(Quantity.count(statistics.recordsScanned(), "event"))
                .append(", ")
                .append(Quantity.rate(statistics.bytesRead(), statistics.elapsed()));
        return line.substring(0, Math.min(line.length(), Math.max(0, width - 1)));
    }

    /** Takes the line away, for good. */
    void stop() {
        done.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        console.clearTransient();
    }
}
