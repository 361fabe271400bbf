package dev.loggia.testkit.oracle;

import dev.loggia.event.Comparison;
import dev.loggia.event.JsonText;
import dev.loggia.event.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of JSON text and structures (section 4.5). */
final class OracleStructures {

    private OracleStructures() {}

    static @Nullable Value apply(String name, List<@Nullable Value> values) {
        Value first = values.getFirst();
        String text = OracleValues.text(first);
        Value parsed = first instanceof Value.Structure || text == null ? first : JsonText.parse(text);
        List<@Nullable Value> elements = parsed instanceof Value.ListValue list ? list.elements() : null;
        return switch (name) {
            case "jsonparse" -> parsed;
            case "jsonstringify" ->
                first instanceof Value.Structure structure ? Value.of(JsonText.write(structure)) : null;
            case "jsonarraysize" -> elements == null ? null : Value.of((long) elements.size());
            case "jsonarraycontains" ->
                Value.of(elements != null && elements.stream().anyMatch(element -> equal(element, values.get(1))));
            default -> throw new IllegalStateException("the oracle does not know " + name);
        };
    }

    private static boolean equal(@Nullable Value a, @Nullable Value b) {
        return Boolean.TRUE.equals(OracleValues.compare(Comparison.EQUAL, a, b));
    }
}
