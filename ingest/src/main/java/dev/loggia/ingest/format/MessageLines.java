package dev.loggia.ingest.format;

/** The lines of a message that has several. */
final class MessageLines {

    private MessageLines() {}

    /** Where the content of the line that starts at a place ends. */
    static int end(byte[] buffer, int start, int end) {
        int lineFeed = ByteSearch.next('\n', buffer, start, end);
        return lineFeed < end && lineFeed > start && buffer[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
    }

    /** Where the next line starts; behind {@code end} when there is none. @param lineEnd of the line before */
    static int next(byte[] buffer, int lineEnd, int end) {
        return ByteSearch.next('\n', buffer, lineEnd, end) + 1;
    }
}
