package dev.loggia.ingest.format;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Text most of whose events have at least two {@code key=value} pairs, as {@code 2026-01-02 03:04:05 INFO done method=GET status=200}. One
 * pair may stand in any sentence: where most events have fewer, pairs are no fields. Otherwise it is what the text is without them.
 */
final class PairedText {

    private static final int LEAST_PAIRS = 2;

    private PairedText() {}

    static @Nullable Detection detect(Sample sample) {
        byte[] buffer = sample.buffer();
        BitSet paired = sample.linesWhere(
                line -> PairFields.count(buffer, sample.start(line), sample.end(line)) >= LEAST_PAIRS);
        if (paired.isEmpty()) {
            return null;
        }
        Detection text = withoutPairs(sample, paired);
        BitSet events = text.format() instanceof TimeLed led
                ? sample.linesWhere(line -> led.beginsWithTime(buffer, sample.start(line), sample.end(line)))
                : new BitSet();
        if (events.isEmpty()) {
            events.set(0, sample.lines());
        }
        int count = Math.min(events.cardinality(), sample.filledLines());
        events.and(paired);
        double share = events.cardinality() > count * LogFormats.MOST ? text.share() : 0;
        return new Detection(
                new TextWithFields(text.format(), "with key=value pairs", PairFields.INSTANCE), share, text.evidence());
    }

    /** What the text is but for its pairs; a time may be in one of them. */
    private static Detection withoutPairs(Sample sample, BitSet paired) {
        Detection text = TimestampedText.detect(sample);
        if (text == null) {
            text = Logfmt.detect(sample, paired);
        }
        if (text != null) {
            return text;
        }
        Detection clock = ClockLedText.detect(sample);
        return clock.share() >= LogFormats.MOST
                ? clock
                : Detection.of(PlainText.detect(sample).format(), sample, paired);
    }
}
