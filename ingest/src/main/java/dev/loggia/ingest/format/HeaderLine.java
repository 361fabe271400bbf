package dev.loggia.ingest.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A line that names the columns of the lines after it. Immutable. */
final class HeaderLine {

    /** A reader's identity holds the names and stands beside stored events: longer lines are not taken for headers. */
    static final int LONGEST = 8 << 10;

    private final byte[] line;

    private HeaderLine(byte[] line) {
        this.line = line;
    }

    /** The first line of a sample that is not blank; null when it is too long, or there is none. */
    static @Nullable HeaderLine first(Sample sample) {
        int index = sample.firstFilledLine();
        return index < 0 ? null : of(sample, index);
    }

    /** This line of a sample, or null when it is too long. */
    static @Nullable HeaderLine of(Sample sample, int index) {
        int start = Opening.skipByteOrderMark(sample.buffer(), sample.start(index), sample.end(index));
        int end = trimmedEnd(sample.buffer(), start, sample.end(index));
        return end - start > LONGEST ? null : new HeaderLine(Arrays.copyOfRange(sample.buffer(), start, end));
    }

    /** The line without a byte order mark and blanks at its end. */
    String text() {
        return new String(line, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return line.clone();
    }

    /** Whether a line is this one; it stands again where files were joined. */
    boolean matches(byte[] buffer, int start, int end) {
        int first = Opening.skipByteOrderMark(buffer, start, end);
        return end - first >= line.length
                && Arrays.equals(line, 0, line.length, buffer, first, first + line.length)
                && trimmedEnd(buffer, first + line.length, end) == first + line.length;
    }

    private static int trimmedEnd(byte[] buffer, int start, int end) {
        int p = end;
        while (p > start && buffer[p - 1] == ' ') {
            p--;
        }
        return p;
    }
}
