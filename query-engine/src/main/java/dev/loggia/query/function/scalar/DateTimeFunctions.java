package dev.loggia.query.function.scalar;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.PERIOD;
import static dev.loggia.query.function.FunctionDefinition.ParameterType.TEXT;
import static dev.loggia.query.function.FunctionDefinition.ParameterType.TIMESTAMP;
import static dev.loggia.query.function.scalar.Arguments.constantText;
import static dev.loggia.query.function.scalar.Arguments.millis;
import static dev.loggia.query.function.scalar.Arguments.text;

import dev.loggia.event.TimeRange;
import dev.loggia.event.Value;
import dev.loggia.query.function.Argument;
import dev.loggia.query.function.BindContext;
import dev.loggia.query.function.ScalarDefinition;
import dev.loggia.query.function.ScalarDefinition.Code;
import dev.loggia.query.function.TimeBinCode;
import dev.loggia.query.function.TimeBins;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Functions on times (section 4.3). Everything is UTC unless a zone is given. */
final class DateTimeFunctions {

    /** What remains of a call that was refused; it never runs. */
    private static final Code REFUSED = arguments -> null;

    private DateTimeFunctions() {}

    static List<ScalarDefinition> all() {
        return List.of(
                function("bin")
                        .returns("time")
                        .doubtful("The service does not document when a week starts; here it is on Monday.")
                        .parameter("period", PERIOD)
                        .summary(
                                "The start of the period in which @timestamp lies: the usual group key over time. Weeks "
                                        + "start on Monday, all in UTC.")
                        .example("bin(5m)", "2026-09-03 14:05:00.000")
                        .example("bin(1w)", "2026-08-31 00:00:00.000")
                        .readsTimestamp()
                        .binder((arguments, context) -> {
                            TimeBins bins = PeriodArgument.bins("bin", arguments.get(1), 0, context);
                            return bins == null ? REFUSED : TimeBinCode.floor(bins);
                        }),
                function("datefloor")
                        .returns("time")
                        .parameter("time", TIMESTAMP)
                        .parameter("period", PERIOD)
                        .summary("The start of the period in which a time lies.")
                        .example("datefloor(@timestamp, 1h)", "2026-09-03 14:00:00.000")
                        .binder((arguments, context) -> {
                            TimeBins bins = PeriodArgument.bins("datefloor", arguments.get(1), 1, context);
                            return bins == null ? REFUSED : TimeBinCode.floor(bins);
                        }),
                function("dateceil")
                        .returns("time")
                        .doubtful("The service does not document a time that is a boundary; here it stays.")
                        .parameter("time", TIMESTAMP)
                        .parameter("period", PERIOD)
                        .summary("The start of the next period; a time at the start of a period stays.")
                        .example("dateceil(@timestamp, 1h)", "2026-09-03 15:00:00.000")
                        .binder((arguments, context) -> {
                            TimeBins bins = PeriodArgument.bins("dateceil", arguments.get(1), 1, context);
                            return bins == null ? REFUSED : TimeBinCode.ceil(bins);
                        }),
                function("fromMillis")
                        .returns("time")
                        .parameter("milliseconds", TIMESTAMP)
                        .summary("The time at milliseconds since the epoch.")
                        .example("fromMillis(0)", "1970-01-01 00:00:00.000")
                        .code(arguments -> arguments[0]),
                function("toMillis")
                        .returns("number")
                        .parameter("time", TIMESTAMP)
                        .summary("The milliseconds since the epoch of a time.")
                        .example("toMillis(@timestamp)", "1788444306789")
                        .code(arguments -> Value.of(millis(arguments, 0))),
                function("now")
                        .returns("number")
                        .summary("The time at which the query started, in seconds (not milliseconds) since the epoch.")
                        .example("now()", "1788447600")
                        .binder((arguments, context) -> constant(Value.of(Math.floorDiv(context.queryTime(), 1000L)))),
                function("parseDate")
                        .returns("number")
                        .doubtful(
                                "The service does not document a text that does not match, and the zone without a third argument; here the result is missing, and the zone is UTC.")
                        .parameter("text", TEXT)
                        .parameter("pattern", TEXT)
                        .optional("zone", TEXT)
                        .summary("The milliseconds since the epoch of a time in text, read by a pattern of Java's "
                                + "DateTimeFormatter. UTC unless the text or the third argument has a zone.")
                        .example("parseDate(\"2026-01-02\", \"yyyy-MM-dd\", \"UTC\")", "1767312000000")
                        .example(
                                "parseDate(\"2 Jan 2026 10:15\", \"d MMM yyyy HH:mm\", \"Europe/Berlin\")",
                                "1767345300000")
                        .example("parseDate(\"soon\", \"yyyy-MM-dd\")", null)
                        .binder(DateTimeFunctions::parseDate),
                function("formatDate")
                        .returns("text")
                        .alias("strftime")
                        .parameter("time", TIMESTAMP)
                        .parameter("format", TEXT)
                        .optional("zone", TEXT)
                        .summary(
                                "A time as text by a format of strftime codes, such as %Y-%m-%d %H:%M:%S; in UTC unless a "
                                        + "zone is given.")
                        .example("formatDate(@timestamp, \"%Y-%m-%d\", \"UTC\")", "2026-09-03")
                        .example("strftime(@timestamp, \"%H:%M %z\", \"Asia/Tokyo\")", "23:05 +0900")
                        .binder(DateTimeFunctions::formatDate),
                function("queryStartTime")
                        .returns("number")
                        .summary(
                                "The start of the query's time range in milliseconds since the epoch; missing when it has "
                                        + "none.")
                        .example("queryStartTime()", "1788444000000")
                        .binder((arguments, context) -> constant(start(context.range()))),
                function("queryEndTime")
                        .returns("number")
                        .summary(
                                "The end of the query's time range in milliseconds since the epoch; missing when it has none.")
                        .example("queryEndTime()", "1788447600000")
                        .binder((arguments, context) -> constant(end(context.range()))),
                function("queryTimeRange")
                        .returns("number")
                        .summary(
                                "The length of the query's time range in milliseconds; missing when it is not limited at "
                                        + "both ends.")
                        .example("queryTimeRange()", "3600000")
                        .binder((arguments, context) -> constant(length(context.range()))));
    }

