package dev.loggia.grammar;

import java.util.List;

/** Commands on rows in sequence, and statistics of rows (sections 3.21 to 3.23). */
final class SequenceCommands {

    private static final String TRANSFERS = """
            10:00:00 {"host":"a","bytes":100}
            10:05:00 {"bytes":50}
            10:10:00 {"host":"b","bytes":25}
            10:15:00 {"bytes":"n/a"}""";

    private static final String IN_SEQUENCE =
            "It goes by the order of the rows: put `sort @timestamp asc` before it. Without a sort the newest event comes first.";

    private SequenceCommands() {}

    static List<CommandSyntax> all() {
        return List.of(accum(), autoregress(), filldown(), sessionize(), addtotals(), outlier());
    }

    private static CommandDraft command(String name, String summary) {
        return new CommandDraft(CommandFamily.SEQUENCE, name, summary);
    }

    private static CommandSyntax accum() {
        return command("accum", "Adds a running sum, in place of the field unless it is given a name")
                .syntax("accum field [as name]")
                .description("The sum at a row is that of all rows up to it, its own value included.")
                .rule(IN_SEQUENCE)
                .rule("A row without a number keeps its value and does not change the sum.")
                .doubtful("The service does not document what it does without `as`; here the sum replaces the field.")
                .example(
                        "a running sum",
                        TRANSFERS,
                        "fields @timestamp, bytes | sort @timestamp asc | accum bytes as total")
                .example(
                        "over groups", TRANSFERS, "stats sum(bytes) as sent by bin(10m) as t | sort t asc | accum sent")
                .query("sort @timestamp asc | accum bytes as total");
    }

    private static CommandSyntax autoregress() {
        return command("autoregress", "Adds the values of earlier rows, named field_p1 and so on")
                .syntax("autoregress field [as name] [p=number|p=first-last]")
                .description(
                        "To compute differences from one row to the next, or to compare with the row a day before.")
                .option(
                        "p",
                        "a number, or a range `1-3`",
                        "1",
                        "how many rows back; a range makes a column for each distance")
                .column(
                        "`field_p1`, ...",
                        "the value so many rows before; with `as name` it is `name`, in a range `name_p1` and so on")
                .rule(IN_SEQUENCE)
                .rule("The first rows have nothing before them and get nothing.")
                .doubtful("The service does not document `as` with a range; here the names are as said above.")
                .example(
                        "differences from one to the next",
                        TRANSFERS,
                        "sort @timestamp asc | autoregress bytes | display bytes, bytes_p1, bytes - bytes_p1 as change")
                .example(
                        "the last two",
                        TRANSFERS,
                        "fields bytes | sort @timestamp asc | autoregress bytes as before p=1-2")
                .query("sort @timestamp asc | autoregress bytes p=1-3");
    }

    private static CommandSyntax filldown() {
        return command("filldown", "Fills missing values with the last one before")
                .syntax("filldown [field ...]")
                .description(
                        "For logs that tell something once and leave it out until it changes. Names are separated by blanks, and `*` stands for any characters: `cpu*`.")
                .rule(IN_SEQUENCE)
                .rule("Without names it fills all columns that are shown. What has nothing before it stays missing.")
                .example(
                        "the host of each transfer",
                        TRANSFERS,
                        "fields host, bytes | sort @timestamp asc | filldown host")
                .example(
                        "then counted",
                        TRANSFERS,
                        "sort @timestamp asc | filldown host | stats sum(bytes) as sent by host")
                .query("sort @timestamp asc | filldown host cpu*");
    }

