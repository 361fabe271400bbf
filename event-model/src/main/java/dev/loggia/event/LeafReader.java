package dev.loggia.event;

import java.nio.charset.StandardCharsets;

/**
 * Reads JSON text that is UTF-8 into a {@link LeafTable}, without an object for a key or a value. Takes and refuses exactly what
 * the parser of {@link JsonText} does. Methods take the place to read at and return the place after what they read, or a negative
 * outcome. Thread-confined.
 */
final class LeafReader {

    /** The outcome for text that is JSON to its end. */
    static final int JSON = 0;

    static final int NOT_JSON = -1;

    /** The outcome for text that is JSON up to bytes that are not UTF-8. */
    static final int NOT_UTF_8 = -2;

    private static final int DIGITS_OF_LONG = 18;

    /** Up to here an integer is exact as a double, and so is its correctly rounded product with an exact power of ten. */
    private static final long EXACT_DOUBLE = 1L << 53;

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final int TRUE = 't' | 'r' << 8 | 'u' << 16 | 'e' << 24;
    private static final int ALSE = 'a' | 'l' << 8 | 's' << 16 | 'e' << 24;
    private static final int NULL = 'n' | 'u' << 8 | 'l' << 16 | 'l' << 24;

    /** Exponents of more digits are as good as infinite. */
    private static final int HUGE_EXPONENT = 100_000;

    private final JsonNames names;
    private final LeafTable leaves;
    private final TextScratch scratch;
    private byte[] buffer = new byte[0];
    private int end;
    private int keyPlace;

    LeafReader(JsonNames names, LeafTable leaves, TextScratch scratch) {
        this.names = names;
        this.leaves = leaves;
        this.scratch = scratch;
    }

