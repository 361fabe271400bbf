package dev.loggia.query.function.scalar;

import dev.loggia.query.function.ScalarDefinition;
import java.util.List;
import java.util.stream.Stream;

/** Every scalar function, in the order of the listings. */
public final class ScalarFunctions {

    private ScalarFunctions() {}

    public static List<ScalarDefinition> all() {
        return Stream.of(
                        NumericFunctions.all(),
                        DateTimeFunctions.all(),
                        GeneralFunctions.all(),
                        JsonFunctions.all(),
                        TextFunctions.all(),
                        EncodingFunctions.all(),
                        HashFunctions.all(),
                        IpFunctions.all(),
                        MaskingFunctions.all())
                .flatMap(List::stream)
                .toList();
    }
}
