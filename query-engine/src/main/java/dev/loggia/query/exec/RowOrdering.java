package dev.loggia.query.exec;

import dev.loggia.event.NaturalOrder;
import java.util.Comparator;
import java.util.List;

/**
 * An order of rows: sort keys, then a tie rule that makes it total.
 *
 * @param keys columns to sort by, most significant first; may be empty
 * @param tie how rows with equal keys are ordered
 */
public record RowOrdering(List<Key> keys, Tie tie) {

    /** The order of events without a {@code sort}: newest first. */
    public static final RowOrdering NEWEST_FIRST = new RowOrdering(List.of(), Tie.ORDER_KEY_DESCENDING);

    public RowOrdering {
        keys = List.copyOf(keys);
    }

    /** A column by {@link NaturalOrder} or its reverse. */
    public record Key(String column, boolean descending) {}

    /** What orders rows with equal keys. */
    public enum Tie {
        /** The events' order key, oldest first. */
        ORDER_KEY_ASCENDING,
        /** The events' order key, newest first. */
        ORDER_KEY_DESCENDING,
        /** Rows stay as they arrive: a stable sort. Only for rows that arrive in one stream. */
        ARRIVAL
    }

    /** Whether what decides first, the first key or else the tie rule, descends. */
    public boolean isDescending() {
        return keys.isEmpty()
                ? tie == Tie.ORDER_KEY_DESCENDING
                : keys.getFirst().descending();
    }

    Comparator<HeldRow> comparator() {
        return (a, b) -> {
            for (int i = 0; i < keys.size(); i++) {
                int order = NaturalOrder.ASCENDING.compare(a.key(i), b.key(i));
                if (order != 0) {
                    return keys.get(i).descending() ? -order : order;
                }
            }
            return switch (tie) {
                case ORDER_KEY_ASCENDING -> orElseArrival(a.compareOrderKey(b), a, b);
                case ORDER_KEY_DESCENDING -> orElseArrival(b.compareOrderKey(a), a, b);
                case ARRIVAL -> Long.compare(a.arrival(), b.arrival());
            };
        };
    }

    /** Rows made of one event, which one worker saw, stay in the order in which they were made. */
    private static int orElseArrival(int order, HeldRow a, HeldRow b) {
        return order != 0 ? order : Long.compare(a.arrival(), b.arrival());
    }
}
