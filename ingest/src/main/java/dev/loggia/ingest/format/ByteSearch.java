package dev.loggia.ingest.format;

import java.util.Arrays;

/** Finds letters and words in bytes. */
final class ByteSearch {

    private ByteSearch() {}

    /** Where the letter is next, or {@code end}. */
    static int find(char letter, byte[] buffer, int at, int end) {
        int p = at;
        while (p < end && buffer[p] != letter) {
            p++;
        }
        return p;
    }

    static boolean isAt(char letter, byte[] buffer, int at, int end) {
        return at >= 0 && at < end && buffer[at] == letter;
    }

    static boolean startsWith(byte[] word, byte[] buffer, int at, int end) {
        return at + word.length <= end && Arrays.equals(word, 0, word.length, buffer, at, at + word.length);
    }

    static boolean equals(byte[] word, byte[] buffer, int start, int end) {
        return Arrays.equals(word, 0, word.length, buffer, start, end);
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
