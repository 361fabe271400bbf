package dev.loggia.ingest.format;

import dev.loggia.ingest.timestamp.Reading;
import dev.loggia.ingest.timestamp.TimestampLayouts;
import java.util.BitSet;

/** Text led by a time of day without a date, as logback writes it unless told otherwise: where events start is known, when is not. */
final class ClockLedText implements TimeLed {

    static Detection detect(Sample sample) {
        ClockLedText format = new ClockLedText();
        BitSet hits =
                sample.linesWhere(line -> format.beginsWithTime(sample.buffer(), sample.start(line), sample.end(line)));
        return Detection.of(format, sample, hits);
    }

    @Override
    public String name() {
        return "text led by a time of day without a date";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        return NO_TIME;
    }

    @Override
    public boolean hasTimes() {
        return false;
    }

    @Override
    public boolean lacksYear() {
        return false;
    }

    @Override
    public long leadingTime(byte[] buffer, int start, int end) {
        int at = Column.FIRST.find(buffer, start, end);
        return TimestampLayouts.CLOCK_ONLY.pattern().read(buffer, at, end) == Reading.NONE ? CONTINUES : NO_TIME;
    }
}
