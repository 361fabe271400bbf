package dev.loggia.query.function.scalar;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.ANY;

import dev.loggia.event.Comparison;
import dev.loggia.event.JsonText;
import dev.loggia.event.Value;
import dev.loggia.query.function.ScalarDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions on JSON text and on the maps and lists read from it (section 4.5). */
final class JsonFunctions {

    private JsonFunctions() {}

    static List<ScalarDefinition> all() {
        return List.of(
                function("jsonParse")
                        .returns("map or list")
                        .parameter("text", ANY)
                        .summary(
                                "The map or list that a JSON text holds; missing for anything but an object or an array.")
                        .example("jsonParse('{\"a\":[1,2]}').a[0]", "1")
                        .example("jsonParse(\"5\")", null)
                        .code(arguments -> structure(arguments[0])),
                function("jsonStringify")
                        .returns("text")
                        .doubtful("The service does not document the order of keys; here it is that of the source.")
                        .parameter("structure", ANY)
                        .summary("The compact JSON text of a map or list, keys in the order of the source.")
                        .example("jsonStringify(jsonParse('{ \"b\": 1, \"a\": null }'))", "{\"b\":1,\"a\":null}")
                        .example("jsonStringify(\"{}\")", null)
                        .code(arguments -> arguments[0] instanceof Value.Structure structure
                                ? TextSize.bounded(JsonText.write(structure))
                                : null),
                function("jsonArraySize")
                        .returns("number")
                        .parameter("array", ANY)
                        .summary("The number of elements of a JSON array, a text or a list; missing when it is none.")
                        .example("jsonArraySize(\"[1,2,3]\")", "3")
                        .example("jsonArraySize(\"{}\")", null)
                        .code(arguments -> structure(arguments[0]) instanceof Value.ListValue list
                                ? Value.of((long) list.elements().size())
                                : null),
                function("jsonArrayContains")
                        .returns("1 or 0")
                        .parameter("array", ANY)
                        .parameter("value", ANY)
                        .summary(
                                "Whether a JSON array, a text or a list, has an element equal to the value; upper and lower "
                                        + "case differ.")
                        .example("jsonArrayContains('[\"admin\"]', \"admin\")", "1")
                        .example("jsonArrayContains(\"not JSON\", \"admin\")", "0")
                        .code(arguments -> Value.of(contains(structure(arguments[0]), arguments[1]))));
    }

    private static ScalarDefinition.Builder function(String name) {
        return ScalarDefinition.named(name, "JSON");
    }

    private static Value.@Nullable Structure structure(@Nullable Value value) {
        return switch (value) {
            case Value.Structure structure -> structure;
            case Value.Text text -> JsonText.parse(text.text());
            case Value.Number number -> null;
            case Value.Bool bool -> null;
            case Value.Timestamp timestamp -> null;
            case null -> null;
        };
    }

    private static boolean contains(Value.@Nullable Structure structure, @Nullable Value value) {
        return structure instanceof Value.ListValue list
                && list.elements().stream()
                        .anyMatch(element -> Boolean.TRUE.equals(Comparison.EQUAL.test(element, value)));
    }
}
