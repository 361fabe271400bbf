package dev.loggia.event;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Invented JSON messages, rich in what readers trip over, and damaged ones. */
final class RandomJson {

    private static final String[] KEYS = {
        "a",
        "b",
        "c",
        "id",
        "status",
        "duration",
        "requestId",
        "user-agent",
        "a.b",
        "b.c",
        "a.b.c",
        "@x",
        "@@x",
        "@timestamp",
        "0",
        "1",
        "00",
        "",
        ".",
        "a.",
        "é",
        "日本語",
        "x\uD83D\uDE00",
        "\\u0061",
        "a\\\"b",
        "\\\\",
        "a\\u002eb",
        "\\u00e9",
        "\\ud83d\\ude00",
        "\\ud800",
        "\\udc00x",
        "\\u0000",
        "\\u0040x",
        "#".repeat(7),
        "#".repeat(8),
        "#".repeat(9),
        "#".repeat(16),
        "k".repeat(1100)
    };

    private static final String[] TEXTS = {
        "",
        "a",
        "7 bytes",
        "8 bytes.",
        "9 bytes..",
        "GET /index.html HTTP/1.1",
        "{\\\"k\\\":1}",
        "\\n",
        "\\\"\\\\\\/\\b\\f\\n\\r\\t",
        "\\u00E9\\u20aC",
        "\\u0000",
        "\\u007f",
        "\\ud83d\\ude00",
        "\\uD83D",
        "\\uDE00",
        "\\ud83d\\ud83d\\ude00",
        "\\ud83d\\u0041",
        "\\ud83dx",
        "\\ud83d\\n",
        "é",
        "日本語のテキスト",
        "\uD83D\uDE00",
        "\u007f\u0080\u07ff\u0800\uffff",
        "a long text without anything in it, and \\t then a tab",
        "a long text ending in é",
        "12",
        "1e5",
        "true",
        "null"
    };

    private static final String[] NUMBERS = {
        "0",
        "-0",
        "-1",
        "9",
        "10",
        "-0.0",
        "0.0",
        "1.0",
        "1.50",
        "0.1",
        "1e3",
        "1E+3",
        "1e-7",
        "5e-324",
        "2e-324",
        "1e22",
        "1e23",
        "123e22",
        "1e308",
        "1e309",
        "-1e400",
        "1e99999999999",
        "0e99999999999",
        "1e-99999999999",
        "999999999999999999",
        "1000000000000000000",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "9999999999999999999",
        "18446744073709551616",
        "10000000000000000000",
        "-10000000000000000000",
        "9223372036854775807.0",
        "-9223372036854775808.0",
        "9223372036854774784.0",
        "9007199254740993.0",
        "9007199254740992.5",
        "0.30000000000000004",
        "123456789012345678.9",
        "0.000000000000000000000001",
        "0.00000000000000000001e20",
        "179769313486231570000e289"
    };

    private static final String[] NO_NUMBERS = {
        "01", "-01", "+1", ".5", "1.", "-", "1e", "1e+", "1.e5", "-.5", "NaN", "Infinity", "-Infinity", "0x10", "1_0"
    };

