package dev.loggia.grammar;

import java.util.List;

/** Commands that choose events and columns (sections 3.1 to 3.5). */
final class ChoiceCommands {

    private static final String REQUESTS = """
            10:00:01 {"status":200,"path":"/home","ms":12,"user":"ann"}
            10:00:02 {"status":503,"path":"/pay","ms":2041,"user":"bob"}
            10:00:03 {"status":404,"path":"/hone","ms":3}
            10:00:04 {"status":500,"path":"/health","ms":1}""";

    private ChoiceCommands() {}

    static List<CommandSyntax> all() {
        return List.of(fields(), display(), filter(), filterIndex(), search(), unmask());
    }

    private static CommandDraft command(String name, String summary) {
        return new CommandDraft(CommandFamily.CHOICE, name, summary);
    }

    private static CommandSyntax fields() {
        return command("fields", "Chooses fields and computes new ones")
                .syntax("fields expression [as name], ...")
                .description("""
                        Names the columns to show, as SELECT does in SQL, and computes new ones from expressions. Several `fields` commands
                        add up: each adds its columns on the right. Without any, a query shows `@timestamp` and `@message`.""")
                .rule("A column without `as` is called by the text of its expression: `strlen(@message)`.")
                .rule("A later item may use the name that an earlier one defines, also within one command.")
                .rule(
                        "After `stats` it adds columns to those of `stats`. A name that neither exists is an error there.")
                .rule("A field that an event lacks is an empty cell.")
                .rule("The fields that `parse` made are shown too, on the right, unless a `display` follows.")
                .doubtful("""
                        The service does not document how many decimals are printed; here it is at most four in tables and CSV, and all of
                        them in JSON. Computing goes on with the full value.""")
                .strict("A name that an earlier `fields`, `parse` or `stats` defined cannot be defined or named again.")
                .example(
                        "columns and a computed one",
                        REQUESTS,
                        "fields @timestamp, status, ms / 1000 as seconds, user | sort ms desc | limit 3")
                .example(
                        "a name used by the next item",
                        REQUESTS,
                        "fields ms / 1000 as seconds, if(seconds > 1, \"slow\", \"fast\") as speed, path")
                .query("fields @timestamp, bytes / 1024 as kb");
    }

    private static CommandSyntax display() {
        return command("display", "Chooses the columns of the result, and nothing else")
                .syntax("display expression [as name], ...")
                .description("""
                        The result has exactly these columns, in this order, whatever `fields`, `parse` or `stats` would show. The last
                        `display` counts. Commands after it may still use the fields that it does not show.""")
                .rule("Expressions and names are as in `fields`.")
                .rule("It may name what `parse` or `stats` made, which `fields` may not in strict mode.")
                .example(
                        "only two of the fields that parse makes",
                        """
                        10:00:01 GET /home took 12 ms
                        10:00:02 POST /pay took 2041 ms""",
                        "parse \"* * took * ms\" as method, path, ms | display path, ms")
                .example(
                        "sort by a column that is not shown",
                        REQUESTS,
                        "display path, status >= 500 as failed | sort ms desc")
                .query("parse @message \"user=*\" as user | display @timestamp, user");
    }

    private static CommandSyntax filter() {
        return command("filter", "Keeps the events that meet a condition")
                .alias("where")
                .syntax("filter condition")
                .description("""
                        Keeps the rows whose condition is true, like grep or WHERE. Conditions compare (`= != < <= > >=`), test membership
                        (`in [\"a\", \"b\"]`), look for text (`like \"text\"`: anywhere in the value, case matters) or for a regular expression
                        (`like /regex/` or `=~ /regex/`), and are joined by `and`, `or`, `not` and parentheses.""")
                .rule("Several filters in a row must all hold.")
                .rule("""
                        An event without the field meets no comparison, neither `status = 200` nor `status != 200` nor
                        `not (status = 200)`. To keep such events add `or not ispresent(status)`.""")
                .rule("Case does not matter with `like /(?i)text/` or `strcontains(field, \"text\", true)`.")
                .rule("After `stats` it filters the groups, as HAVING does in SQL.")
                .doubtful(
                        "The service does not document `%` and `_` in `like`; here they are plain characters, as are `*` and `?`.")
                .doubtful("The service does not document `!~` and `~=`; here they mean does not match, and matches.")
                .doubtful("""
                        The service does not document a field on the right of `in`; here `\"admin\" in roles` is true when a list has the
                        element.""")
                .strict("A flag behind a regular expression, `/text/i`; write `/(?i)text/`.")
                .example(
                        "a number and a text",
                        REQUESTS,
                        "fields status, path | filter status >= 500 and path not like \"health\"")
                .example("membership", REQUESTS, "fields status, path | filter status in [404, 500] | sort status")
                .example(
                        "a field that is missing",
                        REQUESTS,
                        "fields path, user | filter user != \"ann\" or not ispresent(user) | sort path")
                .example("a regular expression, case aside", """
                        10:00:01 Error: disk full
                        10:00:02 no errors found
                        10:00:03 TIMEOUT after 30 s""", "filter @message like /(?i)^error|timeout/")
                .example(
                        "groups instead of events",
                        REQUESTS,
                        "stats count(*) as n by status >= 500 as failed | filter n > 1 and failed")
                .query("filter status >= 500 and path not like /health/");
    }

    private static CommandSyntax filterIndex() {
        return command("filterIndex", "Keeps the events whose indexed field has a value")
                .syntax("filterIndex field = value", "filterIndex field in [value, ...]")
                .description("""
                        On the service it skips log groups that have no index on the field. There are no such indexes here: it is a
                        `filter` on the same condition, over every log group.""")
                .rule("It may stand anywhere in the query. Other conditions than `=` and `in` are refused.")
                .example("one value", REQUESTS, "filterIndex status = 503 | display path, ms")
                .example(
                        "one of several values",
                        REQUESTS,
                        "filterIndex status in [500, 503] | stats count(*) as n, max(ms) as slowest")
                .query("filterIndex level in [\"ERROR\", \"WARN\"]");
    }

    private static CommandSyntax search() {
        return command("search", "Keeps the events that meet a condition; undocumented")
                .syntax("search condition")
                .description("A word that the service's parser knows and its pages do not describe.")
                .doubtful("The service does not document `search`; here it is `filter`.")
                .query("search @message like \"timeout\"");
    }

    private static CommandSyntax unmask() {
        return command(
                        "unmask",
                        "Shows what a data protection policy hides; nothing is hidden here, so that it changes nothing")
                .syntax("unmask field")
                .description("""
                        On the service, data protection policies mask parts of messages, and this shows them. Here nothing is masked: queries
                        that have it run and give the same rows as without. The function `unmask(value)` likewise gives its argument.""")
                .example("as a command", "10:00:01 card 4111-1111", "fields @message | unmask @message")
                .example("as a function", "10:00:01 card 4111-1111", "fields unmask(@message) as shown")
                .query("unmask @message");
    }
}
