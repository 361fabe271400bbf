package dev.loggia;

import dev.loggia.LanguageTopic.Example;
import dev.loggia.LanguageTopic.Row;
import dev.loggia.grammar.OperatorLevel;
import dev.loggia.query.QueryLimits;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The chapters about the language as a whole (sections 1, 2 and 7). */
final class LanguageTopics {

    private LanguageTopics() {}

    static List<LanguageTopic> all() {
        return List.of(
                query(),
                names(),
                texts(),
                numbers(),
                durations(),
                expressions(),
                operators(),
                comparisons(),
                missing(),
                times(),
                limits());
    }

    private static LanguageTopic query() {
        return new LanguageTopic(
                "A query",
                List.of(
                        "A query is commands with `|` between them. Each works on the rows that the one before gives; the first gets the events. A line break is a blank like any other.",
                        "A `#` begins a comment up to the end of the line.",
                        "Words of the language and names of functions may be written in any case, and names of functions with underscores or without: `countDistinct`, `count_distinct`. Names of fields may not: `Status` and `status` are two fields."),
                List.of(
                        new Row("`@timestamp`", "the time of the event"),
                        new Row("`@message`", "its text"),
                        new Row("`@logStream`", "the file or stream it comes from"),
                        new Row("`@log`", "the log group, or the file"),
                        new Row("`@ingestionTime`", "when it was taken in")),
                List.of());
    }

    private static LanguageTopic names() {
        return new LanguageTopic(
                "Names of fields",
                List.of(
                        "Which fields there are depends on the format of the log: `loggia formats` lists those of each format, a key of a JSON message is a field, and `parse` makes fields of any text.",
                        "A name of letters, digits, `_`, `@` and `.` is written as it is. Any other stands in backticks: `` `foo-bar` `` is a field, `foo-bar` is foo minus bar.",
                        "`a.b` is the key b within a, `a.0` or `a[0]` the first element of a list; both may follow a call, as in `jsonParse(body).items[0]`. A key with other characters stands in backticks: `` a.`b-c` ``.",
                        "A field of an event whose own name begins with `@` is written with two: `@@version`.",
                        "A column without a name of its own is called by its text, and written in backticks later: `` `count(*)` ``."),
                List.of(),
                List.of(
                        example("user.id", "1"),
                        example("tags[1]", "b"),
                        example("tags.1", "b"),
                        example("`foo-bar` + 1", "8"),
                        example("foo-bar", null)));
    }

    private static LanguageTopic texts() {
        return new LanguageTopic(
                "Texts and regular expressions",
                List.of(
                        "Texts stand in `'...'` or `\"...\"`. Within, `\\\"`, `\\'`, `\\\\`, `\\n`, `\\t` and `\\r` are escapes; before any other character a backslash is itself.",
                        "A regular expression stands in `/.../` behind `like`, `=~` and in `parse`; a `/` within is written `\\/`. It is found anywhere in the text, unless `^` and `$` hold it to the ends.",
                        "The dialect is that of RE2: classes, groups, `(?<name>...)` and `(?P<name>...)`, greedy and lazy repetition; no look-ahead, no look-behind, no back-references. `(?i)` at its start makes case not matter. The time it takes grows with the length of the text only."),
                List.of(),
                List.of(
                        example("level like /^WARN/", "0"),
                        example("level like /(?i)^WARN/", "1"),
                        example("level like \"ar\"", "1"),
                        example("regexReplace(status, \"0+$\", \"x\")", "2x"),
                        example("\"it's\"", "it's"),
                        example("'\"quoted\"'", "\"quoted\"")));
    }

