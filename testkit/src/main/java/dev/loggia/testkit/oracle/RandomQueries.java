package dev.loggia.testkit.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Queries over {@link RandomEvents} that parse and whose answer is the only right one. */
public final class RandomQueries {

    private final Random random;
    private final RandomExpressions expressions;
    private final List<String> stages = new ArrayList<>();
    private boolean events = true;

    private RandomQueries(Random random) {
        this.random = random;
        this.expressions = new RandomExpressions(random);
    }

    /** The text of a query of one to six stages. */
    public static String next(Random random) {
        RandomQueries query = new RandomQueries(random);
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            query.addStage();
        }
        return String.join(" | ", query.stages);
    }

    private void addStage() {
        stages.add(
                switch (random.nextInt(20)) {
                    case 0, 1, 2, 3, 4 -> (random.nextInt(4) == 0 ? "where " : "filter ") + expressions.condition(2);
                    case 5, 6, 7 -> "fields " + items();
                    case 8 -> "display " + items();
                    case 9, 10 -> parse();
                    case 11 -> json();
                    case 12, 13, 14 -> stats();
                    case 15, 16 -> sort();
                    case 17, 18 -> limit();
                    default -> "dedup " + names();
                });
    }

    private String items() {
        List<String> items = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            if (random.nextBoolean()) {
                items.add(expressions.field());
            } else {
                String expression = expressions.any(2);
                items.add(expression + " as " + expressions.newName());
            }
        }
        return String.join(", ", items);
    }

    private String parse() {
        String source = events
                ? expressions.oneOf("", "@message ", "t ", expressions.field() + " ")
                : expressions.field() + " ";
        String computed = expressions.any(1);
        String first = expressions.newName();
        String second = first + "x";
        expressions.define(second);
        String both = first + ", " + second;
        return switch (random.nextInt(6)) {
            case 0 -> "parse " + source + "\"id=* by * in\" as " + both;
            case 1 -> "parse " + source + "\"user=* took * ms\" as " + both;
            case 2 -> "parse " + source + "\"*" + expressions.oneOf("a", "=", " ", "2") + "*\" as " + both;
            case 3 -> "parse " + source + "/(?<" + first + ">[a-z]+)( in (?<" + second + ">[0-9]+))?/";
            case 4 -> "parse " + source + "/([0-9]+)[^0-9]*([0-9]*)/ as " + both;
            default -> "parse " + source + "\"*\" as " + first + " | fields " + computed + " as " + second;
        };
    }

    private String json() {
        String path = expressions.oneOf("n", "o.k", "o.l[0]", "o.l[1].z", "o", "k");
        String field =
                events ? expressions.oneOf("", "", "field=j ", "field=o ") : "field=" + expressions.field() + " ";
        return "json " + field + "\"" + path + "\" as " + expressions.newName();
    }

    private String stats() {
        List<String> columns = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String name = "c" + i;
            columns.add(name);
            text.append(i == 0 ? "" : ", ").append(statsItem(i)).append(" as ").append(name);
        }
        int keys = random.nextInt(3);
        for (int i = 0; i < keys; i++) {
            String name = "g" + i;
            columns.add(name);
            boolean bin = events && random.nextInt(4) == 0;
            String key = bin ? "bin(" + expressions.oneOf("1m", "5m", "30s", "1h") + ")" : expressions.key();
            text.append(i == 0 ? " by " : ", ").append(key).append(" as ").append(name);
        }
        expressions.startRows(columns);
        events = false;
        return "stats " + text;
    }

    private String statsItem(int index) {
        String aggregate = aggregate();
        return switch (random.nextInt(6)) {
            case 0 -> aggregate + " " + expressions.oneOf("+", "-", "*") + " " + aggregate();
            case 1 -> "if(" + aggregate + " > 3, \"many\", " + aggregate() + ")";
            case 2 -> index == 0 ? aggregate : "c" + random.nextInt(index) + " * 2";
            default -> aggregate;
        };
    }

    private String aggregate() {
        return switch (random.nextInt(events ? 12 : 10)) {
            case 0, 1 -> "count(*)";
            case 2 -> "count(" + expressions.any(1) + ")";
            case 3 -> "countDistinct(" + expressions.key() + ")";
            case 4 -> "sum(" + expressions.numeric() + ")";
            case 5 -> "avg(" + expressions.numeric() + ")";
            case 6 -> "min(" + expressions.key() + ")";
            case 7 -> "max(" + expressions.key() + ")";
            case 8 -> "sum(" + expressions.condition(1) + ")";
            case 9 -> expressions.oneOf("sortsFirst(", "sortsLast(") + expressions.key() + ")";
            case 10 -> "earliest(" + expressions.any(1) + ")";
            default -> "latest(" + expressions.any(1) + ")";
        };
    }

    private String sort() {
        List<String> keys = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            keys.add(expressions.sortable() + expressions.oneOf("", " asc", " desc"));
        }
        return "sort " + String.join(", ", keys);
    }

    private String limit() {
        return expressions.oneOf("limit ", "limit ", "head ", "tail ") + random.nextInt(12);
    }

    private String names() {
        return random.nextInt(3) > 0 ? expressions.sortable() : expressions.sortable() + ", " + expressions.sortable();
    }
}
