package dev.loggia.grammar.tree;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A length of time as written, {@code 5m} (section 1.7). Not capped: the caps belong to the functions that apply them.
 *
 * @param count how many units, not negative
 */
public record Period(long count, Unit unit) {

    public Period {
        if (count < 0) {
            throw new IllegalArgumentException("a period is not negative: " + count);
        }
    }

    /** The period that a text is, {@code 90m} or {@code 5 min}; empty when it is none. */
    public static Optional<Period> parse(String text) {
        String trimmed = text.strip();
        int digits = 0;
        while (digits < trimmed.length() && Character.isDigit(trimmed.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > 15) {
            return Optional.empty();
        }
        long count = Long.parseLong(trimmed.substring(0, digits));
        return Unit.of(trimmed.substring(digits).strip()).map(unit -> new Period(count, unit));
    }

    /** Units of time with the spellings of section 1.7; the last two columns are the length and the service's cap. */
    public enum Unit {
        MILLISECOND("ms", 1, 1000, "millisecond", "msec"),
        SECOND("s", 1000, 60, "second", "sec"),
        MINUTE("m", 60_000, 60, "minute", "min"),
        HOUR("h", 3_600_000, 24, "hour", "hr"),
        DAY("d", 86_400_000, Long.MAX_VALUE, "day"),
        WEEK("w", 7 * 86_400_000L, Long.MAX_VALUE, "week"),
        MONTH("mo", 0, Long.MAX_VALUE, "month", "mon"),
        QUARTER("q", 0, Long.MAX_VALUE, "quarter", "qtr"),
        YEAR("y", 0, Long.MAX_VALUE, "year", "yr");

        private final String symbol;
        private final long millis;
        private final long cap;
        private final List<String> names;

        Unit(String symbol, long millis, long cap, String... names) {
            this.symbol = symbol;
            this.millis = millis;
            this.cap = cap;
            this.names = List.of(names);
        }

        /** As canonical query text writes it. */
        public String symbol() {
            return symbol;
        }

        /** Length in milliseconds; 0 for the units whose length depends on the calendar. */
        public long millis() {
            return millis;
        }

        /** The largest number that {@code bin}, {@code datefloor} and {@code dateceil} take; larger ones count as this. */
        public long cap() {
            return cap;
        }

        /** The unit of a spelling in any case, singular or plural. */
        public static Optional<Unit> of(String spelling) {
            String lower = spelling.toLowerCase(Locale.ROOT);
            for (Unit unit : values()) {
                if (unit.matches(lower)
                        || lower.length() > 2
                                && lower.endsWith("s")
                                && unit.matches(lower.substring(0, lower.length() - 1))) {
                    return Optional.of(unit);
                }
            }
            return Optional.empty();
        }

        private boolean matches(String lower) {
            return lower.equals(symbol) || names.contains(lower);
        }
    }

    @Override
    public String toString() {
        return count + unit.symbol;
    }
}
