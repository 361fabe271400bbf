package dev.loggia.ingest.file;

/**
 * How a scan cuts its input. No answer depends on it, but for {@code longestEvent}.
 *
 * @param chunk bytes of a row range, which is what one worker takes at a time
 * @param lookAhead bytes read past a row range at first, for the event that crosses its end
 * @param longestEvent bytes of a message; a longer event becomes several
 * @param batch rows of a batch at most
 */
record ScanSizes(int chunk, int lookAhead, int longestEvent, int batch) {

    /** A character of UTF-8 has up to four bytes: shorter events could not be cut at a character. */
    private static final int LONGEST_CHARACTER = 4;

    ScanSizes {
        if (chunk < 1 || lookAhead < 0 || longestEvent < LONGEST_CHARACTER || batch < 1) {
            throw new IllegalArgumentException(
                    "impossible sizes: " + chunk + ", " + lookAhead + ", " + longestEvent + ", " + batch);
        }
    }

    static ScanSizes standard() {
        return new ScanSizes(1 << 20, 64 << 10, 1 << 20, 4096);
    }
}
