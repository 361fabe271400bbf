package dev.loggia.grammar;

import java.util.List;

/** Commands that name log groups, and those that run other queries (sections 3.23 to 3.26). */
final class SourceCommands {

    private static final String REQUESTS = """
            10:00:01 {"user":"u1","status":500,"ms":40}
            10:00:02 {"user":"u2","status":200,"ms":12}
            10:00:03 {"user":"u3","status":503,"ms":2041}
            10:00:04 {"user":"u1","status":200,"ms":9}""";

    private static final CommandExample.Group USERS = CommandExample.Group.of("users", """
            10:00:00 {"id":"u1","name":"Ann","city":"Rome"}
            10:00:00 {"id":"u2","name":"Bob","city":"Oslo"}""");

    private static final CommandExample.Group SHOP = CommandExample.Group.of("app/shop", """
            10:00:01 {"level":"ERROR","ms":5}
            10:00:02 {"level":"INFO","ms":7}""");

    private static final CommandExample.Group SEARCH =
            CommandExample.Group.of("app/search", "10:00:03 {\"level\":\"ERROR\",\"ms\":9}");

    private static final CommandExample.Saved SLOW = new CommandExample.Saved(
            "slow",
            List.of(new CommandExample.Default("n", "2")),
            "filter ms > {{over}}\n| sort ms desc | limit {{n}}");

    private static final String OTHER_TIME =
            "The other query reads the same events in the same time range unless it begins with a `SOURCE`, which may name another time.";

    private static final String NESTED = "A query in parentheses within another.";

    private SourceCommands() {}

    static List<CommandSyntax> all() {
        return List.of(source(), join(), appendcols(), savedQuery(), estimate());
    }

    private static CommandDraft command(String name, String summary) {
        return new CommandDraft(CommandFamily.SOURCES, name, summary);
    }

    private static CommandSyntax source() {
        return command("SOURCE", "Names the log groups to search")
                .syntax(
                        "SOURCE \"name\" ... [start=time] [end=time]",
                        "SOURCE logGroups([namePrefix|logGroupIdentifier|class|accountIdentifier: [\"text\", ...], ...])",
                        "SOURCE dataSource([\"name\", ...])",
                        "SOURCE logGroupTags([{\"key\": \"name\", \"values\": [\"text\", ...]}, ...])")
                .description("""
                        Takes the place of `--group` and of files on the command line. A log group is one of the data folder, or
                        files that `--source NAME=PATH` gives a name; a name may also be an ARN. `logGroups()` without arguments means all.""")
                .option("start, end", "`-1h`, `now`, or seconds or milliseconds since 1970", "", "the time range")
                .option("namePrefix", "a text or a list", "", "log groups whose names begin with one of them")
                .option("logGroupIdentifier", "a text or a list", "", "log groups by name or ARN")
                .option("class", "a text or a list", "", "all log groups here are `STANDARD`")
                .option("accountIdentifier", "a text or a list", "", "has no effect here, and a warning says so")
                .rule(
                        "It is the first command. `SOURCE \"a\" | SOURCE \"b\"` reads both; a group that is meant twice is read once.")
                .rule("Within one `SOURCE`, names are alternatives, and functions and arguments must all hold.")
                .rule("A name that no log group has is an error, as is a choice that leaves none.")
                .rule(
                        "All of them give the same `start` and `end`, if any; a range that ends before it starts is an error.")
                .rule(
                        "`loggia tag` gives a log group tags; `*` in a value of `logGroupTags` stands for any characters, and `!` in front leaves out.")
                .rule(
                        "A log group has the data source `amazon_vpc.flow` when VPC flow logs were ingested into it; other data sources are not told apart.")
                .doubtful(
                        "The service does not document which counts when a query and its caller both give times; here the caller's do.")
                .example("another log group", REQUESTS, "SOURCE \"app/shop\" | fields level, ms", SHOP, SEARCH)
                .example(
                        "several by the beginning of their names",
                        REQUESTS,
                        "SOURCE logGroups(namePrefix: [\"app/\"]) | stats count(*) as n, max(ms) by @log, level",
                        SHOP,
                        SEARCH)
                .query("SOURCE logGroups(namePrefix: [\"/app/\"]) start=-1h end=now | filter level = \"ERROR\"");
    }

