package dev.loggia.grammar;

import java.util.List;

/** The commands in the order of section 3 of the language reference. */
final class CommandReference {

    static final List<CommandSyntax> COMMANDS = List.of(
            command("fields", "Chooses fields and computes new ones")
                    .syntax("fields expression [as name], ...")
                    .example("fields @timestamp, bytes / 1024 as kb"),
            command("display", "Chooses the columns of the result, and nothing else")
                    .syntax("display expression [as name], ...")
                    .example("parse @message \"user=*\" as user | display @timestamp, user"),
            command("filter", "Keeps the events that meet a condition")
                    .aliases("where")
                    .syntax("filter condition")
                    .example("filter status >= 500 and path not like /health/"),
            command("filterIndex", "Keeps the events whose indexed field has a value")
                    .syntax("filterIndex field = value", "filterIndex field in [value, ...]")
                    .example("filterIndex level in [\"ERROR\", \"WARN\"]"),
            command("parse", "Takes fields out of text")
                    .syntax(
                            "parse [field] \"text * text *\" as name, ...",
                            "parse [field] /regex with (?<name>...)/ [as name, ...] [multi]",
                            "parse [field] logfmt as name",
                            "parse [field] csv as name, ...",
                            "parse field xml \"xpath\" as name")
                    .example("parse @message \"[*] * took * ms\" as level, operation, ms"),
            command("json", "Takes values out of a field that holds JSON")
                    .syntax("json [field=name] \"key.path\", ... as name, ...")
                    .example("json field=payload \"user.name\" as user"),
            command("stats", "Aggregates events, in groups if there are keys")
                    .syntax("stats aggregate [as name], ... [by key [as name], ...] [offset period]")
                    .example("stats count(*) as n, avg(duration) by bin(5m)"),
            command("sort", "Sorts the rows, by several keys if there are")
                    .aliases("order")
                    .syntax("sort field [asc|desc], ...")
                    .example("stats count(*) as n by status | sort n desc"),
            command("limit", "Keeps the first rows; with `any`, whichever are found first")
                    .syntax("limit number", "limit any number")
                    .example("sort @timestamp desc | limit 20"),
            command("head", "Keeps the first rows, like limit")
                    .syntax("head number")
                    .example("sort @timestamp desc | head 20"),
            command("tail", "Keeps the last rows").syntax("tail number").example("sort @timestamp asc | tail 20"),
            command("dedup", "Keeps the first row of each combination of values")
                    .syntax("dedup field, ...")
                    .example("sort @timestamp desc | dedup host"),
            command("pattern", "Groups text by its structure")
                    .syntax("pattern field")
                    .example("pattern @message | sort @sampleCount desc"),
            command("diff", "Compares the patterns with those of an earlier time")
                    .syntax("diff [previousDay|previousWeek|previousMonth]")
                    .example("pattern @message | diff previousWeek"),
            command("anomaly", "Shows what is unusual about the patterns, the strongest first")
                    .syntax("anomaly")
                    .example("pattern @message | anomaly"),
            command("relevantfields", "Ranks the fields that set some events apart from the others")
                    .syntax("relevantfields [field, ...] where condition")
                    .example("relevantfields where duration > 5000"),
            command("unnest", "Makes a row of each element of a list; an empty list and a missing value make none")
                    .syntax("unnest list into name")
                    .example("fields jsonParse(@message) as event | unnest event.items into item"),
            command("expand", "Makes an event of each element of a JSON array; without an array the event stays")
                    .syntax("expand field")
                    .example("expand records"),
            command(
                            "lookup",
                            "Adds columns of the first table row whose cells are exactly an event's values; outputnew fills only what is missing")
                    .syntax("lookup table column [as field], ... output|outputnew column [as name], ...")
                    .example("lookup hosts ip as srcAddr outputnew name, owner"),
            command("cidrlookup", "Adds columns of the table row with the smallest address range that holds an address")
                    .syntax("cidrlookup table field [as column] output|outputnew column [as name], ...")
                    .example("cidrlookup networks srcAddr as cidr output zone"),
            command(
                            "unmask",
                            "Shows what a data protection policy hides; nothing is hidden here, so that it changes nothing")
                    .syntax("unmask field")
                    .example("unmask @message"),
            command("addtotals", "Adds the sum of each row, or a last row with the sum of each column")
                    .syntax("addtotals [fieldname=name] [row=true|false] [col=true|false] [field, ...]")
                    .example("addtotals fieldname=sum col=true price, tax"),
            command("accum", "Adds a running sum, in place of the field unless it is given a name")
                    .syntax("accum field [as name]")
                    .example("sort @timestamp asc | accum bytes as total"),
            command("autoregress", "Adds the values of earlier rows, named field_p1 and so on")
                    .syntax("autoregress field [as name] [p=number|p=first-last]")
                    .example("sort @timestamp asc | autoregress bytes p=1-3"),
            command("filldown", "Fills missing values with the last one before")
                    .syntax("filldown [field ...]")
                    .example("sort @timestamp asc | filldown host cpu*"),
            command("fillmissing", "Adds a row for each bin of the time range without events")
                    .syntax("fillmissing [with value for field, ...]")
                    .example("stats count(*) as n by bin(1m) | fillmissing with 0 for n"),
            command("outlier", "Bounds or removes values far beyond the quartiles, or marks them in field_outlier")
                    .syntax(
                            "outlier [action=remove|transform] [param=number] [uselower=true|false] [mark=true|false] field ...")
                    .example("outlier action=remove param=3 latency"),
            command("sessionize", "Names the sessions of an identity in session_id, as in ann#1")
                    .syntax("sessionize field, ... [maxspan period] [as name]")
                    .example("sessionize user, device maxspan 1h as session"),
            command(
                            "countFrequent",
                            "Counts the combinations of values in `_approxcount`, exactly, the most frequent first")
                    .aliases("count_frequent")
                    .syntax("countFrequent field, ...")
                    .example("countFrequent user, page"),
            command("logcompare", "Compares the patterns with those of so long before")
                    .syntax("logcompare timeshift period")
                    .example("logcompare timeshift 7d"),
            command("estimate", "Answers how much a query would scan, without running it")
                    .syntax("estimate")
                    .example("filter level = \"ERROR\" | estimate"),
            command("join", "Puts events beside those of another query with an equal key")
                    .syntax("join [type=inner|left] left=name right=name where left.field = right.field (query)")
                    .example("join left=a right=b where a.id = b.id (SOURCE \"/app/b\") | fields a.id, b.state"),
            command("appendcols", "Puts the columns of another query beside the rows, by position")
                    .syntax("appendcols [override=true|false] [max=number] (query)")
                    .example("stats count(*) as n by host | appendcols (stats max(cpu) as peak by host)"),
            command("SOURCE", "Names the log groups to search; comes first")
                    .syntax(
                            "SOURCE \"name\" ... [start=time] [end=time]",
                            "SOURCE logGroups([namePrefix: [\"text\", ...]] [, ...])",
                            "SOURCE dataSource([\"name\", ...])",
                            "SOURCE logGroupTags([{\"key\": \"name\", \"values\": [\"text\", ...]}, ...])")
                    .example("SOURCE logGroups(namePrefix: [\"/app/\"]) start=-1h end=now | filter level = \"ERROR\""),
            command("$", "Runs a saved query")
                    .syntax("$name([parameter = value, ...])")
                    .example("$ErrorsByLevel(level = \"WARN\")"),
            command("search", "Keeps the events that meet a condition; undocumented")
                    .syntax("search condition")
                    .example("search @message like \"timeout\""));

    private CommandReference() {}

    private static Draft command(String name, String summary) {
        return new Draft(name, summary, List.of(), List.of());
    }

    private record Draft(String name, String summary, List<String> aliases, List<String> syntax) {

        Draft aliases(String... others) {
            return new Draft(name, summary, List.of(others), syntax);
        }

        Draft syntax(String... lines) {
            return new Draft(name, summary, aliases, List.of(lines));
        }

        CommandSyntax example(String query) {
            return new CommandSyntax(name, aliases, syntax, summary, query);
        }
    }
}
