package dev.loggia.testkit.oracle;

import java.util.Random;

/** Commands that work on the rows: lists, lookups, order, totals (sections 3.16 to 3.23). */
final class RandomRows {

    private final Random random;
    private final RandomExpressions expressions;

    RandomRows(Random random, RandomExpressions expressions) {
        this.random = random;
        this.expressions = expressions;
    }

    private String field() {
        return expressions.field();
    }

    private String oneOf(String... choices) {
        return expressions.oneOf(choices);
    }

    String lists() {
        boolean events = expressions.areEvents();
        if (random.nextBoolean()) {
            return "expand " + (events ? oneOf("r", "x", field()) : field());
        }
        String list = random.nextInt(3) == 0
                ? oneOf(
                        "jsonParse(\"[1,null,\\\"b2\\\"]\")",
                        "split(" + field() + ", \" \")",
                        "jsonParse(" + field() + ")")
                : events ? oneOf("r", "o.l", "jsonParse(x)", field()) : field();
        return "unnest " + list + " into " + expressions.newName();
    }

    String lookups() {
        String output = oneOf("OUTPUT ", "OUTPUTNEW ");
        String match = field();
        String both = random.nextInt(4) == 0 ? "id as " + match + ", level as " + field() : "id as " + match;
        String name = expressions.newName();
        if (random.nextInt(3) == 0) {
            String address = expressions.areEvents() && random.nextInt(4) > 0 ? "ip" : match;
            return "cidrlookup nets " + address + oneOf("", " as cidr") + " " + output + "zone as " + name;
        }
        if (random.nextBoolean()) {
            return "lookup users " + both + " " + output + "level as " + name;
        }
        expressions.define("name");
        return "lookup users " + both + " " + output + "name, level as " + name;
    }

    String ordered() {
        String field = field();
        return switch (random.nextInt(expressions.areTimed() ? 4 : 3)) {
            case 0 ->
                "accum " + field
                        + (random.nextInt(3) == 0 && !field.startsWith("x.") ? "" : " as " + expressions.newName());
            case 1 -> autoregress(field);
            case 2 ->
                "filldown"
                        + oneOf(
                                "",
                                " " + field,
                                " " + field + " " + field(),
                                expressions.areEvents() ? " a* n" : " c*",
                                " *");
            default -> sessionize();
        };
    }

    private String autoregress(String field) {
        return switch (random.nextInt(3)) {
            case 0 -> "autoregress " + field + " as " + expressions.newName() + oneOf("", " p=1", " p=3");
            case 1 -> {
                expressions.define(field + "_p2");
                yield "autoregress " + field + " p=2";
            }
            default -> {
                expressions.define(field + "_p1");
                expressions.define(field + "_p3");
                yield "autoregress " + field + " p=1-3";
            }
        };
    }

    private String sessionize() {
        String identity = random.nextInt(3) > 0 && expressions.areEvents() ? "u" : field();
        String second = random.nextInt(4) == 0 ? ", " + field() : "";
        String gap = oneOf("", " maxspan 1m", " maxspan 30s", " maxspan 2h");
        if (random.nextBoolean()) {
            expressions.define("session_id");
            return "sessionize " + identity + second + gap;
        }
        return "sessionize " + identity + second + gap + " as " + expressions.newName();
    }

    String totals() {
        return random.nextBoolean() ? outlier() : addTotals();
    }

    private String outlier() {
        String field = field();
        boolean mark = random.nextInt(3) == 0;
        String options = oneOf("", "action=remove ", "action=transform ")
                + oneOf("", "param=0 ", "param=0.5 ")
                + oneOf("", "uselower=true ")
                + (mark ? "mark=true " : "");
        if (mark) {
            expressions.define(field + "_outlier");
        }
        return "outlier " + options + field + (mark || random.nextInt(3) > 0 ? "" : " " + field());
    }

    private String addTotals() {
        boolean columns = random.nextInt(3) == 0;
        boolean rows = !columns || random.nextBoolean();
        String named = random.nextBoolean() ? "" : " fieldname=sum1";
        String fields = oneOf("", " " + field(), " " + field() + ", " + field());
        if (rows) {
            expressions.define(named.isEmpty() ? "Total" : "sum1");
        }
        if (columns) {
            expressions.loseTimes();
        }
        return "addtotals" + named + (rows ? "" : " row=false") + (columns ? " col=true" : "") + fields;
    }
}
