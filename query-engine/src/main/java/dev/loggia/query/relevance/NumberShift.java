package dev.loggia.query.relevance;

import dev.loggia.event.Comparison;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares two samples of numbers: the score is the greatest distance of the two distribution functions (Kolmogorov and Smirnov), a
 * missing value counting as less than every number, less three standard errors.
 *
 * @param conditionalMedian null when no event that meets the condition has a number
 * @param baselineMedian null when no other event has
 */
record NumberShift(
        double score,
        String description,
        Value.@Nullable Number conditionalMedian,
        Value.@Nullable Number baselineMedian) {

    /** More than for one value alone: the threshold is chosen among many. */
    private static final double ERRORS = 3;

    /** One value in so many may be no number, such as a dash for a number that is not known. */
    private static final int TOLERANCE = 10;

    /** Null when the field is not one of numbers. */
    static @Nullable NumberShift of(List<Value> matching, List<Value> others, FieldDifference.Sizes sizes) {
        double[] conditional = numbers(matching);
        double[] baseline = numbers(others);
        int values = matching.size() + others.size();
        int numbers = conditional.length + baseline.length;
        if (numbers == 0 || (values - numbers) * TOLERANCE > values) {
            return null;
        }
        int m = sizes.matching();
        int n = sizes.others();
        double score = 0;
        double threshold = 0;
        int atMost = 0;
        int othersAtMost = 0;
        for (int i = 0, j = 0; i < conditional.length || j < baseline.length; ) {
            double number = j == baseline.length || i < conditional.length && conditional[i] <= baseline[j]
                    ? conditional[i]
                    : baseline[j];
            while (i < conditional.length && conditional[i] <= number) {
                i++;
            }
            while (j < baseline.length && baseline[j] <= number) {
                j++;
            }
            double distance = Shares.certainDifference(conditional.length - i, m, baseline.length - j, n, ERRORS);
            if (distance > score) {
                score = distance;
                threshold = number;
                atMost = i;
                othersAtMost = j;
            }
        }
        return new NumberShift(
                score,
                describe(conditional, baseline, atMost, othersAtMost, threshold, sizes),
                median(conditional),
                median(baseline));
    }

    private static String describe(
            double[] conditional,
            double[] baseline,
            int atMost,
            int othersAtMost,
            double threshold,
            FieldDifference.Sizes sizes) {
        Value.Number number = Value.of(threshold);
        String limit = number == null ? "" : ValueText.printed(number);
        double above = (double) (conditional.length - atMost) / sizes.matching();
        double othersAbove = (double) (baseline.length - othersAtMost) / sizes.others();
        return above > othersAbove
                ? "is above " + limit + " " + sizes.shares(above, othersAbove)
                : "is at most " + limit + " "
                        + sizes.shares((double) atMost / sizes.matching(), (double) othersAtMost / sizes.others());
    }

    /** Times are none: what happens at some time differs in time. */
    private static double[] numbers(List<Value> values) {
        double[] numbers = new double[values.size()];
        int count = 0;
        for (Value value : values) {
            Value.Number number = value instanceof Value.Number known
                    ? known
                    : value instanceof Value.Text text ? Comparison.number(text) : null;
            if (number != null) {
                numbers[count++] = number.asDouble();
            }
        }
        double[] sorted = Arrays.copyOf(numbers, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static Value.@Nullable Number median(double[] sorted) {
        if (sorted.length == 0) {
            return null;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? Value.of(sorted[middle])
                : Value.of(sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2);
    }
}
