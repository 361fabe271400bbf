package dev.loggia.query.pattern;

import dev.loggia.event.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is unusual about when the events of a pattern were: that it is new, that there were far more than usual for a while, or far fewer.
 * Looks at counts in the buckets of time of all events. Immutable.
 */
final class FrequencyRules {

    /** With fewer buckets nothing is usual yet. */
    private static final int FEWEST_BUCKETS = 8;

    /** Fewer events are no burst, whatever is usual; and what is usually less cannot be missed. */
    private static final int FEWEST_EVENTS = 10;

    /** How many times the usual count a burst is at least. */
    private static final double BURST = 4;

    /** How many times the usual fluctuation a burst is above the usual count at least. */
    private static final double BURST_SPREADS = 8;

    /** The share of the usual count that a gap has at most. */
    private static final double GAP = 0.1;

    /** When the other patterns' events are fewer than this share of what is usual, it is quiet and nothing is missed. */
    private static final double QUIET = 0.5;

    /** A pattern occurs in so many buckets before its own habit is known. */
    private static final int HABIT_BUCKETS = 4;

    /** The most bursts, and the most gaps, that a pattern has before they are its habit. */
    private static final int MOST_RUNS = 3;

    /** How unlikely it is by chance that a pattern began so late. */
    private static final double CHANCE = 0.001;

    private static final double CHANCE_OF_SEVERE = 0.05;

    private static final Set<String> SEVERE = Set.of("Fatal", "Error", "Warning");

    private final TimeHistogram whole;
    private final long events;

    FrequencyRules(TimeHistogram whole) {
        this.whole = whole;
        long sum = 0;
        for (int i = 0; i < whole.size(); i++) {
            sum += whole.count(i);
        }
        this.events = sum;
    }

    List<Anomaly> find(Pattern pattern, TimeHistogram times) {
        if (whole.size() < FEWEST_BUCKETS) {
            return List.of();
        }
        long[] counts = times.inBucketsOf(whole);
        List<Anomaly> isNew = newPattern(pattern, counts, times);
        if (!isNew.isEmpty()) {
            return isNew;
        }
        double[] traffic = trafficOfOthers(counts);
        List<Anomaly> found = new ArrayList<>(bursts(counts, traffic, times));
        found.addAll(gaps(counts, traffic));
        return found;
    }

    private List<Anomaly> newPattern(Pattern pattern, long[] counts, TimeHistogram times) {
        int first = 0;
        while (counts[first] == 0) {
            first++;
        }
        long later = 0;
        for (int i = first; i < counts.length; i++) {
            later += whole.count(i);
        }
        if (first < counts.length / 2) {
            return List.of();
        }
        double chance = SEVERE.contains(Severity.of(pattern.text())) ? CHANCE_OF_SEVERE : CHANCE;
        double strength = pattern.count() * Math.log((double) later / events) / Math.log(chance);
        if (strength < 1) {
            return List.of();
        }
        return List.of(new Anomaly(
                Anomaly.Kind.NEW,
                Anomaly.score(strength),
                "first seen when " + Words.percent(events - later, events) + " of all events had passed, then "
                        + Words.events(pattern.count()),
                new TimeRange(times.earliest(), times.latest())));
    }

    private List<Anomaly> bursts(long[] counts, double[] traffic, TimeHistogram times) {
        double usual = usualWhereItOccurs(counts);
        double spread = spread(counts, usual);
        double[] strengths = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            double expected = usual * Math.max(1, traffic[i]);
            if (counts[i] >= FEWEST_EVENTS) {
                double byFactor = expected == 0 ? Double.MAX_VALUE : counts[i] / (BURST * expected);
                strengths[i] = Math.min(byFactor, (counts[i] - expected) / (BURST_SPREADS * spread));
            }
        }
        return runs(counts, strengths, usual, times);
    }

    private List<Anomaly> gaps(long[] counts, double[] traffic) {
        double usual = median(counts);
        if (usual < FEWEST_EVENTS) {
            return List.of();
        }
        double[] strengths = new double[counts.length];
        // The first and the last bucket may have been cut.
        for (int i = 1; i < counts.length - 1; i++) {
            if (traffic[i] >= QUIET && counts[i] <= GAP * usual) {
                strengths[i] = Math.sqrt(usual / FEWEST_EVENTS);
            }
        }
        return runs(counts, strengths, usual, whole);
    }

    /**
     * The stretches of time in which the strength is 1 or more; none when there are so many that they are a habit.
     *
     * @param within no stretch is said to begin before these events or to end after them
     */
    private List<Anomaly> runs(long[] counts, double[] strengths, double usual, TimeHistogram within) {
        List<Anomaly> runs = new ArrayList<>();
        int at = 0;
        while (at < counts.length) {
            int start = at;
            long count = 0;
            double strength = 0;
            while (at < counts.length && strengths[at] >= 1) {
                count += counts[at];
                strength = Math.max(strength, strengths[at]);
                at++;
            }
            if (at > start) {
                runs.add(new Anomaly(
                        Anomaly.Kind.FREQUENCY,
                        Anomaly.score(strength),
                        String.format(
                                Locale.ROOT,
                                "%s in %s, usually %s",
                                count == 0 ? "none" : Words.events(count),
                                Words.duration((at - start) * whole.widthMillis()),
                                usual == 0 ? "none" : "about " + Words.number(usual * (at - start))),
                        times(start, at - 1, within)));
            } else {
                at++;
            }
        }
        return runs.size() > MOST_RUNS ? List.of() : runs;
    }

    /** The median count, or the lower quartile of the counts above zero where that is more: what comes in bursts has that habit. */
    private static double usualWhereItOccurs(long[] counts) {
        long[] above = Arrays.stream(counts).filter(count -> count > 0).sorted().toArray();
        double median = median(counts);
        return above.length < HABIT_BUCKETS ? median : Math.max(median, above[above.length / 4]);
    }

    /** The usual distance from the usual count: what chance makes, or the median distance where that is more. */
    private static double spread(long[] counts, double usual) {
        long[] distances = Arrays.stream(counts)
                .map(count -> Math.round(Math.abs(count - usual)))
                .toArray();
        return Math.max(1, Math.max(Math.sqrt(usual), 1.4826 * median(distances)));
    }

    /** For each bucket, how many times their usual count the other patterns' events have. */
    private double[] trafficOfOthers(long[] counts) {
        long[] others = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            others[i] = whole.count(i) - counts[i];
        }
        double usual = median(others);
        return Arrays.stream(others)
                .mapToDouble(count -> usual == 0 ? 1 : count / usual)
                .toArray();
    }

    private static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }

    private TimeRange times(int first, int last, TimeHistogram within) {
        return new TimeRange(
                Math.max(within.earliest(), whole.start(first)), Math.min(within.latest(), whole.start(last + 1) - 1));
    }
}