    private static LanguageTopic numbers() {
        return new LanguageTopic(
                "Numbers",
                List.of(
                        "`42`, `-1.5` and `2e3` are numbers. Text that holds a number is used as one where a number is needed, so that fields from `parse` can be computed with.",
                        "Whole numbers are exact up to 64 bits; others have double precision. What would be infinite or no number, such as a division by zero, is missing.",
                        "The service does not document how numbers are printed; here tables and CSV have at most four decimals, JSON has all."),
                List.of(),
                List.of(
                        example("status + 1", "201"),
                        example("1 / 2", "0.5"),
                        example("2 ^ 3", "8"),
                        example("10 % 3", "1"),
                        example("1 / 3", "0.3333"),
                        example("1 / 0", null),
                        example("level + 1", null)));
    }

    private static LanguageTopic durations() {
        return new LanguageTopic(
                "Periods",
                List.of(
                        "A number and a unit, for `bin`, `datefloor`, `rate` and the like, and to be added to times: `@timestamp - 5m`. Units may be written in the plural, and with a blank before them.",
                        "As on the service, milliseconds above 1000, seconds and minutes above 60 and hours above 24 are cut to these: `bin(300s)` is 60 seconds, and a warning says so. Write `bin(5m)`."),
                List.of(
                        new Row("`ms` `msec` `millisecond`", "milliseconds"),
                        new Row("`s` `sec` `second`", "seconds"),
                        new Row("`m` `min` `minute`", "minutes"),
                        new Row("`h` `hr` `hour`", "hours"),
                        new Row("`d` `day`", "days"),
                        new Row("`w` `week`", "weeks, from Monday"),
                        new Row("`mo` `mon` `month`", "months of the calendar"),
                        new Row("`q` `qtr` `quarter`", "quarters, from January"),
                        new Row("`y` `yr` `year`", "years")),
                List.of(
                        example("bin(5 min)", "2026-11-19 10:00:00.000"),
                        example("@timestamp + 90m", "2026-11-19 11:30:01.000"),
                        example("datefloor(@timestamp, 1mo)", "2026-11-01 00:00:00.000")));
    }

    private static LanguageTopic expressions() {
        return new LanguageTopic(
                "Values",
                List.of(
                        "A value is a text, a number, a truth value, a time, a list or a map. Fields have no declared type: what counts is how a value is used.",
                        "Truth values print as 1 and 0 and count as numbers: `sum(status >= 500)` is how many meet the condition. A `true` of JSON equals 1, true and \"true\" in any case.",
                        "Lists and maps come from JSON, `jsonParse`, `split` and `values`. They print as JSON; functions of texts and numbers take them for missing, and comparing them is never true."),
                List.of(),
                List.of(
                        example("ms > 10", "1"),
                        example("ok = 1", "1"),
                        example("ok = \"true\"", "1"),
                        example("\"b\" in tags", "1"),
                        example("tags", "[\"a\",\"b\"]"),
                        example("strlen(user)", null)));
    }

    private static LanguageTopic operators() {
        return new LanguageTopic(
                "Operators",
                List.of("Those that bind most tightly stand first; parentheses change that."),
                OperatorLevel.tightestFirst().stream()
                        .map(level -> new Row(code(level.operators()), level.meaning()))
                        .toList(),
                List.of(
                        example("-2 ^ 2", "4"),
                        example("2 ^ 3 ^ 2", "512"),
                        example("1 + 2 * 3", "7"),
                        example("not ms > 10 or ok", "1")));
    }

    private static LanguageTopic comparisons() {
        return new LanguageTopic(
                "Comparing",
                List.of(
                        "`=` is exact: case matters, and part of a text is not enough. `like \"text\"` looks for a part."),
                List.of(
                        new Row("numbers, and texts that hold numbers", "by value"),
                        new Row("a number and another text", "`!=` is true; `=`, `<` and the like are not"),
                        new Row(
                                "two texts",
                                "`=` and `!=` exactly; `<` and the like by value if both hold numbers, else by code point"),
                        new Row("a time and a number", "the number is milliseconds since 1970"),
                        new Row("a time and a text", "never true; use `parseDate`"),
                        new Row("a list or a map and anything", "never true"),
                        new Row("a missing value and anything", "missing, which no filter keeps")),
                List.of(
                        example("status = 200", "1"),
                        example("status = \"200.0\"", "0"),
                        example("status in [200, 404]", "1"),
                        example("level != 5", "1"),
                        example("level = \"WARN\"", "0"),
                        example("\"9\" < \"10\"", "1"),
                        example("\"b\" < \"10\"", "0")));
    }

