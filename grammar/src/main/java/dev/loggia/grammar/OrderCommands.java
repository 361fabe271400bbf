package dev.loggia.grammar;

import java.util.List;

/** Commands for the order and number of rows (sections 3.9 to 3.11). */
final class OrderCommands {

    private static final String READINGS = """
            10:00:01 {"host":"web2","load":9}
            10:00:02 {"host":"web10","load":12.5}
            10:00:03 {"host":"web2","load":7}
            10:00:04 {"load":3}""";

    private OrderCommands() {}

    static List<CommandSyntax> all() {
        return List.of(sort(), limit(), head(), tail(), dedup());
    }

    private static CommandDraft command(String name, String summary) {
        return new CommandDraft(CommandFamily.ORDER, name, summary);
    }

    private static CommandSyntax sort() {
        return command("sort", "Sorts the rows, by several keys if there are")
                .alias("order")
                .syntax("sort field [asc|desc], ...")
                .description("""
                        The order is natural: numbers by value and after all other texts, digits within texts by value, so that `web2` comes before
                        `web10`. Events that no `sort` has ordered come newest first.""")
                .rule("Each key has its own direction; without a word it is ascending.")
                .rule("Missing values come first in ascending order, last in descending order.")
                .rule(
                        "Rows that are equal in all keys stay in the order of time, so that the result is always the same.")
                .rule("A sort before `stats` has no effect on it.")
                .doubtful(
                        "The service does not document the default direction, nor where missing values come; here it is as said above.")
                .doubtful("The service does not document `order`; here it is `sort`.")
                .strict("Keys that are calls, as in `sort count(*)` or `sort bin(1m)`; name them with `as` first.")
                .example("natural order, missing values last", READINGS, "display host, load | sort host desc, load")
                .example("the largest groups", READINGS, "stats count(*) as n by host | sort n desc, host | limit 1")
                .query("stats count(*) as n by status | sort n desc");
    }

    private static CommandSyntax limit() {
        return command("limit", "Keeps the first rows; with `any`, whichever are found first")
                .syntax("limit number", "limit any number")
                .description("""
                        First in the current order, which is newest first unless there is a `sort`. `limit any` may stop reading as
                        soon as it has as many, and then which rows it gives is not certain.""")
                .rule("It counts where it stands: a `stats` after it sees only those rows.")
                .rule("A query without a limit shows at most 10,000 rows, and says so when there were more.")
                .example("the newest", READINGS, "display @timestamp, host, load | limit 2")
                .example("the oldest", READINGS, "display @timestamp, host, load | sort @timestamp | limit 1")
                .example("any", READINGS, "filter load > 10 | display load | limit any 1")
                .query("sort @timestamp desc | limit 20");
    }

    private static CommandSyntax head() {
        return command("head", "Keeps the first rows, like limit")
                .syntax("head number")
                .description("An older name of `limit`.")
                .doubtful("The service accepts `head` and no longer documents it; here it is `limit`.")
                .example("the newest two", READINGS, "display host, load | head 2")
                .example("the largest two", READINGS, "display host, load | sort load desc | head 2")
                .query("sort @timestamp desc | head 20");
    }

    private static CommandSyntax tail() {
        return command("tail", "Keeps the last rows")
                .syntax("tail number")
                .description("Last in the current order: without a `sort` these are the oldest events.")
                .doubtful(
                        "The service accepts `tail` and does not document it; here it gives the last rows, in their order.")
                .example("the oldest two", READINGS, "display @timestamp, load | tail 2")
                .example("the smallest two", READINGS, "display load | sort load desc | tail 2")
                .query("sort @timestamp asc | tail 20");
    }

    private static CommandSyntax dedup() {
        return command("dedup", "Keeps the first row of each combination of values")
                .syntax("dedup field, ...")
                .description("""
                        First in the current order, which is the newest event unless there is a `sort`. Use it for the last known state of each host.""")
                .rule("Rows in which one of the fields is missing are all kept.")
                .rule("Values are the same when they print the same: the number 1 and the text 1.")
                .strict("Any command after it but `limit` and `filterIndex`.")
                .example(
                        "the newest reading of each host",
                        READINGS,
                        "fields @timestamp, host, load | filter ispresent(host) | dedup host")
                .example(
                        "the highest, and events without a host",
                        READINGS,
                        "fields host, load | sort load desc | dedup host")
                .query("sort @timestamp desc | dedup host");
    }
}
