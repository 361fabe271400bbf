package dev.loggia.query.plan;

import dev.loggia.event.TimeRange;
import dev.loggia.query.exec.Collector;
import dev.loggia.query.exec.RowLayout;
import java.util.List;

/** A step that must see all rows, or many, before it answers. Its rows come out in order. */
public interface CollectorNode extends PlanNode {

    /**
     * @param layout the columns that later steps read, and whether the rows are events
     * @param notices where to say that rows were cut
     */
    Collector collector(RowLayout layout, Notices notices);

    /** The times to read for it, apart from each other: that of the query unless it looks at others too. */
    default List<TimeRange> ranges(TimeRange range) {
        return List.of(range);
    }

    /** Takes what must be said beside the result. Thread-safe. */
    interface Notices {
        /** Rows were cut by the default limit. @param rows how many there were, or -1 when unknown */
        void rowsCut(long limit, long rows);
    }
}
