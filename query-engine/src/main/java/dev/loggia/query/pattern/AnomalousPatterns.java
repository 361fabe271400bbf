package dev.loggia.query.pattern;

import dev.loggia.event.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code anomaly}: one row for each thing that is unusual about a pattern, the strongest first (section 3.14). The service's own judgement
 * is learnt and cannot be repeated; these are rules, which docs/anomaly.md gives with their thresholds.
 */
record AnomalousPatterns() implements PatternResult {

    static final String KIND = "@anomalyKind";
    static final String SCORE = "@anomalyScore";
    static final String DESCRIPTION = "@anomalyDescription";
    static final String START = "@anomalyStart";
    static final String END = "@anomalyEnd";

    /** The columns that are shown. */
    static final List<String> SHOWN =
            List.of(Pattern.TEXT, Pattern.COUNT, Pattern.SEVERITY, KIND, SCORE, DESCRIPTION, START, END);

    static final List<String> COLUMNS = Pattern.columnsWith(List.of(KIND, SCORE, DESCRIPTION, START, END));

    @Override
    public EventTimes.Form times() {
        return TimeHistogram::new;
    }

    @Override
    public List<Row> rows(List<Pattern> patterns, Runnable checkpoint) {
        long total = Pattern.events(patterns);
        TimeHistogram whole = new TimeHistogram();
        for (Pattern pattern : patterns) {
            if (pattern.times() instanceof TimeHistogram times) {
                whole.merge(times);
            }
        }
        FrequencyRules frequency = new FrequencyRules(whole);
        List<Found> found = new ArrayList<>();
        for (Pattern pattern : patterns) {
            checkpoint.run();
            if (pattern.times() instanceof TimeHistogram times) {
                frequency.find(pattern, times).forEach(anomaly -> found.add(new Found(pattern, anomaly)));
            }
            TokenRules.find(pattern).forEach(anomaly -> found.add(new Found(pattern, anomaly)));
        }
        found.sort(Comparator.comparingDouble((Found one) -> one.anomaly.score())
                .reversed()
                .thenComparing(Found::pattern, Pattern.MOST_FREQUENT_FIRST)
                .thenComparing(Found::anomaly, Anomaly.STRONGEST_FIRST));
        return found.stream()
                .<Row>map(one -> column -> one.value(column, total))
                .toList();
    }

    private record Found(Pattern pattern, Anomaly anomaly) {
        @Nullable
        Value value(String column, long total) {
            return switch (column) {
                case KIND -> Value.of(anomaly.kind().label());
                case SCORE -> Value.of(anomaly.score());
                case DESCRIPTION -> Value.of(anomaly.description());
                case START ->
                    anomaly.times() == null
                            ? null
                            : new Value.Timestamp(anomaly.times().start());
                case END ->
                    anomaly.times() == null
                            ? null
                            : new Value.Timestamp(anomaly.times().end());
                default -> pattern.value(column, total);
            };
        }
    }
}
