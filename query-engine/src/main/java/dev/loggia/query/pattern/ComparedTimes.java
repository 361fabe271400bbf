package dev.loggia.query.pattern;

import dev.loggia.event.TimeRange;
import java.util.List;

/** The time of a query and the one, as long, that it is compared with. They may overlap. */
public record ComparedTimes(TimeRange current, TimeRange earlier) {

    /** What to read: one range when there is nothing between the two. */
    List<TimeRange> ranges() {
        if (earlier.end() + 1 < current.start()) {
            return List.of(earlier, current);
        }
        return List.of(new TimeRange(earlier.start(), current.end()));
    }
}