    /** Reads {@code [start, end)} of a buffer; returns {@link #JSON}, {@link #NOT_JSON} or {@link #NOT_UTF_8}. */
    int read(byte[] text, int start, int textEnd) {
        int last = textEnd - 1;
        while (last >= start && isBlank(text[last])) {
            last--;
        }
        // The last byte closes a container: so numbers end before it, and only strings need look where the text ends.
        if (last < start || text[last] != '}' && text[last] != ']') {
            return NOT_JSON;
        }
        buffer = text;
        end = last + 1;
        int after = container(blanks(start), JsonNames.ROOT, 1);
        return after < 0 || after == end ? Math.min(after, JSON) : NOT_JSON;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    private int blanks(int from) {
        int at = from;
        while (at < end && isBlank(buffer[at])) {
            at++;
        }
        return at;
    }

    /** The byte at a place, 0 where the text ends. */
    private int peek(int at) {
        return at < end ? buffer[at] : 0;
    }

    private int container(int at, int place, int depth) {
        int opening = peek(at);
        if (depth > JsonText.MAXIMUM_DEPTH) {
            return NOT_JSON;
        }
        return opening == '{' ? object(at + 1, place, depth) : opening == '[' ? array(at + 1, place, depth) : NOT_JSON;
    }

    private int object(int from, int place, int depth) {
        int at = blanks(from);
        if (peek(at) == '}') {
            return at + 1;
        }
        int likely = names.likelyFirst(place);
        int child = JsonNames.OTHER;
        while (peek(at) == '"') {
            at++;
            if (names.isKey(likely, buffer, at, end)) {
                child = likely;
                at += names.keyBytes(child) + 1;
            } else {
                at = key(at, place, child);
                if (at < 0) {
                    return at;
                }
                child = keyPlace;
            }
            at = blanks(at);
            if (peek(at) != ':') {
                return NOT_JSON;
            }
            at = value(blanks(at + 1), child, depth);
            if (at < 0) {
                return at;
            }
            at = blanks(at);
            int next = peek(at);
            if (next != ',') {
                return next == '}' ? at + 1 : NOT_JSON;
            }
            at = blanks(at + 1);
            likely = names.likelyNext(child);
        }
        return NOT_JSON;
    }

    private int array(int from, int place, int depth) {
        int at = blanks(from);
        if (peek(at) == ']') {
            return at + 1;
        }
        for (int i = 0; ; i++) {
            at = value(at, leaves.overflowed() ? JsonNames.OTHER : names.element(place, i), depth);
            if (at < 0) {
                return at;
            }
            at = blanks(at);
            int next = peek(at);
            if (next != ',') {
                return next == ']' ? at + 1 : NOT_JSON;
            }
            at = blanks(at + 1);
        }
    }

    /** Reads a key from behind its opening quote to behind its closing one, and finds the place it leads to. */
    private int key(int from, int place, int previous) {
        int object = leaves.overflowed() ? JsonNames.OTHER : place;
        int stop = JsonBytes.stop(buffer, from, end);
        if (stop < 0) {
            return stop == JsonBytes.MALFORMED ? NOT_UTF_8 : NOT_JSON;
        }
        int after = stop + 1;
        if (buffer[stop] == '"') {
            keyPlace = names.key(object, buffer, from, stop);
        } else {
            int start = scratch.size();
            after = scratch.unescape(buffer, from, stop, end);
            if (after >= 0 && scratch.loneSurrogate()) {
                return NOT_JSON;
            }
            keyPlace = after < 0 ? JsonNames.OTHER : names.key(object, scratch.bytes(), start, scratch.size());
            scratch.shrink(start);
        }
        names.follows(object, previous, keyPlace);
        return after;
    }

    private int value(int at, int place, int depth) {
        int id = names.id(place);
        return switch (peek(at)) {
            case '"' -> text(at + 1, id);
            case '{', '[' -> {
                leaves.meet(id);
                int before = leaves.entries();
                int after = container(at, place, depth + 1);
                leaves.endContainer(id, before);
                yield after;
            }
            case 't' -> literal(at, TRUE) ? truth(at + 4, id, 1) : NOT_JSON;
            case 'f' -> literal(at + 1, ALSE) ? truth(at + 5, id, 0) : NOT_JSON;
            case 'n' -> {
                leaves.meet(id);
                yield literal(at, NULL) ? at + 4 : NOT_JSON;
            }
            case '-' -> number(at, at + 1, id);
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(at, at, id);
            default -> NOT_JSON;
        };
    }

    private boolean literal(int at, int word) {
        return at + 4 <= end
                && (buffer[at] | buffer[at + 1] << 8 | buffer[at + 2] << 16 | buffer[at + 3] << 24) == word;
    }

    private int truth(int after, int id, int truth) {
        leaves.add(id, LeafTable.BOOLEAN, truth);
        return after;
    }

    private int text(int from, int id) {
        int stop = JsonBytes.stop(buffer, from, end);
        if (stop < 0) {
            return stop == JsonBytes.MALFORMED ? NOT_UTF_8 : NOT_JSON;
        }
        if (buffer[stop] == '"') {
            leaves.addText(id, from, stop);
            return stop + 1;
        }
        int start = scratch.size();
        int after = scratch.unescape(buffer, from, stop, end);
        leaves.addScratchText(id, start, scratch.size());
        return after;
    }

    /** @param firstDigit where the digits begin, behind the sign */
    private int number(int from, int firstDigit, int id) {
        byte[] text = buffer;
        int at = firstDigit;
        long mantissa = 0;
        for (int digit; (digit = text[at] - '0') >= 0 && digit <= 9; at++) {
            mantissa = mantissa * 10 + digit;
        }
        int digits = at - firstDigit;
        if (digits == 0 || digits > 1 && text[firstDigit] == '0') {
            return NOT_JSON;
        }
        boolean negative = from < firstDigit;
        if (text[at] == '.' || text[at] == 'e' || text[at] == 'E') {
            return fraction(from, at, digits, mantissa, negative, id);
        }
        // 19 digits fit into 64 bits without a sign.
        long whole = negative ? -mantissa : mantissa;
        if (digits <= DIGITS_OF_LONG
                || digits == DIGITS_OF_LONG + 1 && (mantissa >= 0 || whole == Long.MIN_VALUE && negative)) {
            leaves.add(id, LeafTable.WHOLE, whole);
        } else {
            leaves.addText(id, from, at);
        }
        return at;
    }

    /** Reads on behind the integer part of a number, whose digits are the mantissa so far. */
    private int fraction(int from, int afterInteger, int integerDigits, long integer, boolean negative, int id) {
        byte[] text = buffer;
        int at = afterInteger;
        int digits = integerDigits;
        long mantissa = integer;
        int scale = 0;
        if (text[at] == '.') {
            at++;
            int first = at;
            for (int digit; (digit = text[at] - '0') >= 0 && digit <= 9; at++) {
                mantissa = mantissa * 10 + digit;
            }
            if (at == first) {
                return NOT_JSON;
            }
            digits += at - first;
            scale = first - at;
        }
        if (text[at] == 'e' || text[at] == 'E') {
            at++;
            boolean down = text[at] == '-';
            if (down || text[at] == '+') {
                at++;
            }
            int first = at;
            int exponent = 0;
            for (int digit; (digit = text[at] - '0') >= 0 && digit <= 9; at++) {
                exponent = Math.min(exponent * 10 + digit, HUGE_EXPONENT);
            }
            if (at == first) {
                return NOT_JSON;
            }
            scale += down ? -exponent : exponent;
        }
        double number;
        if (digits <= DIGITS_OF_LONG && mantissa < EXACT_DOUBLE && Math.abs(scale) < POWERS_OF_TEN.length) {
            double size = scale < 0 ? mantissa / POWERS_OF_TEN[-scale] : mantissa * POWERS_OF_TEN[scale];
            number = negative ? -size : size;
        } else {
            number = Double.parseDouble(new String(text, from, at - from, StandardCharsets.ISO_8859_1));
        }
        if (!leaves.addNumber(id, number)) {
            leaves.addText(id, from, at);
        }
        return at;
    }
}