    private static CommandSyntax sessionize() {
        return command("sessionize", "Names the sessions of an identity in session_id, as in ann#1")
                .syntax("sessionize field, ... [maxspan period] [as name]")
                .description("""
                        Events with the same values of the fields belong to one session as long as no more than `maxspan` passes from one to the
                        next. Group by the name of the session afterwards, to count and measure sessions.""")
                .option("maxspan", "a period", "30m", "the longest pause within a session")
                .column(
                        "`session_id`",
                        "the values of the fields, `#` and the number of the session; under another name with `as`")
                .rule("It goes by `@timestamp`, whatever the order of the rows.")
                .rule("An event without one of the fields gets no session.")
                .doubtful("The service does not document what the names look like; here they are as said above.")
                .example(
                        "a pause of more than ten minutes ends a session",
                        """
                        10:00:00 {"user":"ann","page":"/home"}
                        10:04:00 {"user":"ann","page":"/pay"}
                        10:05:00 {"user":"bob","page":"/home"}
                        10:30:00 {"user":"ann","page":"/home"}""",
                        "sessionize user maxspan 10m | stats count(*) as pages, min(@timestamp) as start by session_id")
                .example(
                        "the events themselves",
                        """
                        10:00:00 {"user":"ann"}
                        10:50:00 {"user":"ann"}
                        10:55:00 {"page":"/"}""",
                        "fields @timestamp, user | sort @timestamp asc | sessionize user as visit")
                .query("sessionize user, device maxspan 1h as session");
    }

    private static CommandSyntax addtotals() {
        return command("addtotals", "Adds the sum of each row, or a last row with the sum of each column")
                .syntax("addtotals [fieldname=name] [row=true|false] [col=true|false] [field, ...]")
                .description("The sums are of the fields that are named, or else of all columns that are shown.")
                .option("fieldname", "a name", "Total", "the column of the sums of the rows")
                .option("row", "true|false", "true", "whether there is such a column")
                .option("col", "true|false", "false", "whether a last row has the sums of the columns")
                .rule("What is no number counts nothing; a row without any number has the sum 0. Times are no numbers.")
                .rule("The last row is added when all rows are known; a later `sort` moves it like any other.")
                .doubtful("The service does not document a label for the last row; here its other cells are empty.")
                .example(
                        "sums of rows and columns",
                        """
                        10:00:00 {"item":"pen","price":3,"tax":0.5}
                        10:00:01 {"item":"ink","price":8}""",
                        "fields item, price, tax | sort item | addtotals col=true price, tax")
                .example("under counts", TRANSFERS, "stats count(*) as n by host | addtotals row=false col=true n")
                .query("addtotals fieldname=sum col=true price, tax");
    }

    private static CommandSyntax outlier() {
        return command("outlier", "Bounds or removes values far beyond the quartiles, or marks them in field_outlier")
                .syntax(
                        "outlier [action=remove|transform] [param=number] [uselower=true|false] [mark=true|false] field ...")
                .description("""
                        A value is an outlier when it lies more than `param` times the distance of the quartiles above the upper one. The
                        bounds are computed for each field over all rows.""")
                .option(
                        "action",
                        "remove|transform",
                        "transform",
                        "leaves the row out, or gives the bound instead of the value")
                .option("param", "a number", "2.5", "how many distances of the quartiles are still no outlier")
                .option(
                        "uselower",
                        "true|false",
                        "false",
                        "whether values far below the lower quartile are outliers too")
                .option("mark", "true|false", "false", "adds a column that tells outliers with 1")
                .column("`field_outlier`", "with `mark=true`: 1 for an outlier, else 0")
                .rule("Rows without a number stay as they are.")
                .doubtful(
                        "The service does not document how quartiles are computed and what the mark is called; here they are interpolated, and it is as said above.")
                .example("an outlier gets the bound", """
                        10:00:00 {"ms":10}
                        10:00:01 {"ms":12}
                        10:00:02 {"ms":11}
                        10:00:03 {"ms":13}
                        10:00:04 {"ms":900}""", "fields ms | sort @timestamp | outlier mark=true ms")
                .example("or is left out", """
                        10:00:00 {"ms":10}
                        10:00:01 {"ms":12}
                        10:00:02 {"ms":11}
                        10:00:03 {"ms":13}
                        10:00:04 {"ms":900}""", "outlier action=remove ms | stats count(*) as n, max(ms) as slowest")
                .query("outlier action=remove param=3 latency");
    }
}
