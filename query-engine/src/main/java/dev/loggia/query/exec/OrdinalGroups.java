package dev.loggia.query.exec;

import dev.loggia.event.Column;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Groups of rows whose keys come from dictionaries or are the same in every row: found by ordinal, once for each combination that occurs.
 * What was found holds for the next columns of the same dictionaries, since a table never gives a group another number. Thread-confined.
 */
final class OrdinalGroups {

    /** Most combinations of several keys. A single dictionary has its memory already. */
    private static final int MOST_COMBINATIONS = 1 << 16;

    /** Finds or adds the group of a row. */
    @FunctionalInterface
    interface Search {
        int group(Column[] columns, int row);
    }

    private final Search search;

    /** For each key of the last columns its dictionary, or the one value it had; null before there were any. */
    private @Nullable Object @Nullable [] known;

    /** The group of each combination, or -1 when it was not searched yet. A missing value counts as ordinal -1, a constant not at all. */
    private int[] groupOfCombination = new int[0];

    OrdinalGroups(Search search) {
        this.search = search;
    }

    long memoryBytes() {
        return 4L * groupOfCombination.length;
    }

    /** Fills in the group of each row; false when the columns are not of the right kinds, or have too many combinations. */
    boolean find(Column[] columns, int rows, int[] groups) {
        int combinations = combinations(columns);
        if (combinations < 0) {
            return false;
        }
        remember(columns, combinations);
        if (combinations == 1) {
            Arrays.fill(groups, 0, rows, group(0, columns, 0));
            return true;
        }
        combine(columns, rows, groups);
        for (int row = 0; row < rows; row++) {
            groups[row] = group(groups[row], columns, row);
        }
        return true;
    }

    private static int combinations(Column[] columns) {
        long combinations = 1;
        for (Column column : columns) {
            if (column instanceof Column.Ordinals ordinals) {
                combinations *= ordinals.dictionary().length + 1L;
            } else if (!(column instanceof Column.Constant)) {
                return -1;
            }
            if (combinations > (columns.length == 1 ? Integer.MAX_VALUE : MOST_COMBINATIONS)) {
                return -1;
            }
        }
        return (int) combinations;
    }

    private void remember(Column[] columns, int combinations) {
        if (isKnown(columns)) {
            return;
        }
        if (groupOfCombination.length < combinations) {
            groupOfCombination = new int[combinations];
        }
        Arrays.fill(groupOfCombination, 0, combinations, -1);
        known = Arrays.stream(columns).map(OrdinalGroups::origin).toArray();
    }

    /** Dictionaries are arrays, which equal themselves only. */
    private boolean isKnown(Column[] columns) {
        @Nullable Object[] last = known;
        if (last == null) {
            return false;
        }
        for (int i = 0; i < columns.length; i++) {
            if (!Objects.equals(last[i], origin(columns[i]))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object origin(Column column) {
        return column instanceof Column.Ordinals ordinals ? ordinals.dictionary() : column.value(0);
    }

    private static void combine(Column[] columns, int rows, int[] combinations) {
        Arrays.fill(combinations, 0, rows, 0);
        for (Column column : columns) {
            if (column instanceof Column.Ordinals keys) {
                int radix = keys.dictionary().length + 1;
                int[] ordinals = keys.ordinals();
                for (int row = 0; row < rows; row++) {
                    combinations[row] = combinations[row] * radix + Math.max(ordinals[row], -1) + 1;
                }
            }
        }
    }

    private int group(int combination, Column[] columns, int row) {
        int group = groupOfCombination[combination];
        if (group < 0) {
            group = search.group(columns, row);
            groupOfCombination[combination] = group;
        }
        return group;
    }
}
