package dev.loggia.testkit.oracle;

import java.util.Random;

/** The modes of {@code parse}, and {@code json}. */
final class RandomParses {

    private final Random random;
    private final RandomExpressions expressions;

    RandomParses(Random random, RandomExpressions expressions) {
        this.random = random;
        this.expressions = expressions;
    }

    String parse() {
        String source = expressions.areEvents()
                ? expressions.oneOf("", "@message ", "t ", expressions.field() + " ")
                : expressions.field() + " ";
        String computed = expressions.any(1);
        String first = expressions.newName();
        if (random.nextInt(4) == 0) {
            return "parse " + source + structured(first);
        }
        String second = first + "x";
        expressions.define(second);
        String both = first + ", " + second;
        return switch (random.nextInt(8)) {
            case 0 -> "parse " + source + "\"id=* by * in\" as " + both;
            case 1 -> "parse " + source + "\"user=* took * ms\" as " + both;
            case 2 -> "parse " + source + "\"*" + expressions.oneOf("a", "=", " ", "2") + "*\" as " + both;
            case 3 -> "parse " + source + "/(?<" + first + ">[a-z]+)( in (?<" + second + ">[0-9]+))?/";
            case 4 -> "parse " + source + "/([0-9]+)[^0-9]*([0-9]*)/ as " + both;
            case 5 -> "parse " + source + "/(?<" + first + ">[a-z]+)=(?<" + second + ">[a-z0-9]+)/ multi";
            case 6 -> "parse " + source + "/([0-9]+)([a-z]+)?/ as " + both + " multi";
            default -> "parse " + source + "\"*\" as " + first + " | fields " + computed + " as " + second;
        };
    }

    private String structured(String name) {
        if (random.nextBoolean()) {
            expressions.define(name + ".user");
            expressions.define(name + ".msg");
            return "logfmt as " + name;
        }
        expressions.define(name + "y");
        expressions.define(name + "z");
        return "csv as " + name + ", " + name + "y, " + name + "z";
    }

    String json() {
        String path = expressions.oneOf("n", "o.k", "o.l[0]", "o.l[1].z", "o", "k", "r[0]", "x");
        String field = expressions.areEvents()
                ? expressions.oneOf("", "", "field=j ", "field=o ")
                : "field=" + expressions.field() + " ";
        if (random.nextInt(4) == 0) {
            String name = expressions.newName();
            expressions.define(name + "y");
            return "json " + field + "\"" + path + "\", \"s\" as " + name + ", " + name + "y";
        }
        return "json " + field + "\"" + path + "\" as " + expressions.newName();
    }
}
