package dev.loggia.query.pattern;

import java.util.Locale;

/** Counts, changes and lengths of time as sentences say them. */
final class Words {

    private Words() {}

    /** How a count became another, as in {@code up 3.2x: 38 events, 12 before}. */
    static String change(long now, long before) {
        if (before == 0) {
            return "new: " + events(now) + ", none before";
        }
        if (now == 0) {
            return "gone: none now, " + events(before) + " before";
        }
        if (now == before) {
            return "unchanged: " + events(now) + ", as before";
        }
        String counts = ": " + events(now) + ", " + number(before) + " before";
        if (now > before) {
            return (now >= 2 * before ? "up " + times(now, before) : "up " + percent(now - before, before)) + counts;
        }
        return "down " + percent(before - now, before) + counts;
    }

    static String events(long count) {
        return number(count) + (count == 1 ? " event" : " events");
    }

    static String number(double number) {
        return Math.abs(number) < 10 && number != Math.rint(number)
                ? String.format(Locale.ROOT, "%.1f", number)
                : String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String times(long now, long before) {
        double factor = (double) now / before;
        return String.format(Locale.ROOT, factor < 9.95 ? "%.1fx" : "%,.0fx", factor)
                .replace(".0x", "x");
    }

    /** A share in whole percents, in tenths near the ends; a part is never nothing, and never all. */
    static String percent(long part, long all) {
        if (part == all) {
            return "100%";
        }
        double percent = 100.0 * part / all;
        if (percent < 0.1) {
            return "less than 0.1%";
        }
        if (percent > 99.9) {
            return "more than 99.9%";
        }
        boolean fine = percent < 1 || percent > 99;
        return String.format(Locale.ROOT, fine ? "%.1f%%" : "%.0f%%", percent);
    }

    /** Whole seconds as hours, minutes and seconds. */
    static String duration(long millis) {
        long seconds = millis / 1000;
        StringBuilder text = new StringBuilder();
        append(text, seconds / 86_400, "d");
        append(text, seconds / 3600 % 24, "h");
        append(text, seconds / 60 % 60, "m");
        append(text, seconds % 60, "s");
        return text.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : " ").append(count).append(unit);
        }
    }
}
