package dev.loggia.query.pattern;

import dev.loggia.event.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code diff} and {@code logcompare}: what has changed most since an earlier time comes first (sections 3.13 and 15.5). */
record ComparedPatterns(ComparedTimes compared) implements PatternResult {

    static final String PREVIOUS_COUNT = "@previousSampleCount";
    static final String DIFFERENCE = "@diffEventCount";
    static final String DESCRIPTION = "@diffDescription";

    /** The columns that are shown (section 3.13). */
    static final List<String> SHOWN = List.of(Pattern.TEXT, Pattern.COUNT, DIFFERENCE, DESCRIPTION, Pattern.SEVERITY);

    static final List<String> COLUMNS = Pattern.columnsWith(List.of(PREVIOUS_COUNT, DIFFERENCE, DESCRIPTION));

    @Override
    public EventTimes.Form times() {
        return () -> new WindowCounts(compared);
    }

    @Override
    public List<Row> rows(List<Pattern> patterns, Runnable checkpoint) {
        List<Change> changes = new ArrayList<>();
        long total = 0;
        for (Pattern pattern : patterns) {
            if (pattern.times() instanceof WindowCounts counts) {
                changes.add(new Change(pattern, counts.current(), counts.earlier()));
                total += counts.current();
            }
        }
        changes.sort(Comparator.comparingLong((Change change) -> Math.abs(change.difference()))
                .reversed()
                .thenComparing(Change::pattern, Pattern.BY_TEXT));
        long all = total;
        return changes.stream()
                .<Row>map(change -> column -> change.value(column, all))
                .toList();
    }

    /** @param count events now. @param previous events before */
    private record Change(Pattern pattern, long count, long previous) {
        long difference() {
            return count - previous;
        }

        @Nullable
        Value value(String column, long total) {
            return switch (column) {
                case Pattern.COUNT -> Value.of(count);
                case Pattern.RATIO -> Value.of(Pattern.ratio(count, total));
                case PREVIOUS_COUNT -> Value.of(previous);
                case DIFFERENCE -> Value.of(difference());
                case DESCRIPTION -> Value.of(Words.change(count, previous));
                default -> pattern.value(column, total);
            };
        }
    }
}