    private static ScalarDefinition.Builder function(String name) {
        return ScalarDefinition.named(name, "date and time");
    }

    private static Code constant(@Nullable Value value) {
        return arguments -> value;
    }

    private static @Nullable Value start(TimeRange range) {
        return range.start() == TimeRange.ALL.start() ? null : Value.of(range.start());
    }

    private static @Nullable Value end(TimeRange range) {
        return range.end() == TimeRange.ALL.end() ? null : Value.of(range.end());
    }

    private static @Nullable Value length(TimeRange range) {
        boolean limited = start(range) != null && end(range) != null;
        return limited ? Value.of((double) range.end() - (double) range.start()) : null;
    }

    private static Code parseDate(List<Argument> arguments, BindContext context) {
        ZoneName.check(arguments, 2, context);
        String constant = constantText(arguments, 1);
        if (constant == null) {
            return row -> {
                try {
                    return read(DatePattern.compile(text(row, 1), context.queryTime()), row);
                } catch (UnusableArgumentException noPattern) {
                    return null;
                }
            };
        }
        try {
            DatePattern pattern = DatePattern.compile(constant, context.queryTime());
            return row -> read(pattern, row);
        } catch (UnusableArgumentException e) {
            context.reject(
                    1,
                    e.explanation(),
                    "write letters of Java's DateTimeFormatter, such as yyyy-MM-dd'T'HH:mm:ss.SSSXXX, and other letters in quotes");
            return REFUSED;
        }
    }

    private static @Nullable Value read(DatePattern pattern, @Nullable Value[] row) {
        ZoneId zone = ZoneName.of(row, 2);
        if (zone == null) {
            return null;
        }
        OptionalLong millis = pattern.parse(text(row, 0), zone);
        return millis.isPresent() ? Value.of(millis.getAsLong()) : null;
    }

    private static Code formatDate(List<Argument> arguments, BindContext context) {
        ZoneName.check(arguments, 2, context);
        String constant = constantText(arguments, 1);
        if (constant == null) {
            return row -> {
                try {
                    return write(Strftime.compile(text(row, 1)), row);
                } catch (UnusableArgumentException noFormat) {
                    return null;
                }
            };
        }
        try {
            Strftime format = Strftime.compile(constant);
            if (constant.indexOf('%') < 0) {
                context.warn(
                        1,
                        "format-without-codes",
                        "\"" + constant
                                + "\" has no code and gives the same text for every time; write codes such as %Y-%m-%d");
            }
            return row -> write(format, row);
        } catch (UnusableArgumentException e) {
            context.reject(1, e.explanation(), "write codes such as %Y-%m-%d %H:%M:%S, and %% for a percent sign");
            return REFUSED;
        }
    }

    private static @Nullable Value write(Strftime format, @Nullable Value[] row) {
        ZoneId zone = ZoneName.of(row, 2);
        return zone == null ? null : TextSize.bounded(format.format(millis(row, 0), zone));
    }
}
