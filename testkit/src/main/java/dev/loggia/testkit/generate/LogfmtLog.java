package dev.loggia.testkit.generate;

import dev.loggia.event.LogEvent;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A background worker's log in {@code key=value} pairs. */
final class LogfmtLog implements LogGenerator {

    private static final DateTimeFormatter TIME = Pace.format("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final List<String> JOBS = List.of("thumbnail", "invoice", "newsletter", "cleanup");

    private final Pace pace;

    LogfmtLog(Pace pace) {
        this.pace = pace;
    }

    @Override
    public LogEvent next() {
        pace.step();
        return pace.event(message());
    }

    private String message() {
        boolean failed = pace.chance(0.04);
        return "ts=" + TIME.format(pace.time()) + " level=" + (failed ? "error" : "info") + " job=" + pace.skewed(JOBS)
                + " msg=\"" + (failed ? "job gave up" : "job done") + "\" attempt=" + (failed ? 3 : 1)
                + " duration_ms=" + pace.latency(failed ? 900 : 200) + " queue=" + pace.between(0, 30);
    }
}
