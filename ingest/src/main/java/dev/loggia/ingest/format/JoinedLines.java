package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import org.jspecify.annotations.Nullable;

/** Another format whose events may go on over several lines. */
final class JoinedLines implements LogFormat {

    /** Tells the lines that start an event. */
    @FunctionalInterface
    interface EventStart {
        boolean test(byte[] buffer, int start, int end);
    }

    /** {@link LogFormat#startTime}. */
    @FunctionalInterface
    private interface StartTime {
        long of(byte[] buffer, int start, int end);
    }

    private final LogFormat format;
    private final EventStart eventStart;
    private final StartTime startTime;

    private JoinedLines(LogFormat format, EventStart eventStart, StartTime startTime) {
        this.format = format;
        this.eventStart = eventStart;
        this.startTime = startTime;
    }

    /** Events start with the lines that pass a test. */
    static JoinedLines startingWith(EventStart eventStart, LogFormat format) {
        return new JoinedLines(
                format,
                eventStart,
                (buffer, start, end) ->
                        eventStart.test(buffer, start, end) ? format.time(buffer, start, end) : CONTINUES);
    }

    /** Events start with the lines that begin with a time. */
    static JoinedLines startingWithTime(TimeLed format) {
        return new JoinedLines(format, format::beginsWithTime, format::leadingTime);
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

    @Override
    public long startTime(byte[] buffer, int start, int end) {
        return startTime.of(buffer, start, end);
    }

    @Override
    public boolean hasTimes() {
        return format.hasTimes();
    }

    @Override
    public boolean isJson() {
        return format.isJson();
    }

    @Override
    public @Nullable FieldReader fieldReader() {
        return format.fieldReader();
    }

    @Override
    public boolean hasHeaders() {
        return format.hasHeaders();
    }

    @Override
    public boolean isHeader(byte[] buffer, int start, int end) {
        return format.isHeader(buffer, start, end);
    }

    @Override
    public boolean renamesFields(byte[] buffer, int start, int end) {
        return format.renamesFields(buffer, start, end);
    }
}
