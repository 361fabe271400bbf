package dev.loggia.query.function.scalar;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.ANY;

import dev.loggia.query.function.ScalarDefinition;
import java.util.List;

/** The function that shows masked data (section 3.20). Nothing is masked here, so that it gives its argument. */
final class MaskingFunctions {

    private MaskingFunctions() {}

    static List<ScalarDefinition> all() {
        return List.of(ScalarDefinition.named("unmask", "masking")
                .returns("the value")
                .parameter("value", ANY)
                .summary(
                        "The value without the mask of a data-protection policy; events here have none, so it is unchanged.")
                .example("unmask(\"4111-1111\")", "4111-1111")
                .code(arguments -> arguments[0]));
    }
}
