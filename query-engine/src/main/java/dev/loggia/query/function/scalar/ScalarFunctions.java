package dev.loggia.query.function.scalar;

import dev.loggia.query.function.ScalarDefinition;
import java.util.List;

/** Every scalar function, in the order of the listings. */
public final class ScalarFunctions {

    private ScalarFunctions() {}

    public static List<ScalarDefinition> all() {
        return List.of();
    }
}
