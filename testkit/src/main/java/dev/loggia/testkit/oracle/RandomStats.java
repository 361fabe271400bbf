package dev.loggia.testkit.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * {@code stats} with its aggregates, {@code fillmissing} and {@code countFrequent}. What may be off by a last digit, which filters after it
 * would show, is rounded.
 */
final class RandomStats {

    private static final int MOST_STATS = 10;

    private final Random random;
    private final RandomExpressions expressions;
    private int count;
    private boolean shifted;

    RandomStats(Random random, RandomExpressions expressions) {
        this.random = random;
        this.expressions = expressions;
    }

    boolean isAllowed() {
        return count < MOST_STATS;
    }

    /** Whether the query reads other times than its range. */
    boolean isShifted() {
        return shifted;
    }

    String stats() {
        count++;
        if (random.nextInt(12) == 0) {
            String top = "stats topk(" + (1 + random.nextInt(4)) + ", " + expressions.key() + ") as c0";
            expressions.startRows(List.of("c0"));
            return top;
        }
        List<String> columns = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int items = 1 + random.nextInt(3);
        for (int i = 0; i < items; i++) {
            String name = "c" + i;
            columns.add(name);
            text.append(i == 0 ? "" : ", ").append(item(i)).append(" as ").append(name);
        }
        int keys = random.nextInt(3);
        boolean binned = false;
        for (int i = 0; i < keys; i++) {
            String name = "g" + i;
            columns.add(name);
            boolean bin = expressions.areTimed() && !binned && random.nextInt(3) == 0;
            binned |= bin;
            text.append(i == 0 ? " by " : ", ")
                    .append(bin ? bin() : key())
                    .append(" as ")
                    .append(name);
        }
        shifted = binned && random.nextInt(5) == 0 && !expressions.hasSubquery();
        if (shifted) {
            text.append(" offset ").append(expressions.oneOf("1m", "5m", "90s", "10s"));
        }
        if (binned && random.nextInt(3) == 0) {
            text.append(random.nextInt(4) == 0 ? " | sort c0 desc | limit 3" : "")
                    .append(" | fillmissing")
                    .append(expressions.oneOf("", " with 0 for c0", " with \"none\" for c0"));
        }
        expressions.startRows(columns);
        return "stats " + text;
    }

    String countFrequent() {
        String first = expressions.field();
        String second = expressions.field();
        List<String> columns = new ArrayList<>(List.of(first));
        if (!second.equals(first) && random.nextBoolean()) {
            columns.add(second);
        }
        if (columns.contains("_approxcount")) {
            return "limit 5";
        }
        String text = expressions.oneOf("countFrequent ", "count_frequent ") + String.join(", ", columns);
        columns.add("_approxcount");
        expressions.startRows(columns);
        return text;
    }

    private String bin() {
        return "bin(" + expressions.oneOf("1m", "5m", "2m", "1h", "90s") + ")";
    }

    private String key() {
        return random.nextInt(10) == 0
                ? "histogram(" + expressions.field() + ", " + expressions.oneOf("2", "0.5", "10") + ")"
                : expressions.key();
    }

    private String item(int index) {
        String aggregate = aggregate();
        return switch (random.nextInt(7)) {
            case 0 -> aggregate + " " + expressions.oneOf("+", "-", "*") + " " + aggregate();
            case 1 -> "if(" + aggregate + " > 3, \"many\", " + aggregate() + ")";
            case 2 -> index == 0 ? aggregate : "c" + random.nextInt(index) + " * 2";
            case 3 -> "round(" + aggregate + ", 2)";
            default -> aggregate;
        };
    }

    private String aggregate() {
        return switch (random.nextInt(expressions.areTimed() ? 18 : 15)) {
            case 0, 1 -> "count(*)";
            case 2 -> expressions.oneOf("count(", "countOverTime(") + expressions.any(1) + ")";
            case 3 -> "countDistinct(" + expressions.key() + ")";
            case 4 -> expressions.oneOf("sum(", "sumOverTime(") + expressions.numeric() + ")";
            case 5 -> "avg(" + expressions.numeric() + ")";
            case 6 -> "min(" + expressions.key() + ")";
            case 7 -> "max(" + expressions.key() + ")";
            case 8 -> "sum(" + expressions.condition(1) + ")";
            case 9 -> expressions.oneOf("sortsFirst(", "sortsLast(") + expressions.key() + ")";
            case 10 -> "values(" + expressions.key() + ")";
            case 11 -> "round(" + expressions.oneOf("variance(", "stddev(") + expressions.numeric() + "), 2)";
            case 12 ->
                "round(pct(" + expressions.numeric() + ", " + expressions.oneOf("0", "50", "90", "99.9", "100")
                        + "), 3)";
            case 13 -> "histogram(" + expressions.numeric() + ", " + expressions.oneOf("1", "2", "4") + ")";
            case 14 -> "count()";
            case 15 -> "earliest(" + expressions.any(1) + ")";
            case 16 -> "latest(" + expressions.any(1) + ")";
            default -> "round(rate(" + expressions.numeric() + ", " + expressions.oneOf("1s", "1m", "1h") + "), 3)";
        };
    }
}
