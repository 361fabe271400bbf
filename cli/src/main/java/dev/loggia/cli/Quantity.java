package dev.loggia.cli;

import java.time.Duration;
import java.util.Locale;

/** Amounts as people read them. */
final class Quantity {

    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB", "EB"};

    private Quantity() {}

    /** {@code 12,345}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 row}, {@code 12,345 rows}. */
    static String count(long number, String singular) {
        return count(number) + " " + singular + (number == 1 ? "" : "s");
    }

    /** {@code 812 B}, {@code 2.3 MB}; a KB is 1,000 bytes. */
    static String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 999.95 && unit < UNITS.length - 1) {
            amount /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, UNITS[unit]);
    }

    /** {@code 0.12 s}, {@code 3 min 5 s}. */
    static String time(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 60
                ? String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0)
                : seconds / 60 + " min " + seconds % 60 + " s";
    }

    /** {@code 350.2 MB/s}. */
    static String rate(long bytes, Duration duration) {
        return bytes((long) (bytes / Math.max(duration.toNanos() / 1e9, 1e-3))) + "/s";
    }
}
