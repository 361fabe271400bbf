package dev.loggia.query.relevance;

import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares two samples value by value, a missing value being one like others. The score is the total variation of the two distributions,
 * taken from values whose shares differ by more than two standard errors, and only by that more. A value that comes once in the sample
 * in which it is frequent tells nothing: so a field that identifies events, and is different in each, scores 0.
 *
 * @param contributors the values that differ most, as maps of the value and its two shares
 */
record ValueShares(double score, String description, Value.ListValue contributors) {

    private static final double ERRORS = 2;
    private static final int MOST_CONTRIBUTORS = 5;
    private static final int LONGEST_SHOWN = 80;

    private static final class Count {
        private final @Nullable Value value;
        private final String text;
        private int matching;
        private int others;

        Count(@Nullable Value value, String text) {
            this.value = value;
            this.text = text;
        }

        private double share(FieldDifference.Sizes sizes) {
            return (double) matching / sizes.matching();
        }

        private double otherShare(FieldDifference.Sizes sizes) {
            return (double) others / sizes.others();
        }
    }

    private record Shift(Count count, double size, boolean more) {}

    static ValueShares of(List<Value> matching, List<Value> others, FieldDifference.Sizes sizes) {
        Map<String, Count> counts = new HashMap<>();
        for (Value value : matching) {
            count(counts, value).matching++;
        }
        for (Value value : others) {
            count(counts, value).others++;
        }
        Count missing = new Count(null, "missing");
        missing.matching = sizes.matching() - matching.size();
        missing.others = sizes.others() - others.size();
        List<Count> all = new ArrayList<>(counts.values());
        all.add(missing);
        List<Shift> shifts = new ArrayList<>();
        for (Count count : all) {
            double size =
                    Shares.certainDifference(count.matching, sizes.matching(), count.others, sizes.others(), ERRORS);
            boolean more = count.share(sizes) > count.otherShare(sizes);
            if (size > 0 && (more ? count.matching : count.others) > 1) {
                shifts.add(new Shift(count, size, more));
            }
        }
        shifts.sort(Comparator.comparingDouble(Shift::size).reversed().thenComparing(shift -> shift.count().text));
        double more =
                shifts.stream().filter(Shift::more).mapToDouble(Shift::size).sum();
        double fewer = shifts.stream()
                .filter(shift -> !shift.more())
                .mapToDouble(Shift::size)
                .sum();
        return new ValueShares(
                Math.min(1, Math.max(more, fewer)),
                shifts.isEmpty() ? "" : describe(first(shifts, more >= fewer).count(), sizes),
                contributors(shifts, sizes));
    }

    /** The greatest shift in the direction that makes the score: what matching events have, rather than what they have not. */
    private static Shift first(List<Shift> shifts, boolean more) {
        return shifts.stream().filter(shift -> shift.more() == more).findFirst().orElse(shifts.getFirst());
    }

    private static Count count(Map<String, Count> counts, Value value) {
        return counts.computeIfAbsent(ValueText.exact(value), text -> new Count(value, text));
    }

    private static String describe(Count count, FieldDifference.Sizes sizes) {
        String shown = count.value == null
                ? "missing"
                : count.text.isEmpty()
                        ? "empty"
                        : count.text.length() <= LONGEST_SHOWN
                                ? count.text
                                : count.text.substring(0, LONGEST_SHOWN) + "...";
        return "is " + shown + " " + sizes.shares(count.share(sizes), count.otherShare(sizes));
    }

    private static Value.ListValue contributors(List<Shift> shifts, FieldDifference.Sizes sizes) {
        List<@Nullable Value> contributors = new ArrayList<>();
        for (Shift shift : shifts.subList(0, Math.min(MOST_CONTRIBUTORS, shifts.size()))) {
            Map<String, @Nullable Value> entries = new LinkedHashMap<>();
            entries.put("value", shift.count().value);
            entries.put("conditionalShare", rounded(shift.count().share(sizes)));
            entries.put("baselineShare", rounded(shift.count().otherShare(sizes)));
            contributors.add(new Value.MapValue(entries));
        }
        return new Value.ListValue(contributors);
    }

    private static Value.@Nullable Number rounded(double share) {
        return Value.of(Math.round(share * 10_000) / 10_000.0);
    }
}
