package dev.loggia.query.pattern;

import java.util.ArrayList;
import java.util.List;

/** {@code pattern}: every pattern, the most frequent first (section 3.12). */
record AllPatterns() implements PatternResult {

    @Override
    public EventTimes.Form times() {
        return () -> null;
    }

    @Override
    public List<Row> rows(List<Pattern> patterns, Runnable checkpoint) {
        long total = Pattern.events(patterns);
        List<Pattern> sorted = new ArrayList<>(patterns);
        sorted.sort(Pattern.MOST_FREQUENT_FIRST);
        return sorted.stream()
                .<Row>map(pattern -> column -> pattern.value(column, total))
                .toList();
    }
}
