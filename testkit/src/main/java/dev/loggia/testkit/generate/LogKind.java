package dev.loggia.testkit.generate;

import java.time.Duration;
import java.time.Instant;

/**
 * The logs that can be invented. They tell one story of a shop: by day there is more traffic than by night, and every day from 14:05
 * to 14:20 its payment provider does not answer, which all of them show in their own way. Addresses are of the ranges that are set
 * aside for documentation.
 */
public enum LogKind {
    /** Access log of a web server, combined format. */
    ACCESS("access.log"),
    /** Log of a Java service, a line or a stack trace an event. */
    APPLICATION("app.log"),
    /** Orders as JSON lines with nested objects and arrays. */
    ORDERS("orders.jsonl"),
    /** SSH daemon as syslog (RFC 3164) writes it: no year, no zone. */
    SSHD("sshd.log"),
    /** Blank-separated {@code key=value} pairs. */
    LOGFMT("worker.log");

    private final String fileName;

    LogKind(String fileName) {
        this.fileName = fileName;
    }

    /** What a file of this kind is called in examples. */
    public String fileName() {
        return fileName;
    }

    /**
     * Starts a log.
     *
     * @param start no event is earlier
     * @param meanGap mean time between events over a whole day, at least a millisecond
     */
    public LogGenerator generator(long seed, Instant start, Duration meanGap) {
        Pace pace = new Pace(seed, start.toEpochMilli(), meanGap.toMillis());
        return switch (this) {
            case ACCESS -> new AccessLog(pace);
            case APPLICATION -> new ApplicationLog(pace);
            case ORDERS -> new OrderLog(pace);
            case SSHD -> new SshdLog(pace);
            case LOGFMT -> new LogfmtLog(pace);
        };
    }
}
