package dev.loggia.query.function;

import dev.loggia.query.function.aggregate.AggregateFunctions;
import dev.loggia.query.function.aggregate.HistogramBucket;
import dev.loggia.query.function.scalar.ScalarFunctions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of the language, by any of their spellings. Immutable, thread-safe. */
public final class BuiltinFunctions {

    private static final BuiltinFunctions INSTANCE = new BuiltinFunctions();

    private final List<FunctionDefinition> definitions;
    private final Map<String, ScalarDefinition> scalars = new HashMap<>();
    private final Map<String, AggregateDefinition> aggregates = new HashMap<>();

    private BuiltinFunctions() {
        List<FunctionDefinition> all = new ArrayList<>();
        all.addAll(ScalarFunctions.all());
        all.add(HistogramBucket.DEFINITION);
        all.addAll(AggregateFunctions.all());
        definitions = List.copyOf(all);
        for (FunctionDefinition definition : definitions) {
            List<String> names = new ArrayList<>(definition.aliases());
            names.add(definition.name());
            for (String name : names) {
                String key = FunctionDefinition.lookupName(name);
                boolean taken = switch (definition) {
                    case ScalarDefinition scalar -> scalars.put(key, scalar) != null;
                    case AggregateDefinition aggregate -> aggregates.put(key, aggregate) != null;
                };
                if (taken) {
                    throw new IllegalStateException("two functions answer to " + name);
                }
            }
        }
    }

    public static BuiltinFunctions instance() {
        return INSTANCE;
    }

    /** All, in the order of the listings: by category as the reference has them. */
    public List<FunctionDefinition> definitions() {
        return definitions;
    }

    /** The scalar function of a name in any spelling. */
    public Optional<ScalarDefinition> scalar(String name) {
        return Optional.ofNullable(scalars.get(FunctionDefinition.lookupName(name)));
    }

    /** The aggregate of a name in any spelling. */
    public Optional<AggregateDefinition> aggregate(String name) {
        return Optional.ofNullable(aggregates.get(FunctionDefinition.lookupName(name)));
    }
}
