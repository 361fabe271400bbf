package dev.loggia.ingest.timestamp;

/** Words for levels at the start of a line, as {@code INFO}, {@code WARN:} or Ruby's {@code I,}. */
public final class WordForLevel {

    private WordForLevel() {}

    /** Whether one stands here, any case, and a blank or punctuation follows. */
    public static boolean isAt(byte[] buffer, int at, int end) {
        return Names.isLevel(buffer, at, end)
                || at + 1 < end && Names.isLetter(buffer[at]) && buffer[at + 1] == ',';
    }
}
