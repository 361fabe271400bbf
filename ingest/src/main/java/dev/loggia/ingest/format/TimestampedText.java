package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.LocalTimeZone;
import dev.loggia.ingest.timestamp.Reading;
import dev.loggia.ingest.timestamp.TimestampLayout;
import dev.loggia.ingest.timestamp.TimestampPattern;
import dev.loggia.ingest.timestamp.TimestampValue;
import dev.loggia.ingest.timestamp.WordForLevel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text with a time in the same column of every line that has one, mostly the first: what most programs log. */
final class TimestampedText implements TimeLed {

    private final Column column;
    private final TimestampPattern pattern;
    private final LocalTimeZone zone;
    private final String name;

    private TimestampedText(Column column, TimestampPattern pattern, LocalTimeZone zone, String name) {
        this.column = column;
        this.pattern = pattern;
        this.zone = zone;
        this.name = name;
    }

    static @Nullable Detection detect(Sample sample) {
        ColumnSearch.Found found = ColumnSearch.search(sample);
        if (found == null) {
            return null;
        }
        Column column = found.column();
        TimestampLayout layout = found.layout();
        int line = found.lines().nextSetBit(0);
        int at = column.find(sample.buffer(), sample.start(line), sample.end(line));
        long reading = layout.pattern().read(sample.buffer(), at, sample.end(line));
        String stamp = new String(sample.buffer(), at, Reading.length(reading), StandardCharsets.UTF_8);
        String name = column.equals(Column.FIRST)
                ? "text led by a time, as " + stamp
                : "text with a time in column " + (column.index() + 1) + ", as " + stamp;
        return new Detection(
                new TimestampedText(column, layout.pattern(), sample.zone(), name), sample.share(found.lines()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        int at = column.find(buffer, start, end);
        long reading = at < 0 ? Reading.NONE : pattern.read(buffer, at, end);
        return reading == Reading.NONE ? NO_TIME : TimestampValue.millis(reading, pattern, zone);
    }

    @Override
    public boolean lacksYear() {
        return pattern.lacksYear();
    }

    @Override
    public boolean beginsWithTime(byte[] buffer, int start, int end) {
        return leadingTime(buffer, start, end) != CONTINUES;
    }

    @Override
    public long leadingTime(byte[] buffer, int start, int end) {
        boolean leads = column.index() == 0
                || column.index() == 1 && WordForLevel.isAt(buffer, Opening.skip(buffer, start, end), end);
        long time = leads ? time(buffer, start, end) : NO_TIME;
        return time == NO_TIME ? CONTINUES : time;
    }
}
