package dev.loggia.grammar;

import java.util.List;

/** Commands that choose events and columns (sections 3.1 to 3.5). */
final class ChoiceCommands {

    private static final String REQUESTS = """
            10:00:01 {"status":200,"path":"/home","ms":12,"user":"ann"}
            10:00:02 {"status":503,"path":"/pay","ms":2041,"user":"bob"}
            10:00:03 {"status":404,"path":"/hone","ms":3}
            10:00:04 {"status":500,"path":"/health","ms":1}""";

    private static final CommandExample.Group LOGINS = CommandExample.Group.of("logins", """
            10:00:00 {"user":"bob","failed":3}
            10:00:01 {"user":"eve","failed":1}""");

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
                        As SELECT in SQL, but several `fields` commands add up: each adds its columns on the right. Without any, a query shows `@timestamp` and `@message`.""")
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
                .syntax("filter condition", "filter field [not] in (query)")
                .description("""
                        Like grep, or WHERE in SQL. Conditions compare (`= != < <= > >=`), test membership
                        (`in [\"a\", \"b\"]`), look for text (`like \"text\"`: anywhere in the value, case matters) or for a regular expression
                        (`like /regex/` or `=~ /regex/`), and are joined by `and`, `or`, `not` and parentheses.""")
                .rule("Several filters in a row must all hold.")
                .rule("""
                        An event without the field meets no comparison, neither `status = 200` nor `status != 200` nor
                        `not (status = 200)`. To keep such events add `or not ispresent(status)`.""")
                .rule("Case does not matter with `like /(?i)text/` or `strcontains(field, \"text\", true)`.")
                .rule("After `stats` it filters the groups, as HAVING does in SQL.")
                .rule("""
                        `field in (query)` looks into the answer of another query, which runs first, over the same events unless it has a
                        `SOURCE`. Of its columns the one named like the field counts, else the first, so let it end in `fields` or `stats`. It may
                        stand wherever a condition may.""")
                .rule("""
                        `not in (query)`, too, drops the events without the field. What is missing in the answer equals nothing, and nothing is in
                        an empty answer.""")
                .doubtful(
                        "The service does not document `%` and `_` in `like`; here they are plain characters, as are `*` and `?`.")
                .doubtful("The service does not document `!~` and `~=`; here they mean does not match, and matches.")
                .doubtful("""
                        The service does not document which time a query in parentheses reads; here it is the time of the query around it, unless
                        its own `SOURCE` names one.""")
                .doubtful("""
                        The service does not document a field on the right of `in`; here `\"admin\" in roles` is true when a list has the
                        element.""")
                .strict("A flag behind a regular expression, `/text/i`; write `/(?i)text/`.")
                .strict("A query in parentheses within another.")
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
                .example(
                        "what another log group knows",
                        REQUESTS,
                        "filter user in (SOURCE \"logins\" | filter failed > 2 | fields user) | display path, user",
                        LOGINS)
                .example(
                        "what it does not know; events without a user are dropped",
                        REQUESTS,
                        "filter user not in (SOURCE \"logins\" | stats count(*) by user) | display path, user",
                        LOGINS)
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
        return command("search", "Looks for texts in the message, joined by and, or and not")
                .syntax("search condition")
                .description("""
                        A `filter` in which a text alone stands for `@message like "text"`: `search "timeout" and not "retry"`. Other conditions may
                        stand beside it, as in `filter`.""")
                .rule("Case matters, as with `like`.")
                .rule(
                        "Only a text that is a condition by itself is looked for in the message: `path = \"/pay\"` compares.")
                .doubtful(
                        "The service's parser knows `search` and its pages do not describe it; here it is as said above.")
                .strict("The command as a whole; write `filter @message like \"text\"`.")
                .example("one text and not another", REQUESTS, "search \"user\" and not \"/pay\" | display path, user")
                .example(
                        "a text beside a condition",
                        REQUESTS,
                        "search \"/h\" and status >= 400 | display path, status | sort status")
                .query("search \"timeout\" and not \"retry\"");
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
