package dev.loggia.ingest.file;

import dev.loggia.diagnostic.QueryCancelledException;
import dev.loggia.event.ScanContext;
import java.time.ZoneId;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A first reading of a file whose times lack the year: the last event's year is known, earlier ones are counted back from it. Every
 * worker that needs the answer takes part.
 */
final class YearPass {

    private static final long PATIENCE_MILLIS = 20;

    private final IntFunction<YearSteps> reading;
    private final long latest;
    private final ZoneId zone;
    private final ScanContext context;
    private final @Nullable YearSteps[] parts;
    private int next;
    private int done;
    private boolean failed;
    private @Nullable YearMap result;

    /**
     * @param reading reads a range of the file
     * @param latest the last event is not later
     */
    YearPass(int ranges, IntFunction<YearSteps> reading, long latest, ZoneId zone, ScanContext context) {
        this.reading = reading;
        this.latest = latest;
        this.zone = zone;
        this.context = context;
        this.parts = new YearSteps[ranges];
    }

    /** The answer, once every range was read. */
    YearMap result() {
        int range;
        while ((range = take()) >= 0) {
            boolean read = false;
            try {
                put(range, reading.apply(range));
                read = true;
            } finally {
                if (!read) {
                    fail();
                }
            }
        }
        return await();
    }

    private synchronized int take() {
        return next < parts.length && !failed ? next++ : -1;
    }

    private synchronized void put(int range, YearSteps steps) {
        parts[range] = steps;
        done++;
        notifyAll();
    }

    private synchronized void fail() {
        failed = true;
        notifyAll();
    }

    private synchronized YearMap await() {
        while (done < parts.length) {
            context.checkCancelled();
            if (failed) {
                // The worker that failed tells why; this one only has to end.
                throw new QueryCancelledException();
            }
            try {
                wait(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new QueryCancelledException();
            }
        }
        if (result == null) {
            YearSteps all = new YearSteps();
            for (YearSteps part : parts) {
                if (part != null) {
                    all.add(part);
                }
            }
            result = all.endingBefore(latest, zone);
        }
        return result;
    }
}
