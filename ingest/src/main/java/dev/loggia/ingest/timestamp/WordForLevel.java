package dev.loggia.ingest.timestamp;

/** Words for levels at the start of a line, as {@code INFO}, {@code [WARN ]}, {@code error:} or Ruby's {@code I,}. */
public final class WordForLevel {

    private WordForLevel() {}

    /** After the word that stands here and the blanks and punctuation behind it; {@code at} when there is none. */
    public static int skip(byte[] buffer, int at, int end) {
        int width = Names.levelWidth(buffer, at, end);
        if (width == 0 && at + 1 < end && Names.isLetter(buffer[at]) && buffer[at + 1] == ',') {
            width = 1;
        }
        int p = at + width;
        while (width > 0 && p < end && isBehindWord(buffer[p])) {
            p++;
        }
        return p;
    }

    private static boolean isBehindWord(byte b) {
        return b == ' ' || b == '\t' || b == ']' || b == ')' || b == '>' || b == ':' || b == ',' || b == '-'
                || b == '|';
    }
}
