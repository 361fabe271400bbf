package dev.loggia.event;

import java.util.List;

/** A prepared predicate: keeps rows. Immutable, thread-safe. */
interface RowFilter {

    /**
     * Keeps the rows in which the predicate has an outcome; a missing one is neither.
     *
     * @param outcome true or false
     * @param rows rows of the batch in ascending order, of which the first {@code count} entries count; those kept move to the front
     * @return how many were kept
     */
    int keep(boolean outcome, Batch batch, int[] rows, int count);

    /** Prepares a predicate. */
    static RowFilter of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Contains contains -> new TextFilter(contains.field(), new LiteralSearch(contains.text()));
            case Predicate.Matches matches -> new TextFilter(matches.field(), new RegexSearch(matches.regex()));
            case Predicate.Compare compare ->
                new CompareFilter(compare.field(), compare.comparison(), compare.literal());
            case Predicate.In in -> new MembershipFilter(in.field(), in.values());
            case Predicate.Present present -> new PresentFilter(present.field());
            case Predicate.And and ->
                new AllOf(and.operands().stream().map(RowFilter::of).toList());
            case Predicate.Or or ->
                new Opposite(new AllOf(or.operands().stream()
                        .<RowFilter>map(operand -> new Opposite(of(operand)))
                        .toList()));
            case Predicate.Not not -> new Opposite(of(not.operand()));
        };
    }

    /** Swaps true and false; {@code a or b} is the opposite of {@code not a and not b} also where values are missing. */
    record Opposite(RowFilter operand) implements RowFilter {
        @Override
        public int keep(boolean outcome, Batch batch, int[] rows, int count) {
            return operand.keep(!outcome, batch, rows, count);
        }
    }

    /** True where all are true, false where one is false. */
    record AllOf(List<RowFilter> operands) implements RowFilter {
        @Override
        public int keep(boolean outcome, Batch batch, int[] rows, int count) {
            return outcome ? keepTrue(batch, rows, count) : keepFalse(batch, rows, count);
        }

        private int keepTrue(Batch batch, int[] rows, int count) {
            int left = count;
            for (RowFilter operand : operands) {
                if (left == 0) {
                    break;
                }
                left = operand.keep(true, batch, rows, left);
            }
            return left;
        }

        private int keepFalse(Batch batch, int[] rows, int count) {
            boolean[] isFalse = new boolean[batch.size()];
            int[] open = new int[count];
            int openCount = count;
            System.arraycopy(rows, 0, open, 0, count);
            int[] hits = new int[count];
            for (RowFilter operand : operands) {
                if (openCount == 0) {
                    break;
                }
                System.arraycopy(open, 0, hits, 0, openCount);
                int hitCount = operand.keep(false, batch, hits, openCount);
                for (int i = 0; i < hitCount; i++) {
                    isFalse[hits[i]] = true;
                }
                openCount = compact(isFalse, false, open, openCount);
            }
            return compact(isFalse, true, rows, count);
        }

        private static int compact(boolean[] marks, boolean mark, int[] rows, int count) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (marks[rows[i]] == mark) {
                    rows[kept++] = rows[i];
                }
            }
            return kept;
        }
    }

    /** {@code ispresent}: never missing itself. */
    record PresentFilter(String field) implements RowFilter {
        @Override
        public int keep(boolean outcome, Batch batch, int[] rows, int count) {
            Column column = batch.column(field);
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (column.isMissing(rows[i]) != outcome) {
                    rows[kept++] = rows[i];
                }
            }
            return kept;
        }
    }
}
