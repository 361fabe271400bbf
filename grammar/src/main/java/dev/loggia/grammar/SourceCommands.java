package dev.loggia.grammar;

import java.util.List;

/** Commands that name log groups, and those that run other queries (sections 3.23 to 3.26). */
final class SourceCommands {

    private SourceCommands() {}

    static List<CommandSyntax> all() {
        return List.of(source(), join(), appendcols(), savedQuery(), estimate());
    }

    private static CommandDraft command(String name, String summary) {
        return new CommandDraft(CommandFamily.SOURCES, name, summary);
    }

    private static CommandSyntax source() {
        return command("SOURCE", "Names the log groups to search; comes first")
                .syntax(
                        "SOURCE \"name\" ... [start=time] [end=time]",
                        "SOURCE logGroups([namePrefix: [\"text\", ...]] [, ...])",
                        "SOURCE dataSource([\"name\", ...])",
                        "SOURCE logGroupTags([{\"key\": \"name\", \"values\": [\"text\", ...]}, ...])")
                .description("""
                        Chooses log groups in the query itself, by name, by the beginning of their names, or by their properties. Several
                        choices hold together.""")
                .option("start, end", "`-1h`, `-3600s`, `now`", "", "the time range, relative to now")
                .rule("It is the first command; `SOURCE \"a\" | SOURCE \"b\"` names two.")
                .rule(
                        "`loggia tag` gives a log group its tags; `*` in a value stands for any characters, and `!` in front for all others.")
                .rule(
                        "A log group has the data source `amazon_vpc.flow` when VPC flow logs were ingested into it; other data sources are not told apart.")
                .doubtful(
                        "The service does not document which counts when a query and its caller both give times; here the caller's do.")
                .query("SOURCE logGroups(namePrefix: [\"/app/\"]) start=-1h end=now | filter level = \"ERROR\"");
    }

    private static CommandSyntax join() {
        return command("join", "Puts events beside those of another query with an equal key")
                .syntax("join [type=inner|left] left=name right=name where left.field = right.field (query)")
                .description("""
                        As in SQL: each event of the left side with each of the right side whose key is equal. Afterwards fields are written with the name of
                        their side.""")
                .option(
                        "type",
                        "inner|left",
                        "inner",
                        "whether events without a partner are left out, or stay without the other side's fields")
                .option("left, right", "a name", "", "what the two sides are called")
                .rule(
                        "One join a query; keys are compared with `=` only, and the right side has at most 50,000 of them.")
                .rule("Events without the key have no partner.")
                .doubtful(
                        "The service does not document names without a side; here they are the left side's, then the right side's.")
                .query("join left=a right=b where a.id = b.id (SOURCE \"/app/b\") | fields a.id, b.state");
    }

    private static CommandSyntax appendcols() {
        return command("appendcols", "Puts the columns of another query beside the rows, by position")
                .syntax("appendcols [override=true|false] [max=number] (query)")
                .description(
                        "The first row of the other query stands beside the first row, and so on, without a key. Sort both sides first.")
                .option("override", "true|false", "false", "whether the other query's columns win where both have one")
                .option("max", "1 to 100000", "10000", "how many rows of the other query are read")
                .rule(
                        "Rows of the other query that are too many are left out; where there are too few, the cells are empty.")
                .query("stats count(*) as n by host | appendcols (stats max(cpu) as peak by host)");
    }

    private static CommandSyntax savedQuery() {
        return command("$", "Runs a saved query")
                .syntax("$name([parameter = value, ...])")
                .description(
                        "Stands for the text of a query that was saved under this name, with `{{parameter}}` replaced by the values given.")
                .rule("A parameter that is left out takes its default value. A saved query may not call another one.")
                .rule("A name with other characters than letters, digits and _ stands in backticks.")
                .query("$ErrorsByLevel(level = \"WARN\")");
    }

    private static CommandSyntax estimate() {
        return command("estimate", "Answers how much a query would scan, without running it")
                .syntax("estimate")
                .description("One row with about how many bytes the query would read. The query does not run.")
                .column("`estimatedBytes`", "about how many bytes")
                .rule("It is the last command.")
                .doubtful("The service does not document the name of its column; here it is as said above.")
                .query("filter level = \"ERROR\" | estimate");
    }
}
