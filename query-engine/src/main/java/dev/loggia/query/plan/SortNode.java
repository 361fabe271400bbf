package dev.loggia.query.plan;

import dev.loggia.query.exec.Collector;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.exec.RowOrdering;
import dev.loggia.query.exec.TopRows;
import dev.loggia.query.expression.ExpressionText;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts all rows in order, or only the first or last of them.
 *
 * @param limit how many rows; {@link Long#MAX_VALUE} for all
 * @param last whether the last of the order are meant, as by {@code tail}
 * @param announced whether a cut is told to the user: for the limit that is nobody's wish
 */
public record SortNode(RowOrdering ordering, long limit, boolean last, boolean announced) implements CollectorNode {

    /** All rows in this order. */
    public SortNode(RowOrdering ordering) {
        this(ordering, Long.MAX_VALUE, false, false);
    }

    @Override
    public Set<String> reads() {
        Set<String> reads = new LinkedHashSet<>();
        ordering.keys().forEach(key -> reads.add(key.column()));
        return reads;
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
        return new TopRows(ordering, limit, last, layout, seen -> {
            if (announced && (seen < 0 || seen > limit)) {
                notices.rowsCut(limit, seen);
            }
        });
    }

    @Override
    public String describe() {
        String what = limit == Long.MAX_VALUE ? "sort by " : (last ? "last " : "first ") + limit + " by ";
        return what + describe(ordering);
    }

    static String describe(RowOrdering ordering) {
        String keys = ordering.keys().stream()
                .map(key -> ExpressionText.name(key.column()) + (key.descending() ? " desc" : ""))
                .collect(Collectors.joining(", "));
        String tie = switch (ordering.tie()) {
            case ORDER_KEY_ASCENDING -> "oldest first";
            case ORDER_KEY_DESCENDING -> "newest first";
            case ARRIVAL -> "as they come";
        };
        return keys.isEmpty() ? tie : keys + ", " + tie;
    }
}