    private static CommandSyntax join() {
        return command("join", "Puts events beside those of another query with an equal key")
                .syntax("join [type=inner|left] left=name right=name where left.field = right.field (query)")
                .description("""
                        As in SQL. The rows before it are the left side, the query in parentheses, which runs first, is the right side. Afterwards
                        fields are written with the name of their side, as `a.status`.""")
                .option(
                        "type",
                        "inner|left",
                        "inner",
                        "whether rows without a partner are left out, or stay without the other side's fields")
                .option("left, right", "a name", "", "what the two sides are called")
                .rule(
                        "Each row of the left side comes as often as it has partners, in the order of the left rows, then of the right.")
                .rule("There is one pair of keys, compared with `=`: a number equals the text that spells it.")
                .rule("Rows without the key have no partner.")
                .rule("The columns that the other query names, with `fields`, `stats` or `display`, are shown.")
                .rule(OTHER_TIME)
                .rule("The other query's rows are held in memory; let it name only what is needed.")
                .doubtful("""
                        The service does not document names without a side; here they are the left side's, and where that has a fixed list of columns
                        without the name, the right side's.""")
                .strict("A second join, and more than 50,000 different keys on the right side.")
                .strict(NESTED)
                .example(
                        "the names of users",
                        REQUESTS,
                        "join left=r right=u where r.user = u.id (SOURCE \"users\") | display r.user, u.name, r.status | sort @timestamp",
                        USERS)
                .example("rows without a partner", REQUESTS, """
                        join type=left left=r right=u where r.user = u.id (SOURCE "users")
                        | filter not ispresent(u.name) | display r.user, r.status""", USERS)
                .example("counts beside names", REQUESTS, """
                        stats count(*) as n, max(ms) as slowest by user
                        | join left=r right=u where r.user = u.id (SOURCE "users" | fields id, name)
                        | display name, n, slowest""", USERS)
                .query("join left=a right=b where a.id = b.id (SOURCE \"/app/b\") | fields a.id, b.state");
    }

    private static CommandSyntax appendcols() {
        return command("appendcols", "Puts the columns of another query beside the rows, by position")
                .syntax("appendcols [override=true|false] [max=number] (query)")
                .description("""
                        The first row of the other query, which runs first, stands beside the first row, and so on, without a key. So sort both
                        sides, or let each be a single row.""")
                .option(
                        "override",
                        "true|false",
                        "false",
                        "whether the other query's cells win where both have the column; otherwise its column is left out")
                .option("max", "1 to 100000", "10000", "how many rows of the other query are read")
                .rule(
                        "Rows of the other query that are too many are left out; where there are too few, a field that was there keeps its value.")
                .rule(OTHER_TIME)
                .strict(NESTED)
                .example(
                        "a share of the whole",
                        REQUESTS,
                        "filter status >= 500 | stats count(*) as failed | appendcols (stats count(*) as all) | fields failed / all as share")
                .example("beside another log group", REQUESTS, """
                        stats count(*) as n by user | sort n desc, user
                        | appendcols max=1 (SOURCE "users" | stats count(*) as known)""", USERS)
                .query("stats count(*) as n by host | appendcols (stats max(cpu) as peak by host)");
    }

    private static CommandSyntax savedQuery() {
        return command("$", "Runs a saved query")
                .syntax("$name([parameter = value, ...])", "$`name`([parameter = value, ...])")
                .description("""
                        Stands for the commands that were saved under this name, with the values given in the places of `{{parameter}}`.
                        `loggia saved put NAME QUERY` saves one, `loggia saved list` lists them.""")
                .rule(
                        "It is a command like any other: others may stand before and after it, and it may stand in parentheses.")
                .rule("A parameter that is left out has its default value; one without a default must be given.")
                .rule(
                        "A text is put in with quotes, so a placeholder stands without: `level = {{level}}`. It cannot stand for a field's name, a period or a part of a regex.")
                .rule("A name with other characters than letters, digits and _ stands in backticks. Case matters.")
                .rule("A saved query may not call another one.")
                .example(
                        "with and without a parameter that has a default",
                        REQUESTS,
                        "$slow(over = 10) | display user, ms",
                        SLOW)
                .example(
                        "a name in backticks, and a command before it",
                        REQUESTS,
                        "filter status >= 500 | $`app/by user`() | sort n desc, user",
                        new CommandExample.Saved(
                                "app/by user", List.of(), "stats count(*) as n, max(ms) as slowest by user"))
                .query("$ErrorsByLevel(level = \"WARN\")");
    }

    private static CommandSyntax estimate() {
        return command("estimate", "Answers about how many bytes a query would read, without running it")
                .syntax("estimate")
                .description("""
                        One row, whatever stands before it: only log groups, files and the time range count, for filters are applied to what is
                        read.""")
                .column("`estimatedBytes`", "bytes of the messages; of files their size, line ends included")
                .rule("It is the last command. Mistakes before it are told as if the query ran.")
                .doubtful("The service does not document the name of its column; here it is as said above.")
                .example("a filter", REQUESTS, "filter status >= 500 | estimate")
                .example(
                        "another log group",
                        REQUESTS,
                        "SOURCE \"users\" | stats count(*) as n by city | estimate",
                        USERS)
                .query("filter level = \"ERROR\" | estimate");
    }
}
