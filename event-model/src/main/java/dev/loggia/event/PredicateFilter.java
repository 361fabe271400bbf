package dev.loggia.event;

/**
 * Evaluates a predicate over batches, column by column, with the meaning that the language gives it: three-valued logic (section
 * 2.4), loose comparison ({@link Comparison}), {@code like} on the exact text of any value but structures, for which it is false.
 * Immutable, thread-safe: prepared once, used for every batch.
 */
public final class PredicateFilter {

    private final RowFilter filter;

    private PredicateFilter(RowFilter filter) {
        this.filter = filter;
    }

    /** Prepares a predicate. Operands are evaluated in their order, each on the rows that the ones before left open. */
    public static PredicateFilter of(Predicate predicate) {
        return new PredicateFilter(RowFilter.of(predicate));
    }

    /** Finds rows for a predicate that is used once; see {@link #select(Batch, int[])}. */
    public static int select(Predicate predicate, Batch batch, int[] rows) {
        return of(predicate).select(batch, rows);
    }

    /**
     * Finds the rows in which the predicate is true, neither false nor missing.
     *
     * @param rows receives them in ascending order; at least as long as the batch
     * @return how many there are
     */
    public int select(Batch batch, int[] rows) {
        int size = batch.size();
        for (int row = 0; row < size; row++) {
            rows[row] = row;
        }
        return filter.keep(true, batch, rows, size);
    }

    /**
     * The rows in which the predicate is true. A column that only a later operand of an {@code and} reads is loaded for the rows
     * that the operands before left.
     */
    public Batch filter(Batch batch) {
        if (filter instanceof RowFilter.AllOf all) {
            Batch left = batch;
            for (RowFilter operand : all.operands()) {
                left = new PredicateFilter(operand).filter(left);
            }
            return left;
        }
        int[] rows = new int[batch.size()];
        return batch.select(rows, select(batch, rows));
    }
}
