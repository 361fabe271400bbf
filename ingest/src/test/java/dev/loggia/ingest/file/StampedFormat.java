package dev.loggia.ingest.file;

import dev.loggia.ingest.format.LogFormat;

/**
 * A format for tests: a line may start with a time such as {@code <86400>} (seconds since 2000-01-01). Continuation lines, if they
 * join, start with a blank or are empty.
 */
record StampedFormat(boolean multiLine, boolean lacksYear) implements LogFormat {

    static final long EPOCH = 946_684_800_000L;

    @Override
    public String name() {
        return "stamped";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        if (start == end || buffer[start] != '<') {
            return NO_TIME;
        }
        long seconds = 0;
        for (int i = start + 1; i < end && i < start + 12; i++) {
            if (buffer[i] == '>') {
                return EPOCH + seconds * 1000;
            }
            if (buffer[i] < '0' || buffer[i] > '9') {
                return NO_TIME;
            }
            seconds = seconds * 10 + buffer[i] - '0';
        }
        return NO_TIME;
    }

    @Override
    public boolean startsEvent(byte[] buffer, int start, int end) {
        return !multiLine || start < end && buffer[start] != ' ';
    }
}
