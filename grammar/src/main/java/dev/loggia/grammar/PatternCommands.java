package dev.loggia.grammar;

import java.util.List;

/** Commands on patterns of text, and comparisons of events (sections 3.12 to 3.15 and 3.23). */
final class PatternCommands {

    private static final String LINES = """
            10:00:01 connected to 10.0.0.1 in 12 ms
            10:00:02 connected to 10.0.0.7 in 9 ms
            10:00:03 ERROR cannot connect to 10.0.0.9
            10:00:04 connected to 10.0.0.1 in 14 ms""";

    private static final String TWO_HOURS = """
            09:10:00 user=17 logged in
            09:20:00 user=18 logged in
            09:30:00 cache miss for key a1b2c3
            10:00:10 user=19 logged in
            10:10:00 user=20 logged in
            10:20:00 user=21 logged in
            10:30:00 payment 12 was refused
            10:31:00 payment 13 was refused""";

    private static final String UNUSUAL = """
            10:00:00 GET /cart status 200
            10:01:00 GET /cart status 200
            10:02:00 GET /cart status 503
            10:03:00 GET /cart status 200
            10:04:00 GET /cart status 503
            10:05:00 GET /cart status 200
            10:06:00 GET /cart status 200
            10:07:00 GET /cart status 503
            10:08:00 GET /cart status 200
            10:09:00 GET /cart status 200
            10:10:00 GET /cart status 200
            10:11:00 ERROR disk 4 failed
            10:11:20 ERROR disk 1 failed
            10:11:40 ERROR disk 4 failed""";

    private static final String PAYMENTS = """
            10:00:01 {"status":500,"path":"/pay","ms":900,"zone":"b"}
            10:00:02 {"status":200,"path":"/pay","ms":11,"zone":"a"}
            10:00:03 {"status":200,"path":"/home","ms":12,"zone":"b"}
            10:00:04 {"status":500,"path":"/pay","ms":903,"zone":"a"}
            10:00:05 {"status":200,"path":"/home","ms":14,"zone":"b"}
            10:00:06 {"status":200,"path":"/home","ms":15,"zone":"a"}
            10:00:07 {"status":500,"path":"/pay","ms":906,"zone":"b"}
            10:00:08 {"status":200,"path":"/home","ms":17,"zone":"a"}
            10:00:09 {"status":200,"path":"/home","ms":18,"zone":"b"}
            10:00:10 {"status":500,"path":"/pay","ms":909,"zone":"a"}
            10:00:11 {"status":200,"path":"/home","ms":20,"zone":"b"}
            10:00:12 {"status":200,"path":"/home","ms":21,"zone":"a"}""";

    private static final String BEFORE_IT = """
            Before it may stand what looks at each event by itself, such as `filter`, `fields`, `parse` and `lookup`, and directly before it
            `pattern field`. Without that it takes `pattern @message`.""";

    private static final String OTHER_COLUMNS =
            "The other columns of `pattern` are not shown, and are there for `fields`, `display`, `filter` and `sort`.";

    private PatternCommands() {}

    static List<CommandSyntax> all() {
        return List.of(pattern(), diff(), logcompare(), anomaly(), relevantfields());
    }

    private static CommandDraft command(String name, String summary) {
        return new CommandDraft(CommandFamily.PATTERNS, name, summary);
    }

    private static CommandSyntax pattern() {
        return command("pattern", "Groups text by its structure")
                .syntax("pattern field")
                .description("""
                        One row for each structure of the text: what differs between events becomes a token such as `<Number-1>`, what is the same
                        stays. It is the quickest way to see what a large log consists of.""")
                .column(
                        "`@pattern`",
                        "the text, with `<Kind-N>` where events differ: `Number`, `IPAddress`, `Time`, `ID`, else `Token`")
                .column("`@ratio`", "its share of the events, as text")
                .column("`@sampleCount`", "how many events have it")
                .column(
                        "`@severityLabel`",
                        "`Error`, `Warning`, `Fatal`, `Debug` or `Info`, by the words of the pattern")
                .column(
                        "`@PatternId`",
                        "16 hexadecimal digits, the same in every run that finds the same regular expression")
                .column("`@regexString`", "a regular expression that every text of the pattern matches")
                .column("`@tokens`", "JSON: each token with up to ten of its values and their counts")
                .column("`@logSamples`", "JSON: up to three of its texts")
                .rule("After it there are only these columns, all of them shown unless `display` names some.")
                .rule("Rows come by count, the most frequent first. Events without the text are not counted.")
                .rule("It reads the first 1,500 characters of a text.")
                .rule("Works on any text: `parse \"] *\" as text | pattern text` leaves a header out.")
                .doubtful(
                        "The service does not publish how it forms patterns; `docs/pattern.md` describes what is done here.")
                .strict("A `sort` before it; by default such a sort has no effect.")
                .example(
                        "what there is in a log",
                        LINES,
                        "pattern @message | display @pattern, @ratio, @sampleCount, @severityLabel")
                .example("the regular expression of the errors", LINES, """
                        pattern @message | filter @severityLabel = "Error" | display @sampleCount, @regexString""")
                .query("pattern @message | sort @sampleCount desc");
    }

