package dev.loggia.ingest.format;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells lines that look like more of the event before by themselves: indented ones, closing brackets, the heads of stack traces. */
final class ContinuationLine {

    private static final List<byte[]> HEADS = List.of(
            ascii("Caused by:"),
            ascii("Suppressed:"),
            ascii("Traceback (most recent call last)"),
            ascii("During handling of the above exception"),
            ascii("The above exception was"));

    private static final List<byte[]> KINDS = List.of(ascii("Exception"), ascii("Error"));

    private ContinuationLine() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** @return also true of a line without content */
    static boolean is(byte[] buffer, int start, int end) {
        if (start == end) {
            return true;
        }
        return switch (buffer[start]) {
            case ' ', '\t', '}', ']', ')' -> true;
            default ->
                HEADS.stream().anyMatch(head -> ByteSearch.startsWith(head, buffer, start, end))
                        || isException(buffer, start, end);
        };
    }

    /** A qualified name that ends as those of exceptions do: {@code java.io.IOException: ...}, {@code ValueError: ...}. */
    private static boolean isException(byte[] buffer, int start, int end) {
        int p = start;
        while (p < end && isOfName(buffer[p])) {
            p++;
        }
        int nameEnd = p;
        return KINDS.stream()
                .anyMatch(kind -> nameEnd - kind.length > start
                        && ByteSearch.equals(kind, buffer, nameEnd - kind.length, nameEnd));
    }

    private static boolean isOfName(byte b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z' || ByteSearch.isDigit(b) || b == '.' || b == '_' || b == '$';
    }
}