    private static final byte[][] NO_UTF_8 = {
        {(byte) 0xff},
        {(byte) 0x80},
        {(byte) 0xc3},
        {(byte) 0xe9, 't'},
        {(byte) 0xe2, (byte) 0x82},
        {(byte) 0xf0, (byte) 0x9f, (byte) 0x98},
        {(byte) 0xc0, (byte) 0x80},
        {(byte) 0xc1, (byte) 0xbf},
        {(byte) 0xe0, (byte) 0x80, (byte) 0x80},
        {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
        {(byte) 0xed, (byte) 0xa0, (byte) 0xbd, (byte) 0xed, (byte) 0xb8, (byte) 0x80},
        {(byte) 0xf0, (byte) 0x80, (byte) 0x80, (byte) 0x80},
        {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
        {(byte) 0xf8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80},
    };

    private static final String STRUCTURE = "{}[]:,\"\\ \t\n\r0123456789-+.eEtfnu/#@\0";

    private final Random random;
    private final ByteArrayOutputStream json = new ByteArrayOutputStream();
    private boolean loose;
    private boolean brokenUtf8;

    RandomJson(Random random) {
        this.random = random;
    }

    /** JSON in most cases; else nearly. */
    byte[] message() {
        json.reset();
        loose = random.nextInt(4) == 0;
        brokenUtf8 = random.nextInt(12) == 0;
        blanks();
        container(0);
        blanks();
        return json.toByteArray();
    }

    /** A message with one to three places changed, cut or doubled. */
    byte[] damaged(byte[] message) {
        byte[] damaged = message;
        for (int i = random.nextInt(3); i >= 0; i--) {
            damaged = damagedOnce(damaged);
        }
        return damaged;
    }

    private byte[] damagedOnce(byte[] message) {
        if (message.length == 0) {
            return message;
        }
        int from = random.nextInt(message.length);
        int to = Math.min(message.length, from + 1 + random.nextInt(4));
        byte any = random.nextBoolean()
                ? (byte) random.nextInt(256)
                : (byte) STRUCTURE.charAt(random.nextInt(STRUCTURE.length()));
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(message, from);
            case 1 -> joined(message, 0, to, message, from, message.length);
            case 2 -> joined(message, 0, from, message, to, message.length);
            case 3 ->
                joined(joined(message, 0, from, new byte[] {any}, 0, 1), 0, from + 1, message, from, message.length);
            default ->
                joined(
                        joined(message, 0, from, new byte[] {any}, 0, 1),
                        0,
                        from + 1,
                        message,
                        from + 1,
                        message.length);
        };
    }

    private static byte[] joined(byte[] first, int from, int to, byte[] second, int secondFrom, int secondTo) {
        byte[] joined = Arrays.copyOf(Arrays.copyOfRange(first, from, to), to - from + secondTo - secondFrom);
        System.arraycopy(second, secondFrom, joined, to - from, secondTo - secondFrom);
        return joined;
    }

    private void container(int depth) {
        boolean array = random.nextInt(3) == 0;
        json.write(array ? '[' : '{');
        int size = depth == 0 ? random.nextInt(8) : random.nextInt(4);
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                json.write(',');
            }
            blanks();
            if (!array) {
                json.write('"');
                write(KEYS[random.nextInt(random.nextBoolean() ? 8 : KEYS.length)]);
                maybeBroken();
                json.write('"');
                blanks();
                json.write(':');
                blanks();
            }
            value(depth + 1);
            blanks();
        }
        blanks();
        json.write(array ? ']' : '}');
    }

    private void value(int depth) {
        switch (random.nextInt(depth > 5 ? 8 : 12)) {
            case 0 -> write("null");
            case 1 -> write(random.nextBoolean() ? "true" : "false");
            case 2 -> write(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 3, 4 -> write(number());
            case 5 -> write(random.nextInt(200) == 0 ? NO_NUMBERS[random.nextInt(NO_NUMBERS.length)] : "17");
            case 6, 7 -> text();
            default -> container(depth);
        }
    }

    private String number() {
        return switch (random.nextInt(6)) {
            case 0 -> Integer.toString(random.nextInt(1000));
            case 1 -> Long.toString(random.nextLong());
            case 2 -> Double.toString(random.nextGaussian());
            case 3 -> new BigInteger(1 + random.nextInt(90), random).toString();
            case 4 -> random.nextInt(10_000) + "." + random.nextInt(100) + "e" + (random.nextInt(60) - 30);
            default -> Double.toString(Double.longBitsToDouble(random.nextLong() & 0xffdfffffffffffffL));
        };
    }

    private void text() {
        json.write('"');
        for (int i = random.nextInt(3); i >= 0; i--) {
            write(TEXTS[random.nextInt(TEXTS.length)]);
            maybeBroken();
        }
        json.write('"');
    }

    private void maybeBroken() {
        if (brokenUtf8 && random.nextInt(4) == 0) {
            json.writeBytes(NO_UTF_8[random.nextInt(NO_UTF_8.length)]);
        }
    }

    private void blanks() {
        while (loose && random.nextInt(3) == 0) {
            json.write(" \t\n\r".charAt(random.nextInt(4)));
        }
    }

    private void write(String text) {
        json.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
