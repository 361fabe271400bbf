package dev.loggia.grammar;

import java.util.List;

/** Commands that take fields out of text and structures (sections 3.6, 3.7, 3.16 and 3.17). */
final class ExtractionCommands {

    private static final String LINES = """
            10:00:01 [INFO] checkout took 120 ms
            10:00:02 [WARN] payment took 2041 ms
            10:00:03 server started""";

    private static final String ORDERS = """
            10:00:01 {"order":7,"items":[{"sku":"pen","n":2},{"sku":"ink","n":1}]}
            10:00:02 {"order":8,"items":[]}
            10:00:03 {"order":9}""";

    private ExtractionCommands() {}

    static List<CommandSyntax> all() {
        return List.of(parse(), json(), unnest(), expand());
    }

    private static CommandDraft command(String name, String summary) {
        return new CommandDraft(CommandFamily.EXTRACTION, name, summary);
    }

    private static CommandSyntax parse() {
        return command("parse", "Takes fields out of text")
                .syntax(
                        "parse [field] \"text * text *\" as name, ...",
                        "parse [field] /regex with (?<name>...)/ [as name, ...] [multi]",
                        "parse [field] logfmt as name",
                        "parse [field] csv as name, ...",
                        "parse field xml \"xpath\" as name")
                .description("""
                        Reads `@message`, or the field that is named. In a text pattern each `*` is one field:
                        it takes as little as it can up to the text behind it, and a `*` at the end takes all the rest. A regular
                        expression makes a field of each named group. `logfmt` reads `key=value` pairs into a map, to be used as `name.key`; `csv` gives
                        the values of a line in order. `xml` gives the text of the first element that an XPath finds.""")
                .option("multi", "", "", """
                        with a regular expression: a row for each match, the other fields repeated, instead of the first match only""")
                .rule(
                        "An event that does not match stays, without the new fields; the next `filter ispresent(name)` drops it.")
                .rule("A pattern may match anywhere in the text. Its blanks must be those of the text, exactly.")
                .rule("There are as many names as `*`. To match a `*` itself, use a regular expression.")
                .rule("The values are text, not trimmed; text that holds a number compares and computes as a number.")
                .rule("The word `as` may be left out after a text pattern.")
                .rule("""
                        With `xml` the path is XPath 1.0, as `/event/level`, `//item[2]`, `//user/@id` or `count(//item)`. Element names are
                        written without their prefix; an element without text gives an empty text. Text that is not XML, or has a
                        document type, gives nothing.""")
                .doubtful("The service does not document an empty `*`; here the field is an empty text, and present.")
                .doubtful("The service does not document whether a `*` crosses a line break; here it does.")
                .doubtful(
                        "The service does not document `multi` without a match; here the row stays once, without the new fields.")
                .doubtful(
                        "The service does not document what `xml` does with several elements, prefixes and broken documents; here it is as said above.")
                .strict(
                        "A name that an earlier `fields`, `parse` or `stats` defined; by default the later definition holds.")
                .example(
                        "a text pattern",
                        LINES,
                        "parse \"[*] * took * ms\" as level, step, ms | filter ms > 100 | display level, step, ms")
                .example(
                        "a regular expression with named groups",
                        LINES,
                        "parse /took (?<ms>\\d+) ms/ | stats max(ms) as slowest, count(ms) as timed, count(*) as all")
                .example(
                        "a row for each match",
                        "10:00:01 hosts: 10.0.0.1, 10.0.0.2",
                        "parse /(?<ip>\\d+\\.\\d+\\.\\d+\\.\\d+)/ multi | display ip")
                .example(
                        "key=value pairs",
                        "10:00:01 level=warn msg=\"disk nearly full\" used=0.93",
                        "parse logfmt as pair | display pair.level, pair.msg, pair.used * 100 as percent")
                .example(
                        "comma-separated values",
                        "10:00:01 7,\"Lee, Ann\",Berlin",
                        "parse csv as id, name, city | display id, name, city")
                .example(
                        "elements and attributes of XML",
                        "10:00:01 <event id=\"7\"><level>WARN</level><user>Ann</user></event>",
                        """
                        parse @message xml "/event/level" as level
                        | parse @message xml "/event/@id" as id | display id, level""")
                .query("parse @message \"[*] * took * ms\" as level, operation, ms");
    }

    private static CommandSyntax json() {
        return command("json", "Takes values out of a field that holds JSON")
                .syntax("json [field=name] \"key.path\", ... as name, ...")
                .description("""
                        For JSON inside a field or behind other text: each path of keys and indexes becomes a field. The keys of a message that
                        is JSON itself are fields already, and need no command.""")
                .option("field", "a field", "`@message`", "the field that holds JSON text or a map")
                .rule("A path is keys with points, and `[0]` for the first element of a list.")
                .rule("A key that is not there, or text that is not JSON, gives a missing value.")
                .doubtful("The service documents one path a command; here there may be several, with as many names.")
                .example(
                        "JSON as text in a field",
                        "10:00:01 {\"id\":7,\"body\":\"{\\\"user\\\":{\\\"name\\\":\\\"ann\\\",\\\"tags\\\":[\\\"vip\\\"]}}\"}",
                        "json field=body \"user.name\", \"user.tags[0]\" as name, tag | display id, name, tag")
                .example(
                        "JSON behind other text",
                        "10:00:01 request {\"path\":\"/pay\",\"ms\":41}",
                        "parse \"request *\" as body | json field=body \"path\" as path | display path")
                .query("json field=payload \"user.name\" as user");
    }

    private static CommandSyntax unnest() {
        return command("unnest", "Makes a row of each element of a list; an empty list and a missing value make none")
                .syntax("unnest list into name")
                .description("""
                        The list is a value of `jsonParse`, `split` or a path into one. In a row the element has the new name, its members are
                        `name.key`, and all other fields are repeated.""")
                .rule("A map, a text or a number counts as a list of one element.")
                .rule("Rows come in the order of the list.")
                .doubtful("The service does not document an empty list and a missing value; here they make no row.")
                .example("items of orders", ORDERS, """
                        fields jsonParse(@message) as event | unnest event.items into item
                        | stats sum(item.n) as pieces by item.sku""")
                .example(
                        "words of a text",
                        "10:00:01 a,b,c",
                        "fields split(@message, \",\") as words | unnest words into word | display word")
                .query("fields jsonParse(@message) as event | unnest event.items into item");
    }

    private static CommandSyntax expand() {
        return command("expand", "Makes an event of each element of a JSON array; without an array the event stays")
                .syntax("expand field")
                .description("""
                        The array is the text of the field, or found in a JSON message. In the events it makes the field is the
                        element, and the other fields are repeated. Unlike `unnest` it needs no `jsonParse` and no new name.""")
                .rule("Where the field is missing or no array, the event stays as it is.")
                .doubtful("The service does not document an empty array; here it makes no row.")
                .example("items of orders", ORDERS, "expand items | display order, items.sku, items.n")
                .example(
                        "an array in text",
                        "10:00:01 hosts=[\"a\",\"b\"]",
                        "parse \"hosts=*\" as host | expand host | display host")
                .query("expand records");
    }
}
