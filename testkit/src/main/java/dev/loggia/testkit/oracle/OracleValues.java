package dev.loggia.testkit.oracle;

import dev.loggia.event.Comparison;
import dev.loggia.event.JsonText;
import dev.loggia.event.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conversions, comparison and order of values, as sections 2 and 3.9 of the reference tell them. */
final class OracleValues {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern RUN = Pattern.compile("\\d+|\\D+");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private OracleValues() {}

    /** The number that arithmetic sees, or null. */
    static @Nullable BigDecimal number(@Nullable Value value) {
        return switch (value) {
            case null -> null;
            case Value.Whole whole -> BigDecimal.valueOf(whole.value());
            case Value.Decimal decimal -> new BigDecimal(decimal.value());
            case Value.Bool bool -> bool.value() ? BigDecimal.ONE : BigDecimal.ZERO;
            case Value.Timestamp time -> BigDecimal.valueOf(time.millis());
            case Value.Text text -> numberOf(text.text());
            case Value.Structure structure -> null;
        };
    }

    private static @Nullable BigDecimal numberOf(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return null;
        }
        BigDecimal exact = new BigDecimal(text);
        if (text.matches("[-+]?\\d+") && exact.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
            return exact;
        }
        double rounded = exact.doubleValue();
        return Double.isFinite(rounded) ? new BigDecimal(rounded) : null;
    }

    /** A number as a value: an integer where it is one. */
    static @Nullable Value value(BigDecimal number) {
        return number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                        && number.stripTrailingZeros().scale() <= 0
                ? Value.of(number.longValueExact())
                : Value.of(number.doubleValue());
    }

    /** The text that string functions see, or null. */
    static @Nullable String text(@Nullable Value value) {
        return value == null || value instanceof Value.Structure ? null : printed(value);
    }

    static String printed(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Whole whole -> Long.toString(whole.value());
            case Value.Decimal decimal -> decimal(decimal.value());
            case Value.Bool bool -> bool.value() ? "1" : "0";
            case Value.Timestamp time -> TIME.format(Instant.ofEpochMilli(time.millis()));
            case Value.Structure structure -> JsonText.write(structure);
        };
    }

    private static String decimal(double number) {
        double size = Math.abs(number);
        return size < 1e-6 || size >= 1e15
                ? Double.toString(number)
                : new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    /** What makes two values one group (section 15.3). */
    static @Nullable String identity(@Nullable Value value) {
        return value == null ? null : (value instanceof Value.Timestamp ? "time " : "text ") + printed(value);
    }

    /** Section 2.4. */
    static @Nullable Boolean truth(@Nullable Value value) {
        if (value == null || value instanceof Value.Structure) {
            return value == null ? null : Boolean.FALSE;
        }
        BigDecimal number = number(value);
        return number != null
                ? number.signum() != 0
                : value instanceof Value.Text text && text.text().equalsIgnoreCase("true");
    }

    /** The table of section 2.3, row by row. */
    static @Nullable Boolean compare(Comparison comparison, @Nullable Value a, @Nullable Value b) {
        if (a == null || b == null) {
            return null;
        }
        if (a instanceof Value.Structure || b instanceof Value.Structure) {
            return false;
        }
        boolean textA = a instanceof Value.Text;
        boolean textB = b instanceof Value.Text;
        if (a instanceof Value.Timestamp && textB || textA && b instanceof Value.Timestamp) {
            return false;
        }
        boolean ordering = comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL;
        BigDecimal x = number(a);
        BigDecimal y = number(b);
        if (textA && textB) {
            return ordering && x != null && y != null
                    ? holds(comparison, x.compareTo(y))
                    : holds(comparison, codePoints(printed(a), printed(b)));
        }
        if (x != null && y != null) {
            return holds(comparison, x.compareTo(y));
        }
        if (a instanceof Value.Bool bool) {
            return !ordering && isWord(b, bool.value()) == (comparison == Comparison.EQUAL);
        }
        if (b instanceof Value.Bool bool) {
            return !ordering && isWord(a, bool.value()) == (comparison == Comparison.EQUAL);
        }
        return comparison == Comparison.NOT_EQUAL;
    }

    private static boolean isWord(Value value, boolean truth) {
        return value instanceof Value.Text text && text.text().equalsIgnoreCase(truth ? "true" : "false");
    }

    private static boolean holds(Comparison comparison, int order) {
        return switch (comparison) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    static int codePoints(String a, String b) {
        int[] x = a.codePoints().toArray();
        int[] y = b.codePoints().toArray();
        return java.util.Arrays.compare(x, y);
    }

    /** The order of {@code sort}, ascending: missing, text by runs, numbers by value (section 3.9). */
    static final Comparator<@Nullable Value> NATURAL = OracleValues::natural;

    private static int natural(@Nullable Value a, @Nullable Value b) {
        if (a == null || b == null) {
            return (a == null ? 0 : 1) - (b == null ? 0 : 1);
        }
        BigDecimal x = number(a);
        BigDecimal y = number(b);
        if (x == null && y == null) {
            return runs(printed(a), printed(b));
        }
        if (x == null || y == null) {
            return x == null ? -1 : 1;
        }
        if (x.compareTo(y) != 0 || a instanceof Value.Timestamp && b instanceof Value.Timestamp) {
            return x.compareTo(y);
        }
        boolean bothNumbers = a instanceof Value.Number && b instanceof Value.Number;
        return bothNumbers ? 0 : printed(a).compareTo(printed(b));
    }

    private static int runs(String a, String b) {
        Matcher x = RUN.matcher(a);
        Matcher y = RUN.matcher(b);
        while (true) {
            boolean moreX = x.find();
            boolean moreY = y.find();
            if (!moreX || !moreY) {
                return Boolean.compare(moreX, moreY);
            }
            int order = run(x.group(), y.group());
            if (order != 0) {
                boolean prefix = x.group().startsWith(y.group()) || y.group().startsWith(x.group());
                return prefix && !Character.isDigit(x.group().charAt(0)) ? rest(a, x, b, y) : order;
            }
        }
    }

    /** One run of characters is the beginning of the other: what follows the shorter one decides. */
    private static int rest(String a, Matcher x, String b, Matcher y) {
        int shared = Math.min(x.group().length(), y.group().length());
        return codePoints(a.substring(x.start() + shared), b.substring(y.start() + shared));
    }

    private static int run(String a, String b) {
        boolean digits = Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0));
        if (digits && a.length() != b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        return codePoints(a, b);
    }
}
