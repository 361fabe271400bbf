package dev.loggia.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows how far a query or an ingest is, on a terminal, from a thread of its own; nothing for one that is done soon.
 */
final class Progress {

    private static final long QUIET_MILLIS = 300;
    private static final long INTERVAL_MILLIS = 100;

    /**
     * How far it is.
     *
     * @param bytesTotal bytes there are to read, or less than 1 when unknown
     * @param elapsed since the start
     */
    record Point(long bytesRead, long bytesTotal, long events, Duration elapsed) {}

    private final Console console;
    private final Supplier<Point> point;
    private final int width;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread;

    private Progress(Console console, Supplier<Point> point, int width) {
        this.console = console;
        this.point = point;
        this.width = width;
        thread = new Thread(this::show, "loggia-progress");
        thread.setDaemon(true);
    }

    /** @param shown whether there is anything to see; without, this does nothing */
    static Progress start(boolean shown, Console console, Supplier<Point> point, Terminal terminal) {
        Progress progress = new Progress(console, point, terminal.width());
        if (shown) {
            progress.thread.start();
        }
        return progress;
    }

    private void show() {
        try {
            long wait = QUIET_MILLIS;
            while (!done.await(wait, TimeUnit.MILLISECONDS)) {
                console.showTransient(line(point.get(), width));
                wait = INTERVAL_MILLIS;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String line(Point point, int width) {
        StringBuilder line = new StringBuilder(Quantity.bytes(point.bytesRead()));
        if (point.bytesTotal() > 0) {
            line.append(" of ")
                    .append(Quantity.bytes(point.bytesTotal()))
                    .append(" (")
                    .append(Math.min(100, point.bytesRead() * 100 / point.bytesTotal()))
                    .append("%)");
        }
        line.append(", ")
                .append(Quantity.count(point.events(), "event"))
                .append(", ")
                .append(Quantity.rate(point.bytesRead(), point.elapsed()));
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
