package dev.loggia.query.analysis;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Functions of other languages, with what takes their place here. */
final class ForeignFunctions {

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            entry("lower", "tolower(text)"),
            entry("lcase", "tolower(text)"),
            entry("upper", "toupper(text)"),
            entry("ucase", "toupper(text)"),
            entry("length", "strlen(text)"),
            entry("len", "strlen(text)"),
            entry("substring", "substr(text, start)"),
            entry("ifnull", "coalesce(field, value)"),
            entry("nvl", "coalesce(field, value)"),
            entry("iff", "if(condition, a, b)"),
            entry("isnull", "not ispresent(field)"),
            entry("isnotnull", "ispresent(field)"),
            entry("exists", "ispresent(field)"),
            entry("contains", "strcontains(text, part), or like \"part\""),
            entry("percentile", "pct(field, 95)"),
            entry("quantile", "pct(field, 95)"),
            entry("median", "pct(field, 50)"),
            entry("dcount", "countDistinct(field)"),
            entry("dc", "countDistinct(field)"),
            entry("stdev", "stddev(field)"),
            entry("mean", "avg(field)"),
            entry("average", "avg(field)"),
            entry("first", "earliest(field)"),
            entry("last", "latest(field)"),
            entry("tostring", "concat(field)"),
            entry("datetrunc", "datefloor(@timestamp, 1h)"));

    private ForeignFunctions() {}

    /** A call to write instead of one of a function of this name. */
    static Optional<String> instead(String name) {
        return Optional.ofNullable(INSTEAD.get(name.toLowerCase(Locale.ROOT).replace("_", "")));
    }
}
