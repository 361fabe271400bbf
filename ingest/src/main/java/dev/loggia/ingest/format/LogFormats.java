package dev.loggia.ingest.format;

/** Detects the format of an input from its beginning. */
public final class LogFormats {

    private LogFormats() {}

    /**
     * The format of an input. Never fails: what is nothing else is plain text.
     *
     * @param sample the first bytes of the input, decompressed; the last line may be cut off unless {@code whole}
     * @param length how many bytes of {@code sample} count
     * @param whole whether the sample is all there is
     */
    public static LogFormat detect(byte[] sample, int length, boolean whole, FormatOptions options) {
        throw new UnsupportedOperationException("not yet: " + sample.length + length + whole + options);
    }
}