    private static LanguageTopic missing() {
        return new LanguageTopic(
                "Missing values",
                List.of(
                        "A field that an event does not have is missing; so is a null of JSON, and what cannot be computed. It prints as an empty cell.",
                        "Comparing and computing with it is missing again, and a filter keeps only what is true: `status != 200` and `not (status = 200)` both drop events without a status. Ask with `ispresent(status)`, replace with `coalesce(status, 0)`.",
                        "`and` with something false is false, `or` with something true is true, whatever the other side is.",
                        "An empty text is present.",
                        "The service does not document `not` of a missing condition; here it is missing."),
                List.of(),
                List.of(
                        example("nothing != 1", null),
                        example("not (nothing = 1)", null),
                        example("nothing = 1 or ok", "1"),
                        example("nothing = 1 and ms < 0", "0"),
                        example("coalesce(nothing, \"none\")", "none"),
                        example("ispresent(nothing)", "0"),
                        example("isempty(nothing)", "1")));
    }

    private static LanguageTopic times() {
        return new LanguageTopic(
                "Times",
                List.of(
                        "Times have milliseconds and are UTC, in `bin` too. A time with a number added or taken away is a time; the number counts milliseconds.",
                        "`now()` counts seconds, everything else milliseconds: `@timestamp > (now() - 3600) * 1000`.",
                        "Days of another zone: shift, round, and shift back, `datefloor(@timestamp + 9h, 1d) - 9h`."),
                List.of(),
                List.of(
                        example("@timestamp", "2026-11-19 10:00:01.000"),
                        example("@timestamp - 1000", "2026-11-19 10:00:00.000"),
                        example("toMillis(@timestamp)", "1795082401000"),
                        example("now()", "1795086000"),
                        example("formatDate(@timestamp, \"%a %H:%M\", \"Asia/Tokyo\")", "Thu 19:00")));
    }

    private static LanguageTopic limits() {
        QueryLimits limits = QueryLimits.standard();
        return new LanguageTopic(
                "Limits",
                List.of(
                        "A limit that is reached is named in the error or the warning. Those of the service that would only cost here are not kept, except in strict mode where they make a query invalid."),
                Stream.of(
                                new Row(
                                        "rows without a `limit`",
                                        number(limits.rows()) + "; a cut is announced, `--limit` changes it"),
                                new Row(
                                        "characters of a query",
                                        number(limits.queryText())
                                                + " in the library as on the service; the command line takes 1,000,000"),
                                new Row("parentheses and calls within each other", number(limits.nesting())),
                                new Row("groups of a `stats`, values of a `dedup`", number(limits.groups())),
                                new Row("memory", "half of what Java may use; `LOGGIA_JAVA_OPTS=-Xmx8g` gives it more"),
                                new Row("time", "none"),
                                new Row(
                                        "fields of a JSON event",
                                        "none; the service finds " + FileOptions.SERVICE_FIELD_LIMIT),
                                new Row("`stats` in a query", "none; 10 in strict mode"),
                                new Row("branches of `case`", "none; 10 in strict mode"),
                                new Row("values of `topk`", "10,000"),
                                new Row(
                                        "`pct` and `histogram`",
                                        "exact up to 65,536 numbers a group, then within 0.4 %"),
                                new Row("`countDistinct`", "exact"),
                                new Row("characters of a text that `pattern` reads", "1,500"))
                        .toList(),
                List.of());
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String code(String words) {
        return "`" + words + "`";
    }

    private static Example example(String expression, @Nullable String result) {
        return new Example(expression, result);
    }
}