    private static CommandSyntax diff() {
        return comparison("diff", "Compares the patterns with those of an earlier time")
                .syntax("diff [previousDay|previousWeek|previousMonth]")
                .description("""
                        The earlier time is as long as the time range: right before it, or at the same hours a day, a week or a month
                        before. Use it to see what is new since something broke.""")
                .doubtful(
                        "The service does not document a day that the month before lacks; here it is the last day of that month.")
                .doubtful("The service does not document the names of its columns; here they are as said above.")
                .strict("Any command after it.")
                .example("this hour and the hour before", TWO_HOURS, "diff")
                .example("what is new, with the text that differs", TWO_HOURS, """
                        pattern @message | diff | filter @previousSampleCount = 0
                        | display @pattern, @sampleCount, @logSamples""")
                .query("pattern @message | diff previousWeek");
    }

    private static CommandSyntax logcompare() {
        return comparison("logcompare", "Compares the patterns with those of so much earlier")
                .syntax("logcompare timeshift period")
                .description("As `diff`, with any distance: the earlier time is as long as the time range.")
                .option("timeshift", "a period, `7d`", "", "how much earlier the other time lies; not 0")
                .doubtful("The service does not document its columns; here it is a `diff` with any distance.")
                .example("an hour before", TWO_HOURS, "logcompare timeshift 1h")
                .example(
                        "what there is less of",
                        TWO_HOURS,
                        "pattern @message | logcompare timeshift 1h | filter @diffEventCount < 0 | display @pattern, @diffDescription")
                .query("logcompare timeshift 7d");
    }

    /** What holds for both comparisons. */
    private static CommandDraft comparison(String name, String summary) {
        return command(name, summary)
                .column("`@pattern`", "as of `pattern`")
                .column("`@sampleCount`", "its events in the time range")
                .column("`@diffEventCount`", "those less the events of the earlier time")
                .column("`@diffDescription`", "the change in words: new, gone, up, down or unchanged")
                .column("`@severityLabel`", "as of `pattern`")
                .column("`@previousSampleCount`", "its events in the earlier time; not shown unless it is named")
                .rule(BEFORE_IT)
                .rule(OTHER_COLUMNS)
                .rule("What has changed by the most events comes first.")
                .rule("The query needs a start, as `-s 1h`. Without an end the time ends when the query starts.")
                .rule("Conditions on `@timestamp` hold for both times as they are written.");
    }

    private static CommandSyntax anomaly() {
        return command("anomaly", "Shows what is unusual about the patterns, the strongest first")
                .syntax("anomaly")
                .description("""
                        One row for each finding: a pattern that is new, one that is suddenly frequent or rare, a value that a token hardly ever has, a
                        number far beyond the others, or error codes of HTTP.""")
                .column("`@pattern`, `@sampleCount`, `@severityLabel`", "as of `pattern`")
                .column(
                        "`@anomalyKind`",
                        "`new pattern`, `unusual frequency`, `token variation`, `numeric token` or `HTTP error code`")
                .column("`@anomalyScore`", "how strong it is, from 0.5 to 1")
                .column("`@anomalyDescription`", "what was found, in words")
                .column("`@anomalyStart`, `@anomalyEnd`", "when; empty for what is found in the values of tokens")
                .rule(BEFORE_IT)
                .rule(OTHER_COLUMNS)
                .rule("""
                        What is usual is learned from the events of the query alone, so take a time range that is long enough. Where nothing is unusual
                        there is no row.""")
                .doubtful("""
                        The service uses trained models and documents neither them nor its columns; here fixed rules decide, which
                        `docs/anomaly.md` tells, and what they find is not what it finds.""")
                .example(
                        "failing requests, and errors that are new",
                        UNUSUAL,
                        "pattern @message | anomaly | display @pattern, @anomalyKind, @anomalyScore, @anomalyDescription")
                .example(
                        "when errors began",
                        UNUSUAL,
                        "anomaly | filter @anomalyKind = \"new pattern\" | display @pattern, @anomalyStart, @anomalyEnd")
                .query("pattern @message | anomaly");
    }

    private static CommandSyntax relevantfields() {
        return command("relevantfields", "Ranks the fields that set some events apart from the others")
                .syntax("relevantfields [field, ...] where condition")
                .description("""
                        One row for each field, the most telling first. Use it to find what slow or failed requests have in common: those that meet the
                        condition are compared with all others.""")
                .column("`@fieldName`", "the field")
                .column(
                        "`@relevanceScore`",
                        "from 0, no difference beyond chance, to 1, the field alone tells the two apart")
                .column("`@relevanceDescription`", "where it differs most, in words")
                .column(
                        "`@topRelevanceContributors`",
                        "JSON: up to five values whose shares differ most, with both shares; empty where it is the size of numbers that differs")
                .column("`@conditionalMedian`", "the median of a field of numbers where the condition holds")
                .column("`@baselineMedian`", "its median where the condition does not hold")
                .rule("""
                        Without a list, all fields are compared except those of the condition; those that do not differ are left out. With a list,
                        each of its fields gets a row.""")
                .rule("An event without the field counts as one with a value of its own. Lists are not compared.")
                .rule("A field with another value in each event tells nothing. Of few events no score is high.")
                .rule("After `stats` its columns are compared.")
                .rule(
                        "Of more than 10,000 events on a side, 10,000 are taken, the same in every run; figures are then `about`.")
                .doubtful("""
                        The service does not publish its formula; scores here follow `docs/relevantfields.md` and are comparable with each other
                        only.""")
                .example("what failed requests have in common", PAYMENTS, """
                        relevantfields where status >= 500
                        | display @fieldName, @relevanceScore, @relevanceDescription""")
                .example(
                        "some fields only",
                        PAYMENTS,
                        "relevantfields ms, zone where status >= 500 | display @fieldName, @conditionalMedian, @baselineMedian")
                .query("relevantfields where duration > 5000");
    }
}
