package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.Reading;
import dev.loggia.ingest.timestamp.TimestampLayout;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text with a time in the same column of every line that has one, mostly the first: what most programs log. */
final class TimestampedText implements TimeLed {

    private final Column column;
    private final Stamp stamp;
    private final String name;

    private TimestampedText(Column column, Stamp stamp, String name) {
        this.column = column;
        this.stamp = stamp;
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
        String example = new String(sample.buffer(), at, Reading.length(reading), StandardCharsets.UTF_8);
        String name = column.index() == 0
                ? "text led by a time, as " + example
                : "text with a time in column " + (column.index() + 1) + ", as " + example;
        Stamp stamp = new Stamp(layout.pattern(), sample.zone());
        return Detection.of(new TimestampedText(column, stamp, name), found.sample(), found.lines());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        return stamp.timeAt(buffer, column.find(buffer, start, end), end);
    }

    @Override
    public boolean lacksYear() {
        return stamp.lacksYear();
    }

    @Override
    public long leadingTime(byte[] buffer, int start, int end) {
        return column.index() == 0 ? TimeLed.orContinues(time(buffer, start, end)) : CONTINUES;
    }
}
