package dev.loggia.ingest.format;

import java.util.BitSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A format that a sample may have.
 *
 * @param share how much of the sample speaks for it, from 0 to 1
 * @param evidence what speaks for it, for a person: {@code 98 of 100 sampled lines}
 */
record Detection(LogFormat format, double share, String evidence) {

    /** A format that these lines of a sample speak for. */
    static Detection of(LogFormat format, Sample sample, BitSet lines) {
        String evidence = String.format(
                Locale.ROOT,
                "%,d of %,d sampled lines",
                lines.cardinality(),
                Math.max(lines.cardinality(), sample.filledLines()));
        return new Detection(format, sample.share(lines), evidence);
    }

    /** Looks for one format. */
    @FunctionalInterface
    interface Detector {
        /** The format as this sample would have it, however little speaks for it; null when it cannot. */
        @Nullable
        Detection detect(Sample sample);
    }
}
