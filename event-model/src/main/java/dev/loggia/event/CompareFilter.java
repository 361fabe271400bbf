package dev.loggia.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A comparison with a literal, by the rules of {@link Comparison}. */
final class CompareFilter extends ColumnFilter {

    private final Comparison comparison;
    private final Value literal;
    private final Value.@Nullable Number number;

    /** The literal's bytes when equality of texts is equality of bytes. */
    private final byte @Nullable [] exactText;

    CompareFilter(String field, Comparison comparison, Value literal) {
        super(field);
        this.comparison = comparison;
        this.literal = literal;
        this.number = Comparison.number(literal);
        boolean equality = comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL;
        this.exactText =
                equality && literal instanceof Value.Text text && text.text().indexOf('\ufffd') < 0
                        ? text.text().getBytes(StandardCharsets.UTF_8)
                        : null;
    }

    @Override
    boolean test(Value value) {
        return Boolean.TRUE.equals(comparison.test(value, literal));
    }

    @Override
    int keepUtf8(Column.Utf8 column, boolean outcome, int[] rows, int count) {
        if (exactText != null) {
            return keepEqualText(column, exactText, (comparison == Comparison.EQUAL) == outcome, rows, count);
        }
        return literal instanceof Value.Number wanted
                ? keepNumericText(column, wanted, outcome, rows, count)
                : keepValues(column, outcome, rows, count);
    }

    private static int keepEqualText(Column.Utf8 column, byte[] text, boolean equal, int[] rows, int count) {
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int start = starts[row];
            if (start >= 0) {
                boolean same = ends[row] - start == text.length
                        && Arrays.equals(bytes, start, ends[row], text, 0, text.length);
                if (same == equal) {
                    rows[kept++] = row;
                }
            }
        }
        return kept;
    }

    private int keepNumericText(Column.Utf8 column, Value.Number wanted, boolean outcome, int[] rows, int count) {
        NumericScanner scanner = new NumericScanner();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int start = column.starts()[row];
            if (start >= 0) {
                boolean holds = scanner.scan(column.bytes(), start, column.ends()[row])
                        ? comparison.test(compare(scanner, wanted))
                        : comparison == Comparison.NOT_EQUAL;
                if (holds == outcome) {
                    rows[kept++] = row;
                }
            }
        }
        return kept;
    }

    private static int compare(NumericScanner scanner, Value.Number wanted) {
        return scanner.isWhole() && wanted instanceof Value.Whole whole
                ? Long.compare(scanner.whole(), whole.value())
                : Comparison.compare(scanner.number(), wanted);
    }

    @Override
    int keepWholes(Column.Wholes column, boolean outcome, int[] rows, int count) {
        if (number instanceof Value.Whole wanted) {
            return keepWholes(column.values(), column.missing(), wanted.value(), outcome, rows, count);
        }
        return keepValues(column, outcome, rows, count);
    }

    @Override
    int keepTimestamps(Column.Timestamps column, boolean outcome, int[] rows, int count) {
        if (number instanceof Value.Whole wanted && !(literal instanceof Value.Text)) {
            return keepWholes(column.millis(), null, wanted.value(), outcome, rows, count);
        }
        return keepValues(column, outcome, rows, count);
    }

    private int keepWholes(
            long[] values, boolean @Nullable [] missing, long wanted, boolean outcome, int[] rows, int count) {
        boolean less = comparison.test(-1) == outcome;
        boolean equal = comparison.test(0) == outcome;
        boolean greater = comparison.test(1) == outcome;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long value = values[row];
            boolean keep = value < wanted ? less : value > wanted ? greater : equal;
            if (keep && (missing == null || !missing[row])) {
                rows[kept++] = row;
            }
        }
        return kept;
    }

    @Override
    int keepDecimals(Column.Decimals column, boolean outcome, int[] rows, int count) {
        if (number == null || !isExactDouble(number)) {
            return keepValues(column, outcome, rows, count);
        }
        double wanted = number.asDouble();
        double[] values = column.values();
        boolean @Nullable [] missing = column.missing();
        boolean less = comparison.test(-1) == outcome;
        boolean equal = comparison.test(0) == outcome;
        boolean greater = comparison.test(1) == outcome;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double value = values[row];
            boolean keep = value < wanted ? less : value > wanted ? greater : equal;
            if (keep && (missing == null || !missing[row])) {
                rows[kept++] = row;
            }
        }
        return kept;
    }

    private static boolean isExactDouble(Value.Number number) {
        return !(number instanceof Value.Whole whole) || (long) (double) whole.value() == whole.value();
    }
}
