package dev.loggia.testkit.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Expressions over the fields of {@link RandomEvents} and over what a query made so far. */
final class RandomExpressions {

    private static final int MOST_SUBQUERIES = 2;

    private final Random random;
    private final boolean ranged;
    private final RandomFunctions functions;
    private List<String> fields = List.of(
            "n",
            "m",
            "d",
            "s",
            "u",
            "b",
            "t",
            "o.k",
            "o.l.0",
            "o.l.1.z",
            "j",
            "ip",
            "r",
            "x",
            "c",
            "day",
            "nothing",
            "@timestamp",
            "@message");
    private final List<String> made = new ArrayList<>();
    private boolean events = true;
    private boolean timed = true;
    private int subqueries;

    /** @param ranged whether the query has a range of time */
    RandomExpressions(Random random, boolean ranged) {
        this.random = random;
        this.ranged = ranged;
        this.functions = new RandomFunctions(random, this);
    }

    /** Whether the rows are events still. */
    boolean areEvents() {
        return events;
    }

    /** Whether all rows are events with times. */
    boolean areTimed() {
        return timed;
    }

    boolean isRanged() {
        return ranged;
    }

    /** From now on there are rows that are no events. */
    void loseTimes() {
        timed = false;
    }

    /** Whether a query in parentheses is in it. */
    boolean hasSubquery() {
        return subqueries > 0;
    }

    void addSubquery() {
        subqueries++;
    }

    /** Forgets the events: from now on there are only these columns. */
    void startRows(List<String> columns) {
        fields = List.copyOf(columns);
        made.clear();
        events = false;
        timed = false;
    }

    void define(String name) {
        made.add(name);
    }

    /** A name for something new; now and then one that is taken. */
    String newName() {
        String name = random.nextInt(6) == 0 ? oneOf("n", "s", "a1") : "a" + (1 + random.nextInt(20));
        made.add(name);
        return name;
    }

    String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    String field() {
        if (!made.isEmpty() && random.nextBoolean()) {
            return made.get(random.nextInt(made.size()));
        }
        return fields.get(random.nextInt(fields.size()));
    }

    /** A group key. */
    String key() {
        return switch (random.nextInt(5)) {
            case 0 -> any(1);
            default -> field();
        };
    }

    /** A number whose sums do not depend on their order. */
    String numeric() {
        return random.nextInt(3) == 0 ? "strlen(" + field() + ")" : field();
    }

    String any(int depth) {
        if (depth == 0) {
            return random.nextInt(3) == 0 ? literal() : field();
        }
        return switch (random.nextInt(5)) {
            case 0 -> number(depth);
            case 1 -> text(depth);
            case 3 -> functions.call(depth);
            case 2 -> "(" + condition(depth) + ")";
            default -> any(0);
        };
    }

    /** What may hold an address. */
    String address() {
        return events && random.nextInt(3) > 0 ? "ip" : random.nextBoolean() ? field() : "\"192.0.2.7\"";
    }

    private String literal() {
        return oneOf(
                "0",
                "1",
                "7",
                "7.5",
                "-3",
                "\"7\"",
                "\"07\"",
                "\"b2\"",
                "\"\"",
                "\"Beta\"",
                "true",
                "false",
                "\"true\"",
                "\"x y\"");
    }

    private String number(int depth) {
        if (depth == 0) {
            return any(0);
        }
        String a = any(depth - 1);
        String b = any(depth - 1);
        return switch (random.nextInt(13)) {
            case 0, 1 -> "(" + a + " + " + b + ")";
            case 2 -> "(" + a + " - " + b + ")";
            case 3 -> "(" + a + " * " + b + ")";
            case 4 -> "(" + a + " / " + oneOf("2", "4", "0", "-0.5") + ")";
            case 5 -> "(" + a + " % " + oneOf("2", "3", "0") + ")";
            case 6 -> oneOf("abs", "ceil", "floor", "round", "toNumber") + "(" + a + ")";
            case 7 -> oneOf("greatest", "least") + "(" + a + ", " + b + ")";
            case 8 -> "strlen(" + a + ")";
            case 9 -> "-" + any(0);
            case 10 -> "toMillis(" + a + ")";
            case 11 -> oneOf("isempty", "isblank", "to_long") + "(" + a + ")";
            default -> "if(" + condition(depth - 1) + ", " + a + ", " + b + ")";
        };
    }

    private String text(int depth) {
        String a = any(depth - 1);
        String b = any(depth - 1);
        return switch (random.nextInt(11)) {
            case 0, 1 -> "concat(" + a + ", " + b + ")";
            case 2 -> oneOf("toupper", "tolower", "trim") + "(" + a + ")";
            case 3 -> "substr(" + a + ", " + random.nextInt(4) + ", " + random.nextInt(5) + ")";
            case 4 -> "substr(" + a + ", " + random.nextInt(12) + ")";
            case 5 -> "replace(" + a + ", \"b\", \"--\")";
            case 6 -> "coalesce(" + a + ", " + b + ")";
            case 7 -> "case(" + condition(depth - 1) + ", " + a + ", " + condition(depth - 1) + ", " + b + ")";
            case 8 -> "split(" + a + ", \" \")[" + random.nextInt(2) + "]";
            case 9 -> "jsonParse(" + a + ").k";
            default ->
                oneOf("datefloor", "dateceil") + "(" + field() + ", "
                        + oneOf("1m", "5m", "1h", "1d", "1w", "1mo", "1q", "1y", "3mo") + ")";
        };
    }

    String condition(int depth) {
        if (depth == 0) {
            return comparison(0);
        }
        return switch (random.nextInt(10)) {
            case 0, 1 -> "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
            case 2, 3 -> "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
            case 4 -> "not (" + condition(depth - 1) + ")";
            default -> comparison(depth - 1);
        };
    }

    private String comparison(int depth) {
        String a = any(depth);
        if (subqueries < MOST_SUBQUERIES && random.nextInt(40) == 0) {
            addSubquery();
            return a + oneOf(" in (", " not in (") + RandomSubqueries.column(random, ranged) + ")";
        }
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> a + " " + oneOf("=", "!=", "==") + " " + any(depth);
            case 3, 4, 5 -> a + " " + oneOf("<", "<=", ">", ">=") + " " + any(depth);
            case 6 -> a + oneOf(" in ", " not in ") + "[" + literal() + ", " + literal() + ", " + literal() + "]";
            case 7 -> a + oneOf(" like ", " not like ") + "\"" + oneOf("b", "1", "a", "user", "E") + "\"";
            case 8 ->
                a
                        + oneOf(" like ", " not like ", " =~ ", " !~ ")
                        + oneOf("/^b/", "/[0-9]$/", "/(?i)beta|error/", "/x.y/");
            case 9 -> oneOf("ispresent(", "isNumeric(", "not ispresent(") + a + ")";
            case 10 -> oneOf("strcontains(", "startsWith(", "endsWith(") + a + ", \"" + oneOf("b", "7", "a") + "\")";
            case 11 -> field();
            case 12 -> a + " " + oneOf("=", "<", ">") + " " + literal();
            default -> field() + " = " + field();
        };
    }
}
