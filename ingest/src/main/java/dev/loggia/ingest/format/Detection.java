package dev.loggia.ingest.format;

import org.jspecify.annotations.Nullable;

/**
 * A format that a sample may have.
 *
 * @param share how much of the sample speaks for it, from 0 to 1
 */
record Detection(LogFormat format, double share) {

    /** Looks for one format. */
    @FunctionalInterface
    interface Detector {
        /** The format as this sample has it, or null when too little speaks for it. */
        @Nullable
        Detection detect(Sample sample);
    }
}
