package dev.loggia.query.pattern;

import dev.loggia.event.TimeRange;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something unusual about a pattern.
 *
 * @param score from 0.5, just unusual enough, to 1
 * @param description a sentence
 * @param times when it was, inclusive; null where that is not known
 */
record Anomaly(
        Kind kind,
        double score,
        String description,
        @Nullable TimeRange times) {

    /** The strongest first; the rest makes the order total. */
    static final Comparator<Anomaly> STRONGEST_FIRST = Comparator.comparingDouble((Anomaly anomaly) -> anomaly.score)
            .reversed()
            .thenComparing(Anomaly::kind)
            .thenComparingLong(Anomaly::start)
            .thenComparing(Anomaly::description);

    /** The kinds of section 3.14. */
    enum Kind {
        FREQUENCY("unusual frequency"),
        NEW("new pattern"),
        TOKEN("token variation"),
        NUMBER("numeric token"),
        HTTP("HTTP error code");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** The score of what exceeds a threshold so many times; 1 or more. */
    static double score(double timesThreshold) {
        return Math.rint(100 * (1 - 0.5 / timesThreshold)) / 100;
    }

    private static long start(Anomaly anomaly) {
        return anomaly.times == null ? Long.MIN_VALUE : anomaly.times.start();
    }
}
