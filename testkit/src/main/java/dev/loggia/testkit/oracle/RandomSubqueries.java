package dev.loggia.testkit.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Queries in parentheses, and the commands that have some: {@code join} and {@code appendcols}. */
final class RandomSubqueries {

    private final Random random;
    private final RandomExpressions expressions;
    private boolean joined;

    RandomSubqueries(Random random, RandomExpressions expressions) {
        this.random = random;
        this.expressions = expressions;
    }

    /** A query of one column or two. */
    static String column(Random random, boolean ranged) {
        RandomExpressions inner = alone(random, ranged);
        String field = inner.oneOf("u", "n", "m", "s", "b", "o.k");
        String start = start(inner);
        return switch (random.nextInt(4)) {
            case 0 -> start + "fields " + field;
            case 1 -> start + "filter " + inner.condition(1) + " | fields " + field;
            case 2 -> start + "fields t, " + field + " | limit 5";
            default -> start + "stats count(*) as hits by " + field + " | filter hits > 1 | fields " + field;
        };
    }

    /** Expressions without subqueries. */
    private static RandomExpressions alone(Random random, boolean ranged) {
        RandomExpressions inner = new RandomExpressions(random, ranged);
        inner.addSubquery();
        inner.addSubquery();
        return inner;
    }

    private static String start(RandomExpressions inner) {
        return inner.oneOf("", "SOURCE 'other' | ", "SOURCE 'third' | ", "SOURCE 'other' | SOURCE 'third' | ");
    }

    boolean canJoin() {
        return !joined;
    }

    String join() {
        joined = true;
        expressions.addSubquery();
        RandomExpressions inner = alone(random, expressions.isRanged());
        String key = key();
        String type = expressions.oneOf("", "type=inner ", "type=left ");
        String other;
        List<String> names = new ArrayList<>();
        String filter = random.nextBoolean() ? "" : " | filter " + inner.condition(1);
        switch (random.nextInt(3)) {
            case 0 -> {
                names.addAll(List.of("u", "n", "s", "o.k"));
                other = "SOURCE 'other'" + filter;
            }
            case 1 -> {
                names.addAll(List.of("u", "nn", "m"));
                other = "SOURCE 'other'" + filter + " | fields u, n as nn, m";
            }
            default -> {
                names.addAll(List.of("u", "hits", "top"));
                other = "SOURCE 'third'" + filter + " | stats count(*) as hits, max(n) as top by u";
            }
        }
        String right = names.get(random.nextInt(names.size()));
        names.forEach(name -> expressions.define("y." + name));
        expressions.define("x." + key);
        String condition = random.nextInt(4) == 0 ? "y." + right + " = x." + key : "x." + key + " = y." + right;
        return "join " + type + "left=x right=y where " + condition + " (" + other + ")";
    }

    private String key() {
        String key = expressions.areEvents() && random.nextBoolean() ? "u" : expressions.field();
        while (key.contains("@")) {
            key = expressions.field();
        }
        return key;
    }

    String appendColumns() {
        expressions.addSubquery();
        RandomExpressions inner = alone(random, expressions.isRanged());
        String options = expressions.oneOf("", "override=true ", "max=3 ", "override=false max=2 ");
        String start = start(inner) + (random.nextBoolean() ? "" : "filter " + inner.condition(1) + " | ");
        String name = expressions.oneOf("c0", "a1", "p0");
        List<String> names = List.of(name, "p1");
        names.forEach(expressions::define);
        String query = random.nextBoolean()
                ? start + "stats count(*) as " + name + ", sum(n) as p1 by u | display " + name + ", p1"
                : start + "fields n as " + name + ", s as p1 | sort m desc";
        return "appendcols " + options + "(" + query + ")";
    }
}
