package dev.loggia.query.plan;

import dev.loggia.query.exec.Collector;
import dev.loggia.query.exec.RowLayout;

/** A step that must see all rows, or many, before it answers. Its rows come out in order. */
public interface CollectorNode extends PlanNode {

    /**
     * @param layout the columns that later steps read, and whether the rows are events
     * @param notices where to say that rows were cut
     */
    Collector collector(RowLayout layout, Notices notices);

    /** Takes what must be said beside the result. Thread-safe. */
    interface Notices {
        /** Rows were cut by the default limit. @param rows how many there were, or -1 when unknown */
        void rowsCut(long limit, long rows);
    }
}
