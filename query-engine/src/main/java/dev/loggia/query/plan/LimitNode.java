package dev.loggia.query.plan;

import dev.loggia.query.exec.Collector;
import dev.loggia.query.exec.FirstRows;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.exec.RowOrdering;
import dev.loggia.query.exec.TopRows;
import java.util.Set;

/**
 * Cuts rows.
 *
 * @param announced whether a cut is told to the user
 */
public record LimitNode(Kind kind, long count, boolean announced) implements CollectorNode {

    /** Which rows stay. */
    public enum Kind {
        /** The first of the order. */
        FIRST,
        /** The last of the order. */
        LAST,
        /** Whichever come first, so that the scan may stop early. */
        ANY
    }

    @Override
    public Set<String> reads() {
        return Set.of();
    }

    @Override
    public Set<String> defines() {
        return Set.of();
    }

    @Override
    public boolean replacesRows() {
        return false;
    }

    @Override
    public Collector collector(RowLayout layout, Notices notices) {
        return switch (kind) {
            case FIRST, ANY -> new FirstRows(count, layout, announced ? () -> notices.rowsCut(count, -1) : null);
            case LAST ->
                new TopRows(
                        new RowOrdering(java.util.List.of(), RowOrdering.Tie.ARRIVAL), count, true, layout, seen -> {});
        };
    }

    @Override
    public String describe() {
        return switch (kind) {
            case FIRST -> "first " + count;
            case LAST -> "last " + count;
            case ANY -> "any " + count;
        };
    }
}
