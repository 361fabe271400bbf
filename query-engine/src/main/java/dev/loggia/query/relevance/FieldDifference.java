package dev.loggia.query.relevance;

import dev.loggia.event.Value;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one field differs between the events that meet a condition and the others.
 *
 * @param score from 0, no difference beyond chance, to 1, with four decimals
 * @param description a sentence about where it differs most
 * @param contributors the values whose shares differ most, as maps; null when numbers tell more, or nothing
 * @param conditionalMedian of the events that meet the condition; null when the field is not one of numbers, or no such event has it
 * @param baselineMedian of the others
 */
record FieldDifference(
        String name,
        double score,
        String description,
        Value.@Nullable ListValue contributors,
        Value.@Nullable Number conditionalMedian,
        Value.@Nullable Number baselineMedian) {

    private static final double PLACES = 10_000;

    /**
     * What was compared.
     *
     * @param matching how many events meet the condition, of those looked at
     * @param noun what they are called
     * @param exact whether all were looked at
     */
    record Sizes(int matching, int others, String noun, boolean exact) {

        /** {@code in 92.0% of matching events, 1.3% of the others}. */
        String shares(double matchingShare, double otherShare) {
            return String.format(
                    Locale.ROOT,
                    "in %s%.1f%% of matching %s, %.1f%% of the others",
                    exact ? "" : "about ",
                    100 * matchingShare,
                    noun,
                    100 * otherShare);
        }
    }

    /** @param matching what the events that meet the condition and have the field read. @param others what the others do */
    static FieldDifference of(String name, List<Value> matching, List<Value> others, Sizes sizes) {
        ValueShares values = ValueShares.of(matching, others, sizes);
        NumberShift numbers = NumberShift.of(matching, others, sizes);
        boolean byValue = numbers == null || values.score() >= numbers.score();
        double score = byValue ? values.score() : numbers.score();
        String difference =
                score == 0 ? "does not differ beyond chance" : byValue ? values.description() : numbers.description();
        return new FieldDifference(
                name,
                Math.round(score * PLACES) / PLACES,
                name + " " + difference,
                byValue && score > 0 ? values.contributors() : null,
                numbers == null ? null : numbers.conditionalMedian(),
                numbers == null ? null : numbers.baselineMedian());
    }

    /** What a column of {@link RelevantFieldsNode#columns} reads. */
    @Nullable
    Value value(String column) {
        return switch (column) {
            case RelevantFieldsNode.FIELD -> Value.of(name);
            case RelevantFieldsNode.SCORE -> Value.of(score);
            case RelevantFieldsNode.DESCRIPTION -> Value.of(description);
            case RelevantFieldsNode.CONTRIBUTORS -> contributors;
            case RelevantFieldsNode.CONDITIONAL_MEDIAN -> conditionalMedian;
            case RelevantFieldsNode.BASELINE_MEDIAN -> baselineMedian;
            default -> throw new IllegalArgumentException("not a column of relevantfields: " + column);
        };
    }
}
