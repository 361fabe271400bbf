package dev.loggia.query.function.aggregate;

import dev.loggia.query.function.AggregateDefinition;
import java.util.List;

/** Every aggregate function, in the order of the listings. */
public final class AggregateFunctions {

    private AggregateFunctions() {}

    public static List<AggregateDefinition> all() {
        return List.of(
                Count.DEFINITION,
                DistinctFunctions.COUNT_DISTINCT,
                Sum.SUM,
                Sum.AVERAGE,
                Extreme.MINIMUM,
                Extreme.MAXIMUM,
                Percentile.DEFINITION,
                Variance.STANDARD_DEVIATION,
                Variance.VARIANCE,
                DistinctFunctions.VALUES,
                DistinctFunctions.TOP,
                EarliestLatest.EARLIEST,
                EarliestLatest.LATEST,
                Extreme.FIRST,
                Extreme.LAST,
                Rate.DEFINITION,
                Count.OVER_TIME,
                Sum.OVER_TIME,
                Histogram.DEFINITION);
    }
}
