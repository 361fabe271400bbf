package dev.loggia.grammar;

import java.util.List;

/** Commands on patterns of text, and comparisons of events (sections 3.12 to 3.15 and 3.23). */
final class PatternCommands {

    private static final String LINES = """
            10:00:01 connected to 10.0.0.1 in 12 ms
            10:00:02 connected to 10.0.0.7 in 9 ms
            10:00:03 ERROR cannot connect to 10.0.0.9
            10:00:04 connected to 10.0.0.1 in 14 ms""";

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
        return command("diff", "Compares the patterns with those of an earlier time")
                .syntax("diff [previousDay|previousWeek|previousMonth]")
                .description("""
                        Compares the patterns of the time range with those of as long a time before: right before it, or at the same hours a
                        day, a week or a month earlier. Use it to see what is new since something broke.""")
                .rule(
                        "It is the last command, alone or after `pattern field`; alone it compares the patterns of `@message`.")
                .rule("It reads both time ranges, so the query needs a time range.")
                .doubtful(
                        "The service does not document a day that the month before lacks; here it is the last day of that month.")
                .query("pattern @message | diff previousWeek");
    }

    private static CommandSyntax logcompare() {
        return command("logcompare", "Compares the patterns with those of a time before")
                .syntax("logcompare timeshift period")
                .description(
                        "Compares the patterns of the time range with those of the same length of time so much earlier, like `diff`.")
                .option("timeshift", "a period, `7d`", "", "how much earlier the other time lies")
                .doubtful("The service does not document its columns; here it is a `diff` with any distance.")
                .query("logcompare timeshift 7d");
    }

    private static CommandSyntax anomaly() {
        return command("anomaly", "Adds what is unusual about each pattern")
                .syntax("anomaly")
                .description(
                        "Follows `pattern`, keeps its rows and adds what is unusual: a frequency, a new pattern, a value of a token.")
                .doubtful(
                        "The service uses trained models and does not document its columns; what is found here is not what it finds.")
                .query("pattern @message | anomaly");
    }

    private static CommandSyntax relevantfields() {
        return command("relevantfields", "Ranks the fields that set some events apart from the others")
                .syntax("relevantfields [field, ...] where condition")
                .description("""
                        Compares the events that meet the condition with all others, field by field, the most telling first. Use it to find what slow or failed
                        requests have in common.""")
                .column("`@fieldName`", "the field")
                .column("`@relevanceScore`", "how much it tells, from 0 to 1")
                .column("`@topRelevanceContributors`", "values of a field of texts whose share differs most")
                .column("`@conditionalMedian`", "the median of a field of numbers where the condition holds")
                .column("`@baselineMedian`", "its median where the condition does not hold")
                .rule("The condition is required.")
                .doubtful("The service does not publish its formula; scores here are comparable with each other only.")
                .query("relevantfields where duration > 5000");
    }
}
