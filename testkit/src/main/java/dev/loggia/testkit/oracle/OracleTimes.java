package dev.loggia.testkit.oracle;

import dev.loggia.event.Value;
import dev.loggia.grammar.tree.Expression;
import dev.loggia.grammar.tree.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions of times (section 4.3). */
final class OracleTimes {

    private OracleTimes() {}

    static @Nullable Value floor(@Nullable Value time, Expression period) {
        Long millis = millis(time);
        return millis == null ? null : new Value.Timestamp(OracleCalendar.floor(millis, period(period)));
    }

    static @Nullable Value ceil(@Nullable Value time, Expression period) {
        Long millis = millis(time);
        return millis == null ? null : new Value.Timestamp(OracleCalendar.ceil(millis, period(period)));
    }

    /** The time that a value is or stands for: numbers and their texts are epoch milliseconds. */
    static @Nullable Long millis(@Nullable Value time) {
        BigDecimal number = time instanceof Value.Bool ? null : OracleValues.number(time);
        return number == null
                ? null
                : Long.valueOf(number.setScale(0, RoundingMode.FLOOR).longValue());
    }

    static long length(Expression expression) {
        return OracleExpressions.fixedMillis(period(expression));
    }

    /** A number above its unit's cap counts as the cap (section 1.7). */
    private static Period period(Expression expression) {
        if (!(expression instanceof Expression.PeriodLiteral literal)) {
            throw new IllegalStateException("the oracle wants periods as literals");
        }
        Period period = literal.period();
        return new Period(Math.min(period.count(), period.unit().cap()), period.unit());
    }

    /** @param values none of them missing */
    static @Nullable Value apply(String name, List<@Nullable Value> values) {
        Long millis = millis(values.getFirst());
        return switch (name) {
            case "tomillis" -> millis == null ? null : Value.of(millis.longValue());
            case "frommillis" -> millis == null ? null : new Value.Timestamp(millis);
            case "formatdate", "strftime" ->
                millis == null
                        ? null
                        : Value.of(format(millis, String.valueOf(OracleValues.text(values.get(1))), zone(values)));
            case "parsedate" ->
                parse(OracleValues.text(values.getFirst()), OracleValues.text(values.get(1)), zone(values));
            default -> throw new IllegalStateException("the oracle does not know " + name);
        };
    }

    private static ZoneId zone(List<@Nullable Value> values) {
        return values.size() < 3 ? ZoneOffset.UTC : ZoneId.of(String.valueOf(OracleValues.text(values.get(2))));
    }

    private static String format(long millis, String format, ZoneId zone) {
        ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(zone);
        return format.replace("%Y", String.valueOf(time.getYear()))
                .replace("%m", twoDigits(time.getMonthValue()))
                .replace("%d", twoDigits(time.getDayOfMonth()))
                .replace("%H", twoDigits(time.getHour()))
                .replace("%M", twoDigits(time.getMinute()))
                .replace("%S", twoDigits(time.getSecond()));
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private static @Nullable Value parse(@Nullable String text, @Nullable String pattern, ZoneId zone) {
        if (text == null || pattern == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text, DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
            return Value.of(date.atStartOfDay(zone).toInstant().toEpochMilli());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
