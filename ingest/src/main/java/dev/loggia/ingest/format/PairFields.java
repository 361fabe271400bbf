package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.event.FieldSink;
import dev.loggia.event.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The fields of every {@code key=value} in a line, whatever stands between them.
 *
 * <ul>
 *   <li>A key starts at the start of the line, after a blank, or after one of {@code ( [ { , ; |}: with a letter or an underscore, and goes
 *       on with letters, digits and {@code _ . - /}, up to the equals sign. A key without one is no field, nor is what stands before
 *       {@code ==} or {@code =>}.
 *   <li>A value in double quotes ends with the next quote that has no backslash before it, or with the line, as {@code parse logfmt} has
 *       it: {@code \n}, {@code \t} and {@code \r} are control characters, any other letter behind a backslash is itself.
 *   <li>Any other value ends before the next blank; before that with a closing bracket that it did not open; with a comma or semicolon
 *       outside brackets when a blank, the end or another key and its equals sign follow.
 *   <li>A value {@code -} is missing; an empty one is empty text.
 * </ul>
 */
enum PairFields implements FieldReader {
    INSTANCE;

    static final String NAME = "logfmt";

    @Override
    public String identity() {
        return NAME;
    }

    @Override
    public boolean read(byte[] buffer, int start, int end, FieldSink fields) {
        boolean any = false;
        int at = start;
        while (at < end) {
            int equals = keyEnd(buffer, at, end);
            if (isPair(buffer, at, equals, end)) {
                any = true;
                at = putPair(buffer, at, equals, end, fields);
            } else {
                at = Math.max(at, equals);
            }
            while (at < end && !precedesKey(buffer[at])) {
                at++;
            }
            at++;
        }
        return any;
    }

    /** How many pairs with a value a line has. */
    static int count(byte[] buffer, int start, int end) {
        Count count = new Count();
        INSTANCE.read(buffer, start, end, count);
        return count.pairs;
    }

    /** Puts the pair whose key stands here; returns where its value ends. */
    private static int putPair(byte[] buffer, int key, int equals, int end, FieldSink fields) {
        boolean quoted = ByteSearch.isAt('"', buffer, equals + 1, end);
        int value = quoted ? equals + 2 : equals + 1;
        int after = quoted ? JsonBytes.closingQuote(buffer, value, end) : bareEnd(buffer, value, end);
        boolean missing = !quoted && after - value == 1 && buffer[value] == '-';
        if (missing || !fields.wants(buffer, key, equals)) {
            return after;
        }
        String name = new String(buffer, key, equals - key, StandardCharsets.UTF_8);
        int backslash = quoted ? ByteSearch.next('\\', buffer, value, after) : after;
        if (backslash == after) {
            fields.put(name, buffer, value, after);
        } else {
            fields.put(name, Value.of(unescaped(buffer, value, backslash, after)));
        }
        return after;
    }

    private static String unescaped(byte[] buffer, int start, int firstBackslash, int end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(end - start);
        bytes.write(buffer, start, firstBackslash - start);
        for (int p = firstBackslash; p < end; p++) {
            if (buffer[p] != '\\' || p + 1 == end) {
                bytes.write(buffer[p]);
                continue;
            }
            p++;
            bytes.write(
                    switch (buffer[p]) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        default -> buffer[p];
                    });
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int bareEnd(byte[] buffer, int start, int end) {
        int depth = 0;
        int p = start;
        while (p < end && !isBlank(buffer[p])) {
            switch (buffer[p]) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> {
                    if (depth-- == 0) {
                        return p;
                    }
                }
                case ',', ';' -> {
                    if (depth == 0 && endsValue(buffer, p + 1, end)) {
                        return p;
                    }
                }
                default -> {}
            }
            p++;
        }
        return p;
    }

    private static boolean endsValue(byte[] buffer, int at, int end) {
        return at == end || isBlank(buffer[at]) || isPair(buffer, at, keyEnd(buffer, at, end), end);
    }

    private static boolean isPair(byte[] buffer, int key, int equals, int end) {
        if (equals == key || !ByteSearch.isAt('=', buffer, equals, end) || !startsKey(buffer[key])) {
            return false;
        }
        return equals + 1 == end || buffer[equals + 1] != '=' && buffer[equals + 1] != '>';
    }

    private static int keyEnd(byte[] buffer, int at, int end) {
        int p = at;
        while (p < end && isOfKey(buffer[p])) {
            p++;
        }
        return p;
    }

    /** Whatever is not ASCII is taken for a letter. */
    private static boolean startsKey(byte b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z' || b == '_' || b < 0;
    }

    private static boolean isOfKey(byte b) {
        return startsKey(b) || b >= '-' && b <= '9';
    }

    private static boolean precedesKey(byte b) {
        return isBlank(b) || b == '(' || b == '[' || b == '{' || b == ',' || b == ';' || b == '|';
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }

    @Override
    public boolean verbatim() {
        return true;
    }

    private static final class Count implements FieldSink {
        private int pairs;

        @Override
        public boolean wants(String name) {
            return false;
        }

        @Override
        public boolean wants(byte[] utf8, int start, int end) {
            pairs++;
            return false;
        }

        @Override
        public void put(String name, Value value) {
            throw new IllegalStateException("nobody wants " + name);
        }

        @Override
        public boolean putJson(byte[] utf8, int start, int end) {
            return false;
        }
    }
}
