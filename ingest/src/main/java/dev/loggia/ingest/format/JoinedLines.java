package dev.loggia.ingest.format;

/** Another format whose events may go on over several lines. */
final class JoinedLines implements LogFormat {

    /** Tells the lines that start an event. */
    @FunctionalInterface
    interface EventStart {
        boolean test(byte[] buffer, int start, int end);
    }

    private final LogFormat format;
    private final EventStart eventStart;

    JoinedLines(LogFormat format, EventStart eventStart) {
        this.format = format;
        this.eventStart = eventStart;
    }

    @Override
    public String name() {
        return format.name();
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        return format.time(buffer, start, end);
    }

    @Override
    public boolean lacksYear() {
        return format.lacksYear();
    }

    @Override
    public boolean multiLine() {
        return true;
    }

    @Override
    public boolean startsEvent(byte[] buffer, int start, int end) {
        return eventStart.test(buffer, start, end);
    }
}
