package dev.loggia.query.function.scalar;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.ANY;
import static dev.loggia.query.function.FunctionDefinition.ParameterType.CONDITION;
import static dev.loggia.query.function.FunctionDefinition.ParameterType.TEXT;
import static dev.loggia.query.function.scalar.Arguments.text;

import dev.loggia.event.Comparison;
import dev.loggia.event.NumericText;
import dev.loggia.event.Value;
import dev.loggia.query.function.ScalarDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions on any value (section 4.4). */
final class GeneralFunctions {

    private GeneralFunctions() {}

    static List<ScalarDefinition> all() {
        return List.of(
                function("ispresent")
                        .returns("1 or 0")
                        .doubtful(
                                "The service is reported to tell 0 for a JSON object; here a field is present when the key is.")
                        .parameter("value", ANY)
                        .summary("Whether the field exists; true for an empty text too.")
                        .example("ispresent(@timestamp)", "1")
                        .example("ispresent(errorCode)", "0")
                        .acceptsMissing("A missing value gives 0.")
                        .code(arguments -> Value.of(arguments[0] != null)),
                function("coalesce")
                        .returns("the value chosen, of any kind")
                        .repeated("value", ANY)
                        .summary("The first value that is not missing.")
                        .example("coalesce(user, \"anon\")", "anon")
                        .acceptsMissing("Missing values are passed over; if all are, the result is missing.")
                        .code(GeneralFunctions::coalesce),
                function("if")
                        .returns("the value chosen, of any kind")
                        .doubtful("The service does not document a missing condition; here it counts as false.")
                        .parameter("condition", CONDITION)
                        .parameter("then", ANY)
                        .parameter("otherwise", ANY)
                        .summary("The second value where the condition is true, else the third.")
                        .example("if(500 >= 500, \"err\", \"ok\")", "err")
                        .example("if(status >= 500, \"err\", \"ok\")", "ok")
                        .acceptsMissing("A missing condition is not true; a missing value is given as it is.")
                        .code(arguments -> isTrue(arguments[0]) ? arguments[1] : arguments[2]),
                function("case")
                        .returns("the value chosen, of any kind")
                        .parameter("condition", CONDITION)
                        .parameter("value", ANY)
                        .further("condition, value ... default", ANY)
                        .summary(
                                "The value after the first condition that is true; a last value without a condition is taken "
                                        + "when none is.")
                        .example("case(404 < 300, \"2xx\", 404 < 400, \"3xx\", \"bad\")", "bad")
                        .example("case(1 = 2, \"a\", 2 = 2, \"b\")", "b")
                        .example("case(1 = 2, \"a\")", null)
                        .acceptsMissing(
                                "A missing condition is not true; when none is true and there is no default, the result is missing.")
                        .code(GeneralFunctions::firstTrue),
                function("isNumeric")
                        .returns("1 or 0")
                        .parameter("value", ANY)
                        .summary("Whether the value is a number or a text that holds one.")
                        .example("isNumeric(\"12\")", "1")
                        .example("isNumeric(\"12a\")", "0")
                        .acceptsMissing("A missing value gives 0.")
                        .code(arguments -> Value.of(isNumeric(arguments[0]))),
                function("messageSize")
                        .returns("number")
                        .parameter("value", TEXT)
                        .summary("The size of the text in bytes of UTF-8.")
                        .example("messageSize(\"né\")", "3")
                        .code(arguments -> Value.of(utf8Length(text(arguments, 0)))));
    }

    private static ScalarDefinition.Builder function(String name) {
        return ScalarDefinition.named(name, "general");
    }

    private static @Nullable Value coalesce(@Nullable Value[] values) {
        for (Value value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable Value firstTrue(@Nullable Value[] arguments) {
        int i = 0;
        for (; i + 1 < arguments.length; i += 2) {
            if (isTrue(arguments[i])) {
                return arguments[i + 1];
            }
        }
        return i < arguments.length ? arguments[i] : null;
    }

    private static boolean isTrue(@Nullable Value condition) {
        return Boolean.TRUE.equals(Comparison.truth(condition));
    }

    private static boolean isNumeric(@Nullable Value value) {
        return value instanceof Value.Number
                || value instanceof Value.Text text && NumericText.parse(text.text()) != null;
    }

    /** Counts without encoding; half a surrogate pair is written as one byte, {@code ?}. */
    static long utf8Length(String text) {
        long length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                if (c < 0x800) {
                    length++;
                } else if (!Character.isSurrogate(c)) {
                    length += 2;
                } else if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    length += 2;
                    i++;
                }
            }
        }
        return length;
    }
}
