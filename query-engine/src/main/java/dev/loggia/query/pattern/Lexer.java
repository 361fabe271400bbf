package dev.loggia.query.pattern;

import java.util.Arrays;

/**
 * Makes a text into a signature: its words and separators, with {@link Characters#VALUE} for every part that is a value by its form.
 * The signature splits into tokens by the same rules again. Thread-confined; its arrays hold the last text only.
 */
final class Lexer {

    /** The service looks at as many characters of a line. */
    static final int MOST_CHARACTERS = 1500;

    private final ValueForms forms = new ValueForms();
    private byte[] text = new byte[0];
    private int end;
    private int at;
    private boolean inPath;

    /** Whether a question mark came behind a slash: what follows is the query of a request, and one word. */
    private boolean inQuery;

    byte[] signature = new byte[256];
    int signatureLength;

    /** The form of each value, a bit of {@link ValueKind}. */
    int[] kinds = new int[16];

    /** Where each value begins and ends in the text. */
    int[] valueStarts = new int[16];

    int[] valueEnds = new int[16];

    /** Where each token with a value begins and ends in the text. */
    int[] starts = new int[16];

    int[] ends = new int[16];
    int values;
    int dynamicTokens;

    /** Whether there was a control character that is no white space. */
    boolean controls;

    /** Where the part of the text that was looked at ends. */
    int textEnd;

    void read(byte[] bytes, int from, int to) {
        text = bytes;
        end = cut(bytes, from, to);
        textEnd = end;
        at = from;
        signatureLength = 0;
        values = 0;
        dynamicTokens = 0;
        controls = false;
        // A signature is at most as long as the text, and a separator in front of the mark at its end.
        if (signature.length < end - from + 2) {
            signature = new byte[Math.max(end - from + 2, 2 * signature.length)];
        }
        boolean gap = false;
        while (at < end) {
            byte c = text[at];
            if (Characters.isSpace(c)) {
                gap = true;
                controls |= c < ' ' && (c < '\t' || c > '\r' || c == 0x0b);
                at++;
                continue;
            }
            if (gap && signatureLength > 0) {
                signature[signatureLength++] = ' ';
            }
            gap = false;
            token(c);
        }
        if (end < to) {
            signature[signatureLength++] = ' ';
            signature[signatureLength++] = Characters.CUT;
        }
    }

    /** The end of the part to look at, between two words if there are any. */
    private static int cut(byte[] bytes, int from, int to) {
        if (to - from <= MOST_CHARACTERS) {
            return to;
        }
        int characters = 0;
        int at = from;
        while (at < to && characters <= MOST_CHARACTERS) {
            if ((bytes[at] & 0xc0) != 0x80) {
                characters++;
            }
            at++;
        }
        if (characters <= MOST_CHARACTERS) {
            return to;
        }
        int cut = at - 1;
        while (cut > from && !Characters.isSpace(bytes[cut - 1])) {
            cut--;
        }
        return cut > from ? cut : at - 1;
    }

    private void token(byte first) {
        int start = at;
        int valuesBefore = values;
        if (isSeparator() && !isBound()) {
            signature[signatureLength++] = first;
            at++;
            return;
        }
        int time = forms.written(text, start, end);
        if (time > start) {
            value(ValueKind.TIME, time);
        }
        if (isBoundAt(start)) {
            at++;
        }
        while (at < end && !Characters.isSpace(text[at]) && !isSeparator()) {
            run(start);
        }
        inPath = false;
        inQuery = false;
        if (values > valuesBefore) {
            if (dynamicTokens == starts.length) {
                starts = Arrays.copyOf(starts, 2 * dynamicTokens);
                ends = Arrays.copyOf(ends, 2 * dynamicTokens);
            }
            starts[dynamicTokens] = start;
            ends[dynamicTokens++] = at;
        }
    }

    private boolean isSeparator() {
        byte c = text[at];
        return Characters.isSeparator(c)
                && !(c == ':' && at + 2 < end && text[at + 1] == '/' && text[at + 2] == '/')
                && !(inQuery && Characters.isInQuery(c));
    }

    /** Whether a number with {@code <} in front begins here, as in {@code <1 sec}. */
    private boolean isBound() {
        return isBoundAt(at) && (at == 0 || Characters.isSpace(text[at - 1]));
    }

    private boolean isBoundAt(int place) {
        return place == at
                && text[at] == '<'
                && at + 1 < end
                && Characters.isDigit(text[at + 1])
                && isNumber(forms.find(text, at + 1, end), at + 1);
    }

    /** One run of letters and digits, or one other character. */
    private void run(int tokenStart) {
        byte c = text[at];
        boolean signed = c == '-'
                && at + 1 < end
                && Characters.isDigit(text[at + 1])
                && (at == tokenStart || !Characters.isLetterOrDigit(text[at - 1]));
        if (!signed && !Characters.isLetterOrDigit(c)) {
            inPath |= c == '/';
            inQuery |= c == '?' && inPath;
            signature[signatureLength++] = c;
            at++;
            return;
        }
        int start = signed ? at + 1 : at;
        int stop = forms.find(text, start, end);
        if (signed && !isNumber(stop, start)) {
            signature[signatureLength++] = '-';
            at++;
        }
        if (stop > start) {
            value(forms.kind(), stop);
            return;
        }
        letters(start, forms.runEnd());
    }

    /** Whether what was found up to {@code stop} is a number; a run without a value of its own begins with one here. */
    private boolean isNumber(int stop, int start) {
        return stop == start || forms.kind() == ValueKind.NUMBER;
    }

    /** A run without a value that fills it: its letters stay, its digits are a number. */
    private void letters(int start, int stop) {
        at = start;
        while (at < stop) {
            if (Characters.isDigit(text[at])) {
                value(ValueKind.NUMBER, ValueForms.digitsEnd(text, at, stop));
            } else {
                signature[signatureLength++] = text[at++];
            }
        }
    }

    private void value(ValueKind kind, int stop) {
        if (values == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * values);
            valueStarts = Arrays.copyOf(valueStarts, 2 * values);
            valueEnds = Arrays.copyOf(valueEnds, 2 * values);
        }
        valueStarts[values] = at;
        valueEnds[values] = stop;
        kinds[values++] = kind.bit();
        signature[signatureLength++] = Characters.VALUE;
        at = stop;
    }
}
