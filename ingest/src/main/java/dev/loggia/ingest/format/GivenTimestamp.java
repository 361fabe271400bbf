package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.TimestampLayout;
import java.util.BitSet;
import java.util.List;

/**
 * Text with times as the user described them: at the start of the line, behind brackets, quotes and a priority or not; if there is
 * none, the first one in the line that does not start within a word or a number.
 */
final class GivenTimestamp implements TimeLed {

    private final Stamp[] stamps;
    private final String name;

    private GivenTimestamp(Stamp[] stamps, String name) {
        this.stamps = stamps;
        this.name = name;
    }

    static Detection detect(Sample sample) {
        List<TimestampLayout> layouts = sample.layouts();
        Stamp[] stamps = layouts.stream()
                .map(layout -> new Stamp(layout.pattern(), sample.zone()))
                .toArray(Stamp[]::new);
        GivenTimestamp format = new GivenTimestamp(
                stamps, "text with times as " + layouts.getFirst().example());
        BitSet hits = sample.linesWhere(
                line -> format.time(sample.buffer(), sample.start(line), sample.end(line)) != NO_TIME);
        return Detection.of(format, sample, hits);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        long time = timeAtStart(buffer, start, end);
        for (int p = start + 1; time == NO_TIME && p < end; p++) {
            // A time that may start with a blank may start without it: trying each blank of a long run would take its
            // length squared.
            if (!isWord(buffer[p - 1]) && buffer[p] != ' ' && buffer[p] != '\t') {
                time = timeAt(buffer, p, end);
            }
        }
        return time;
    }

    @Override
    public boolean lacksYear() {
        return stamps[0].lacksYear();
    }

    @Override
    public long leadingTime(byte[] buffer, int start, int end) {
        return TimeLed.orContinues(timeAtStart(buffer, start, end));
    }

    private long timeAtStart(byte[] buffer, int start, int end) {
        long time = timeAt(buffer, start, end);
        int opened = Opening.skip(buffer, Opening.skipPriority(buffer, start, end), end);
        return time == NO_TIME && opened > start ? timeAt(buffer, opened, end) : time;
    }

    private long timeAt(byte[] buffer, int at, int end) {
        long time = NO_TIME;
        for (int i = 0; time == NO_TIME && i < stamps.length; i++) {
            time = stamps[i].timeAt(buffer, at, end);
        }
        return time;
    }

    private static boolean isWord(byte b) {
        return b < 0 || Character.isLetterOrDigit(b);
    }
}
