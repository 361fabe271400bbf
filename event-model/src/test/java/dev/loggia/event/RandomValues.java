package dev.loggia.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Columns of invented values, rich in what comparison and order trip over. */
final class RandomValues {

    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "A",
        "abc",
        "b2",
        "b10",
        "200",
        "0200",
        "200.0",
        "2e2",
        "-1",
        "+1",
        "1",
        "0",
        "01",
        "1.5",
        "1.50",
        "true",
        "TRUE",
        "false",
        "é",
        "日本",
        "\uD83D\uDE00",
        "\ufffd",
        "error",
        "an error occurred",
        "1,000",
        "0x10",
        "NaN",
        "9223372036854775807",
        "9223372036854775808",
        "1e999",
        "-0",
        ".5",
        "5.",
        "2026-01-01 00:00:00.000",
        "x\ny"
    };

    private RandomValues() {}

    /** Values of one kind or, now and then, of many; null for missing. */
    static @Nullable Value[] column(Random random, int size) {
        int kind = random.nextInt(8);
        int missing = random.nextInt(3) == 0 ? 0 : random.nextInt(60);
        boolean constant = random.nextInt(12) == 0;
        @Nullable Value[] values = new Value[size];
        for (int i = 0; i < size; i++) {
            if (constant && i > 0) {
                values[i] = values[0];
            } else if (random.nextInt(100) >= missing) {
                values[i] = value(random, kind);
            }
        }
        return values;
    }

    /** A value of a kind from 0 to 7. */
    static Value value(Random random, int kind) {
        return switch (kind) {
            case 0, 1 -> Value.of(TEXTS[random.nextInt(TEXTS.length)]);
            case 2 -> Value.of(number(random));
            case 3 -> decimal(random);
            case 4 -> Value.of(random.nextBoolean());
            case 5 ->
                new Value.Timestamp(random.nextInt(4) == 0 ? random.nextInt(3) : random.nextLong(4_000_000_000_000L));
            case 6 -> value(random, random.nextInt(6));
            default -> random.nextInt(4) == 0 ? structure(random) : value(random, random.nextInt(6));
        };
    }

    private static long number(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextLong();
            case 1 -> Long.MAX_VALUE - random.nextInt(2);
            case 2 -> Long.MIN_VALUE + random.nextInt(2);
            case 3 -> (1L << 53) + random.nextInt(3);
            default -> random.nextInt(-3, 4) * (random.nextBoolean() ? 1L : 100L);
        };
    }

    private static Value decimal(Random random) {
        double number = switch (random.nextInt(5)) {
            case 0 -> random.nextGaussian() * Math.pow(10, random.nextInt(-20, 20));
            case 1 -> 0x1p63 * (1 + random.nextInt(2));
            case 2 -> -0.0;
            default -> random.nextInt(-8, 8) / 4.0;
        };
        Value value = Value.of(number);
        return value == null ? Value.of(0L) : value;
    }

    private static Value structure(Random random) {
        if (random.nextBoolean()) {
            return new Value.MapValue(Map.of("k", Value.of(random.nextInt(2))));
        }
        List<@Nullable Value> elements = new ArrayList<>();
        elements.add(Value.of("a"));
        elements.add(null);
        return new Value.ListValue(elements);
    }
}
