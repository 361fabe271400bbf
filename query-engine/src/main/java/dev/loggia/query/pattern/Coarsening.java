package dev.loggia.query.pattern;

import java.util.Arrays;

/**
 * Makes signatures coarser when there are too many of them: a level keeps fewer words than the level before, and the last level has one
 * signature. Coarsening by one level after the other is the same as by the last alone, so the outcome does not depend on when it was
 * found out that there are too many. Thread-confined; its arrays hold the last signature only.
 */
final class Coarsening {

    static final int LAST_LEVEL = 5;

    /** How many words each level keeps; a word that is partly a value is kept by none but the first level. */
    private static final int[] WORDS = {Integer.MAX_VALUE, 6, 3, 1, 0, 0};

    byte[] signature = new byte[256];
    int length;

    /** Indexes of the values and of the tokens with values that are left. */
    int[] values = new int[16];

    int valueCount;
    int[] tokens = new int[16];
    int tokenCount;

    /** Reads a signature. @param level 1 or more */
    void read(byte[] text, int end, int level) {
        length = 0;
        valueCount = 0;
        tokenCount = 0;
        signature = signature.length < end + 1 ? new byte[2 * end] : signature;
        if (level == LAST_LEVEL) {
            signature[length++] = Characters.CUT;
            return;
        }
        int word = 0;
        int value = 0;
        int token = 0;
        int at = 0;
        while (at < end) {
            if (text[at] == ' ') {
                signature[length++] = text[at++];
            }
            int stop = Token.end(text, at, end);
            if (Characters.isSeparator(text[at]) || text[at] == Characters.CUT) {
                signature[length++] = text[at];
            } else {
                int count = count(text, at, stop);
                boolean mixed = count > 0 && stop > at + 1;
                if (mixed || word >= WORDS[level]) {
                    signature[length++] = Characters.ANY;
                } else {
                    System.arraycopy(text, at, signature, length, stop - at);
                    length += stop - at;
                    keep(value, token, count);
                }
                word++;
                value += count;
                token += count > 0 ? 1 : 0;
            }
            at = stop;
        }
    }

    private void keep(int value, int token, int count) {
        if (count == 0) {
            return;
        }
        values = valueCount == values.length ? Arrays.copyOf(values, 2 * valueCount) : values;
        tokens = tokenCount == tokens.length ? Arrays.copyOf(tokens, 2 * tokenCount) : tokens;
        values[valueCount++] = value;
        tokens[tokenCount++] = token;
    }

    private static int count(byte[] text, int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            count += text[i] == Characters.VALUE ? 1 : 0;
        }
        return count;
    }

    /** A signature made coarser, with what is known of it. */
    Signature apply(Signature fine, int level) {
        read(fine.text, fine.text.length, level);
        int[] kinds = new int[valueCount];
        for (int i = 0; i < valueCount; i++) {
            kinds[i] = fine.kinds[values[i]];
        }
        Sample[] samples = new Sample[tokenCount];
        for (int i = 0; i < tokenCount; i++) {
            samples[i] = fine.tokens[tokens[i]];
        }
        Signature coarse = new Signature(Arrays.copyOf(signature, length), kinds, samples, fine.lines, fine.times);
        coarse.count = fine.count;
        coarse.controls = fine.controls;
        return coarse;
    }
}
