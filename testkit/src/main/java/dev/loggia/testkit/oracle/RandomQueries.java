package dev.loggia.testkit.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Queries over {@link RandomInputs} that parse and whose answer is the only right one. */
public final class RandomQueries {

    private final Random random;
    private final RandomExpressions expressions;
    private final RandomParses parses;
    private final RandomStats stats;
    private final RandomRows rows;
    private final RandomSubqueries subqueries;
    private final List<String> stages = new ArrayList<>();

    private RandomQueries(Random random, boolean ranged) {
        this.random = random;
        this.expressions = new RandomExpressions(random, ranged);
        this.parses = new RandomParses(random, expressions);
        this.stats = new RandomStats(random, expressions);
        this.rows = new RandomRows(random, expressions);
        this.subqueries = new RandomSubqueries(random, expressions);
    }

    /** The text of a query of one to six stages. @param ranged whether it has a range of time */
    public static String next(Random random, boolean ranged) {
        RandomQueries query = new RandomQueries(random, ranged);
        if (random.nextInt(6) == 0) {
            query.stages.add(query.expressions.oneOf(
                    "SOURCE 'other'",
                    "SOURCE 'memory' | SOURCE 'other'",
                    "SOURCE 'third' | SOURCE 'other' | SOURCE 'memory'"));
        }
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            query.addStage();
        }
        return String.join(" | ", query.stages);
    }

    private void addStage() {
        stages.add(
                switch (random.nextInt(32)) {
                    case 0, 1, 2, 3, 4 -> (random.nextInt(4) == 0 ? "where " : "filter ") + expressions.condition(2);
                    case 5, 6, 7 -> "fields " + items();
                    case 8 -> "display " + items();
                    case 9, 10, 11 -> parses.parse();
                    case 12 -> parses.json();
                    case 13, 14, 15, 16 -> stats.stats();
                    case 17, 18 -> sort();
                    case 19, 20 -> limit();
                    case 21 -> "dedup " + names();
                    case 22, 23 -> rows.lists();
                    case 24 -> rows.lookups();
                    case 25, 26, 27 -> rows.ordered();
                    case 28 -> rows.totals();
                    case 29 -> subqueries.canJoin() && !stats.isShifted() ? subqueries.join() : limit();
                    case 30 -> stats.isShifted() ? sort() : subqueries.appendColumns();
                    default -> rare();
                });
    }

    private String rare() {
        return switch (random.nextInt(4)) {
            case 0, 1 -> stats.countFrequent();
            case 2 -> filterIndex();
            default -> expressions.areEvents() && random.nextBoolean() ? search() : "unmask " + expressions.field();
        };
    }

    private String search() {
        String text = "\"" + expressions.oneOf("beta", "ann", "7", "WARN") + "\"";
        return "search " + text + expressions.oneOf(" and ", " or ", " and not ") + "(" + expressions.condition(1)
                + " or \"eve\")";
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

    private String sort() {
        List<String> keys = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            keys.add(expressions.field() + expressions.oneOf("", " asc", " desc"));
        }
        return expressions.oneOf("sort ", "sort ", "order by ") + String.join(", ", keys);
    }

    private String limit() {
        return expressions.oneOf("limit ", "limit ", "head ", "tail ") + random.nextInt(12);
    }

    private String names() {
        return random.nextInt(3) > 0 ? expressions.field() : expressions.field() + ", " + expressions.field();
    }

    private String filterIndex() {
        return "filterIndex " + expressions.field()
                + expressions.oneOf(" = \"ann\"", " = 7", " in [\"b2\", 1, \"bob\"]");
    }
}
