package dev.loggia.query.function.aggregate;

import dev.loggia.query.function.AggregateDefinition;
import java.util.List;

/** Every aggregate function, in the order of the listings. */
public final class AggregateFunctions {

    private AggregateFunctions() {}

    public static List<AggregateDefinition> all() {
        return List.of();
    }
}
