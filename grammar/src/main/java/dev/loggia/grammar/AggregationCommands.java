package dev.loggia.grammar;

import java.util.List;

/** Commands that count and sum up (sections 3.8 and 3.23). */
final class AggregationCommands {

    private static final String REQUESTS = """
            10:00:10 {"status":200,"host":"a","ms":10}
            10:01:20 {"status":200,"host":"b","ms":30}
            10:07:30 {"status":500,"host":"a","ms":200}
            10:31:40 {"status":200,"ms":20}""";

    private AggregationCommands() {}

    static List<CommandSyntax> all() {
        return List.of(stats(), fillmissing(), countFrequent());
    }

    private static CommandDraft command(String name, String summary) {
        return new CommandDraft(CommandFamily.AGGREGATION, name, summary);
    }

    private static CommandSyntax stats() {
        return command("stats", "Aggregates events, in groups if there are keys")
                .syntax("stats aggregate [as name], ... [by key [as name], ...] [offset period]")
                .description("""
                        Like SELECT ... GROUP BY in SQL: one row for each combination of the keys, or one row in all. Aggregates may be computed with
                        and wrapped: `round(avg(ms), 1)`, `sum(ms > 100) * 100 / count(*)`. A key is a field, an expression, or `bin(5m)` for
                        five-minute steps of `@timestamp`.""")
                .option(
                        "offset",
                        "a period, `1d`",
                        "",
                        "aggregates the events of so much earlier, and moves their bins forward to the time range; needs a `bin` among the keys")
                .rule("After it there are only its keys and aggregates. A further `stats` works on its rows.")
                .rule(
                        "A column without `as` is called by the text of its expression; write it in backticks later: `` `count(*)` ``.")
                .rule("Events without a value for a key form a group of their own, with an empty cell.")
                .rule(
                        "Aggregates ignore missing values; `count(*)` counts events, `count(field)` those that have the field.")
                .rule(
                        "To count the events that meet a condition use `sum(status >= 500)`: `count(status >= 500)` counts those that have a status.")
                .rule(
                        "No events give no row, also without keys: there is no row with 0. `fillmissing` fills bins without events.")
                .rule(
                        "`bin` needs `@timestamp`. For another `stats` by time name the bin, `bin(1m) as t`, and go on with `dateceil(t, 1h)`.")
                .doubtful(
                        "The service does not document the order of the rows; here it is ascending by the keys, a `bin` first.")
                .doubtful("""
                        The service does not document whether `offset` moves the events read or only the bins; here it reads those of the time
                        range so much earlier. That holds for a `stats` of events; a later one only moves its bins.""")
                .strict(
                        "More than ten `stats`, a `sort` or `limit` before the last of several, and `topk` with keys or other items.")
                .strict("An aggregate named like a field that `parse`, `fields` or an earlier `stats` defined.")
                .example(
                        "one row",
                        REQUESTS,
                        "stats count(*) as requests, avg(ms), pct(ms, 50) as median, sum(status >= 500) as failed")
                .example(
                        "a row for each host; one event has none",
                        REQUESTS,
                        "stats count(*) as n, max(ms) as slowest by host | sort n desc")
                .example("a row for each time step", REQUESTS, "stats count(*) as n, sum(ms) as total by bin(5m)")
                .example(
                        "stats of stats: the busiest minute of each half hour",
                        REQUESTS,
                        "stats count(*) as n by bin(1m) as minute | stats max(n) as busiest by datefloor(minute, 30m) as half_hour")
                .example(
                        "the hour before, at the times of this hour",
                        """
                        09:10:00 {"ms":10}
                        09:20:00 {"ms":30}
                        09:40:00 {"ms":20}
                        10:05:00 {"ms":90}""",
                        "stats count(*) as n, max(ms) as slowest by bin(30m) as t offset 1h")
                .query("stats count(*) as n, avg(duration) by bin(5m)");
    }

    private static CommandSyntax fillmissing() {
        return command("fillmissing", "Adds a row for each bin of the time range without events")
                .syntax("fillmissing [with value for field, ...]")
                .description("""
                        Follows `stats ... by bin(...)`, so that charts and running sums see every step. In the new rows the fields that are named
                        get the value, the others stay empty.""")
                .rule("It needs a `bin` among the keys of the last `stats`.")
                .rule(
                        "The bins go from the start to the end of the time range, or from the first to the last where there is none.")
                .rule("With other keys there is a row for each bin and each combination of those keys in the result.")
                .rule("Rows come in ascending order of the bins, then of the other keys.")
                .doubtful(
                        "The service does not document further keys and the ends of the range; here it is as said above.")
                .example(
                        "steps without requests",
                        REQUESTS,
                        "stats count(*) as n by bin(15m) | fillmissing with 0 for n")
                .example(
                        "for each status",
                        REQUESTS,
                        "stats count(*) as n, max(ms) as slowest by bin(30m), status | fillmissing with 0 for n")
                .query("stats count(*) as n by bin(1m) | fillmissing with 0 for n");
    }

    private static CommandSyntax countFrequent() {
        return command(
                        "countFrequent",
                        "Counts the combinations of values in `_approxcount`, exactly, the most frequent first")
                .alias("count_frequent")
                .syntax("countFrequent field, ...")
                .description("""
                        Short for `stats count(*) as _approxcount by field, ... | sort _approxcount desc`, to see which values are common.""")
                .column("`_approxcount`", "how many rows have the values")
                .rule(
                        "After it there are only the fields and the count. Rows without a value are counted under an empty cell.")
                .rule("Equal counts come in ascending order of the values.")
                .doubtful(
                        "The service counts approximately and does not document how many rows it keeps; here counts are exact and all rows are kept.")
                .example("common hosts", REQUESTS, "countFrequent host")
                .example("combinations", REQUESTS, "filter ispresent(host) | countFrequent status, host | limit 2")
                .query("countFrequent user, page");
    }
}
