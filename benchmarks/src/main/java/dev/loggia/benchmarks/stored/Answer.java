package dev.loggia.benchmarks.stored;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What two engines answered, made comparable. */
final class Answer {

    private Answer() {}

    /** A number to nine digits: engines add decimals in different orders. */
    static String rounded(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : String.format(Locale.ROOT, "%.8e", number);
    }

    /** @throws IllegalStateException when the rows are not the same, whatever their order */
    static void requireSame(Question question, List<List<String>> ours, List<List<String>> theirs) {
        if (ours.isEmpty() || !sorted(ours).equals(sorted(theirs))) {
            throw new IllegalStateException(question + " is answered differently: " + ours + " and " + theirs);
        }
    }

    private static List<List<String>> sorted(List<List<String>> rows) {
        return rows.stream().sorted(Comparator.comparing(String::valueOf)).toList();
    }
}
